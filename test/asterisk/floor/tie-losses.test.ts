// Two real Asterisks and one daemon, and one of the three is gone, or the wire to one, amid a call across.

import test from 'ava';
import {type AmiProxy, startAmiProxy} from '../../chaos/ami-proxy.ts';
import {hearTones, readyAt, tones} from './real-floor.ts';
import {onTwoAsterisks, open, talkAcross, wrapUp} from './two-asterisks.ts';

const realTest = onTwoAsterisks(test);

realTest(
	'ties - one is killed: its calls alone are lost, and the other goes on',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkAcross(floor);
		const near = await readyAt(floor, 'claire', '1001');
		const atMain = await floor.caller('0184880001', {user: '0639980002', toneHz: tones.other});
		await near.until('ringing');
		await near.answer();
		await atMain.until('talking');
		await admin.board(({agents}) => agents['claire']?.activity === 'talking', 'the floor knows');
		const there = {registrar: floor.annex.registrar, user: '0639980003', toneHz: tones.other};
		const atAnnex = await floor.caller('0184880001', there);
		await admin.board(({queues}) => queues['support']?.waiting === 1, 'one waits at the annex');

		await floor.asterisk.kill();
		await admin.board(({switches}) => switches['main']?.state === 'down', 'main is away');
		// Marc's phone is told by its own switch: he is free, and gets the call of the annex.
		await desk.until('idle');
		await wrapUp(floor);
		await desk.until('ringing');
		await desk.answer();
		await atAnnex.until('talking');
		await hearTones(t, 'at the annex', [desk, [tones.other]], [atAnnex, [tones.second]]);

		await floor.asterisk.restart();
		await floor.event(/"endedBy":"pbx-restart".*"event":"call-ended"/);
		await hearTones(t, 'undisturbed', [desk, [tones.other]], [atAnnex, [tones.second]]);
		await floor.event(/pbx-restart.*\n(?:.*\n)*.*"toSwitchId":"annex","event":"tie-up"/);
		await atAnnex.hangUp();
		await wrapUp(floor);
		await Promise.all([caller.stop(), atMain.stop()]);
		const anew = await floor.caller('0184880001', {user: '0639980004'});
		await desk.until('ringing');
		await desk.answer();
		await anew.until('talking');
		await hearTones(t, 'across again', [desk, [tones.caller]], [anew, [tones.second]]);
		await anew.hangUp();
		await floor.noChannelLeft();
	},
);

for (const way of ['answered', 'resumed'] as const) {
	realTest(`ties - the agent’s is killed: the customer, ${way}, gets another`, async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {caller} = await talkAcross(floor);
		if (way === 'resumed') {
			await admin.command('hold', {agentId: 'marc'});
			await admin.desk('marc', ({call}) => call?.line === 'held', 'held');
			await admin.command('resume', {agentId: 'marc'});
			await admin.desk('marc', ({call}) => call?.line === 'joined', 'resumed');
		}
		const near = await readyAt(floor, 'claire', '1001');
		await floor.annex.kill();
		await admin.board(({switches}) => switches['annex']?.state === 'down', 'the annex is away');
		await near.until('ringing', 60_000);
		t.is(caller.state(), 'talking');
		await near.answer();
		await hearTones(t, 'with another', [near, [tones.caller]], [caller, [tones.agent]]);
		await floor.event(/"toSwitchId":"annex","event":"tie-down"/);
		await caller.hangUp();
		await near.until('idle');
	});
}

realTest(
	'ties - the wire to one is cut: its calls go on, who is free of them works',
	async (t, rig) => {
		let wire: AmiProxy | undefined;
		const floor = await open(t, rig, {
			async amiThrough(port) {
				const target = {host: '127.0.0.1', port};
				wire = await startAmiProxy({target, seed: 1, chances: {}});
				return wire.port;
			},
		});
		t.teardown(() => wire?.stop());
		const {admin} = floor;
		const {desk, caller} = await talkAcross(floor);
		wire?.pause();
		await admin.board(({switches}) => switches['main']?.state === 'down', 'main is away');
		await desk.hangUp();
		await caller.until('idle');
		await wrapUp(floor);
		const there = {registrar: floor.annex.registrar, user: '0639980002', toneHz: tones.other};
		const other = await floor.caller('0184880001', there);
		await desk.until('ringing');
		await desk.answer();
		await other.until('talking');
		wire?.resume();
		await admin.board(({switches}) => switches['main']?.state === 'up', 'main is back');
		await hearTones(t, 'undisturbed', [desk, [tones.other]], [other, [tones.second]]);
		await other.hangUp();
		await floor.noChannelLeft();
	},
);

realTest(
	'ties - the daemon is killed with a call across: the floor is true again',
	async (t, rig) => {
		const floor = await open(t, rig);
		const {admin} = floor;
		const {desk, caller} = await talkAcross(floor);
		await floor.killDaemon();
		await hearTones(t, 'they talk on', [desk, [tones.caller]], [caller, [tones.second]]);
		await floor.startDaemon();
		await admin.board(
			({switches, agents}) =>
				switches['main']?.state === 'up' &&
				switches['annex']?.state === 'up' &&
				agents['marc']?.activity === 'talking',
			'marc talks still',
		);
		await hearTones(t, 'undisturbed', [desk, [tones.caller]], [caller, [tones.second]]);
		await desk.hangUp();
		await caller.until('idle');
		await wrapUp(floor);
		await floor.noChannelLeft();
	},
);
