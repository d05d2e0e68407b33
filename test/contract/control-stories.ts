/** Call control acted out by hand: what each leg goes through when it waits, talks again, and when one of three leaves. */

import type {Actor} from './actor.ts';
import type {Story} from './stories.ts';

interface Place {
	readonly channel: string;
	readonly context: string;
	readonly extension?: string;
}

/** Sends two legs to their places in one action. */
async function moveBoth(actor: Actor, one: Place, other: Place): Promise<void> {
	await actor.send('Redirect', {
		...{Channel: one.channel, Context: one.context, Exten: one.extension ?? 's', Priority: '1'},
		...{ExtraChannel: other.channel, ExtraContext: other.context},
		...{ExtraExten: other.extension ?? 's', ExtraPriority: '1'},
	});
}

/** A caller who talks with the phone at 101; gives both channels. */
async function talk(actor: Actor) {
	const phone = await actor.phone('101');
	const {channel, caller} = await actor.call();
	await actor.redirect(channel, 'plateau-wait');
	await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
	await actor.ring(channel, '101');
	await actor.stands(phone, 'ringing');
	const leg = await actor.next('DialBegin');
	await phone.answer();
	await actor.stands(phone, 'talking');
	await actor.next('BridgeEnter', {Channel: channel});
	const agent = leg.get('DestChannel') ?? '';
	const set = (of: string, name: string, value: string) =>
		actor.send('Setvar', {Channel: of, Variable: name, Value: value});
	await set(channel, 'PLATEAU_PEER', agent);
	return {phone, caller, channel, agent, set};
}

/** Two legs leave one bridge in one moment here: which is the first, and from where, is chance. */
export const controlUnsure = ['BridgeNumChannels', 'BridgeLeave'] as const;

/** Stories of call control by name. */
export const controlStories: Readonly<Record<string, Story>> = {
	async 'a customer is on hold, and talks again'(actor) {
		const {phone, channel, agent} = await talk(actor);
		await moveBoth(
			actor,
			{channel, context: 'plateau-hold'},
			{channel: agent, context: 'plateau-desk'},
		);
		await actor.blocksIn(channel, 'BridgeWait');
		await actor.blocksIn(agent, 'BridgeWait');
		await actor.redirect(channel, 'plateau-join');
		await actor.next('BridgeEnter', {Channel: channel, BridgeTechnology: 'simple_bridge'});
		await phone.hangUp();
		await actor.empty();
	},
	async 'a colleague is consulted, joins the talk, and leaves it'(actor) {
		const {caller, channel, agent, set} = await talk(actor);
		const colleague = await actor.phone('102');
		await set(agent, '__PLATEAU_CONSULT', 'consult-1');
		await set(agent, '__PLATEAU_HOLDER', agent);
		await set(agent, 'PLATEAU_ENDPOINT', 'desk-102');
		await set(agent, 'PLATEAU_RING_SECS', '9');
		await moveBoth(
			actor,
			{channel, context: 'plateau-hold'},
			{channel: agent, context: 'plateau-consult'},
		);
		const rings = await actor.next('DialBegin');
		const guest = rings.get('DestChannel') ?? '';
		await actor.stands(colleague, 'ringing');
		await colleague.answer();
		await actor.stands(colleague, 'talking');
		await actor.next('BridgeEnter', {Channel: agent, BridgeTechnology: 'simple_bridge'});
		await moveBoth(
			actor,
			{channel: agent, context: 'plateau-desk'},
			{channel: guest, context: 'plateau-guest'},
		);
		await actor.blocksIn(agent, 'BridgeWait');
		await actor.blocksIn(guest, 'BridgeWait');
		await set(channel, 'PLATEAU_KEEP', '1');
		await actor.redirect(channel, 'plateau-join');
		await actor.next('BridgeEnter', {Channel: channel, BridgeTechnology: 'simple_bridge'});
		await set(guest, 'PLATEAU_PEER', agent);
		await actor.redirect(guest, 'plateau-guest', 'all');
		await actor.blocksIn(guest, 'BridgeAdd');
		await actor.next('BridgeEnter', {Channel: guest});
		await colleague.hangUp();
		await actor.stands(colleague, 'idle');
		await actor.send('PlayDTMF', {Channel: agent, Digit: '5', Receive: 'true'});
		await caller.hangUp();
		await actor.empty();
	},
};
