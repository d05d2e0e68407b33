// What desk phones dial on the real Asterisk: each other, and the outside.

import test from 'ava';
import {floorLab} from './floor-lab.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);

realTest(
	'phones - a colleague’s call makes an agent busy, and nobody may move a caller',
	async (t, rig) => {
		const lab = await floorLab(t, rig);
		const agent = await lab.agent('a1');
		const colleague = await lab.desk('102');
		await colleague.dial('101');
		await agent.until('ringing');
		await lab.event('outside-started');
		await waitUntil('the agent is busy', () =>
			[...lab.floor.agents.values()].some(
				(one) => one.state === 'signed-in' && one.activity.state === 'outside',
			),
		);
		await colleague.hangUp();
		await lab.event('outside-ended');
		const none = await lab.asterisk.cli('module show like res_pjsip_refer');
		t.regex(none, /0 modules loaded/);
	},
);

realTest('phones - emergencies and the outside go out by the trunk', async (t, rig) => {
	const port = await freePort('127.0.0.2');
	const lab = await floorLab(t, rig, {
		input: {
			trunk: {host: '127.0.0.2', port, assertedIdentity: false, outgoingNumber: '0142000000'},
		},
	});
	const outside = await lab.caller('0142000000', {port});
	const desk = await lab.desk('102');
	for (const number of ['112', '0612345678', '+33142000001']) {
		const from = lab.events.length;
		const before = outside.events.length;
		await desk.dial(number);
		await outside.until('ringing');
		const {peeruri} = await outside.event(({type}) => type === 'CALL_INCOMING', {after: before});
		t.regex(String(peeruri), /^sip:0142000000@/, 'our number is shown');
		t.true(lab.asterisk.log().includes(`Called PJSIP/${number}@trunk`));
		await lab.event('outside-started', from);
		await desk.hangUp();
		await lab.event('outside-ended', from);
		await outside.until('idle');
	}
	await desk.dial('12');
	await desk.event(({type, param}) => type === 'CALL_CLOSED' && /404/.test(String(param)));
	const after = desk.events.length;
	await desk.dial('+44207946095');
	await desk.event(({type, param}) => type === 'CALL_CLOSED' && /403/.test(String(param)), {after});
});
