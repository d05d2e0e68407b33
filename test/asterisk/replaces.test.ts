// Who knows a leg's Call-ID and tags, by a guess or by a cable, asks for its place in the call (INVITE with
// Replaces): from the trunk, from a colleague's phone, from nowhere. `allow_transfer = no` does not forbid it.

import {connectAmi} from '@plateau/daemon/ami/client';
import test, {type ExecutionContext} from 'ava';
import {type FloorLab, type FloorLabOptions, floorLab, numbers, tones} from './floor-lab.ts';
import type {Phone} from './rig/phone.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {replacingCaller} from './rig/scenarios.ts';
import {startSipp} from './rig/sipp.ts';

const realTest = onRealAsterisk(test);

/** A leg as a SIP message names it, seen from Asterisk. */
interface Dialog {
	readonly callId: string;
	readonly ownTag: string;
	readonly farTag: string;
}

/** Claire talks with a customer, or her phone rings. */
async function floorWithTalk(
	t: ExecutionContext,
	rig: Rig,
	{isRinging = false, ...options}: FloorLabOptions & {readonly isRinging?: boolean} = {},
) {
	const lab = await floorLab(t, rig, options);
	const agent = await lab.agent('a1');
	const customer = await lab.caller('0612345678');
	await customer.dial(numbers.answered);
	await agent.until('ringing');
	if (!isRinging) {
		await agent.answer();
		await lab.event('call-connected');
	}
	return {lab, agent, customer};
}

/** What only the two ends of that leg know. */
async function dialogOf(t: ExecutionContext, lab: FloorLab, endpoint: string): Promise<Dialog> {
	const ami = await connectAmi(
		{
			...{host: '127.0.0.1', port: lab.amiPort, username: 'plateau', secret: lab.secrets.control},
			systemName: lab.secrets.systemName,
		},
		{event: () => {}},
	);
	const {items} = await ami.list('Status');
	const names = items.map((item) => item.get('Channel') ?? '');
	const channel = names.find((name) => name.startsWith(`PJSIP/${endpoint}-`)) ?? '';
	const read = async (what: string) => {
		const answer = await ami.action('Getvar', {
			Channel: channel,
			Variable: `CHANNEL(pjsip,${what})`,
		});
		return answer.get('Value') ?? '';
	};
	const dialog = {
		callId: await read('call-id'),
		ownTag: await read('local_tag'),
		farTag: await read('remote_tag'),
	};
	await ami.close();
	t.false(Object.values(dialog).includes(''), 'the attacker knows all of it');
	return dialog;
}

/** Who asks, from which address, and whom they pretend to call: somebody whom they may call. */
const attackers = {
	trunk: {address: '127.0.0.2', service: numbers.answered, user: '0698765432'},
	phone: {address: '127.0.0.1', service: '103', user: 'p102'},
	stranger: {address: '127.0.0.3', service: numbers.answered, user: 'p101'},
} as const;

/** What Asterisk answered, last. */
async function ask(
	{lab, rig}: {readonly lab: FloorLab; readonly rig: Rig},
	who: keyof typeof attackers,
	{callId, ownTag, farTag}: Dialog,
): Promise<string> {
	const {address, service, user} = attackers[who];
	const secret = who === 'phone' ? lab.secrets.phones[user] : undefined;
	const replaces = `${callId};to-tag=${ownTag};from-tag=${farTag}`;
	const run = await startSipp({
		...{rig, address, service, remote: lab.registrar},
		scenario: replacingCaller({user, replaces, ...(secret === undefined ? {} : {secret})}),
		args: ['-timeout', '2s'],
	});
	await run.done;
	const answers = [...run.messages().matchAll(/^SIP\/2.0 (\d{3})/gm)].map(([, code]) => code ?? '');
	await run.stop();
	return answers.at(-1) ?? 'nothing';
}

async function hearEachOther(t: ExecutionContext, agent: Phone, customer: Phone): Promise<void> {
	t.deepEqual((await agent.listen(Object.values(tones))).tonesHz, [tones.caller]);
	t.deepEqual((await customer.listen(Object.values(tones))).tonesHz, [tones.agent]);
}

for (const whose of ['p101', 'trunk']) {
	realTest(
		`replaces - nobody takes the place of ${whose === 'trunk' ? 'a customer' : 'an agent'} who talks, though they know the leg`,
		async (t, rig) => {
			const {lab, agent, customer} = await floorWithTalk(t, rig);
			const dialog = await dialogOf(t, lab, whose);
			const seen = lab.events.length;
			for (const who of ['stranger', 'phone', 'trunk'] as const) {
				t.is(await ask({lab, rig}, who, dialog), '401', `${who}: as a stranger`);
				await hearEachOther(t, agent, customer);
			}
			t.deepEqual(lab.events.slice(seen), [], 'nothing has happened');
			t.deepEqual(lab.warned, []);
		},
	);
}

realTest('replaces - nobody picks up a phone that rings for somebody else', async (t, rig) => {
	const {lab, agent, customer} = await floorWithTalk(t, rig, {isRinging: true, ringMs: 30_000});
	const dialog = await dialogOf(t, lab, 'p101');
	const seen = lab.events.length;
	for (const who of ['stranger', 'phone', 'trunk'] as const) {
		t.is(await ask({lab, rig}, who, dialog), '401', who);
	}
	t.deepEqual(lab.events.slice(seen), []);
	t.is(agent.state(), 'ringing');
	await agent.answer();
	await lab.event('call-connected');
	await hearEachOther(t, agent, customer);
});

for (const who of ['phone', 'trunk'] as const) {
	realTest(
		`replaces - without what asterisk-config writes the attack works, from the ${who}: this is what is kept away`,
		async (t, rig) => {
			const {lab, agent, customer} = await floorWithTalk(t, rig, {
				edit: (name, text) =>
					name === 'pjsip.conf'
						? text.replace('match_header = Replaces: /./', 'match_header = X: y')
						: text,
			});
			const dialog = await dialogOf(t, lab, 'p101');
			t.is(await ask({lab, rig}, 'stranger', dialog), '401');
			await hearEachOther(t, agent, customer);
			t.is(await ask({lab, rig}, who, dialog), '200');
			await agent.until('idle');
		},
	);
}
