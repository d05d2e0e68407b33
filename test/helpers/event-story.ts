/**
 * Events from a line of text, for tests: `0 arrived, 5 queued:sales, 6 made:a1 call=c-2`.
 * Each item is an instant in ms, a word with its main argument, then `key=value` for the rest.
 */

import {
	type AgentId,
	type DialFailure,
	type Event,
	type EventBody,
	emptyConfig,
	id,
	type PresenceWish,
} from '@plateau/core';

type Args = Readonly<Record<string, string>>;
type Word = (at: number, arg: string, args: Args) => EventBody;

const or = (value: string | undefined, otherwise: string) =>
	value === undefined || value === '' ? otherwise : value;
const callOf = (args: Args) => or(args['call'], 'c-1');
const queueOf = (args: Args) => or(args['queue'], 'support');
const phoneOf = (args: Args) => or(args['phone'], '1001');
const offerOf = (agent: string, args: Args) => or(args['offer'], `o-${callOf(args)}-${agent}`);

/** `available`, or a reason's id. */
const presence = (text: string | undefined): PresenceWish =>
	or(text, 'available') === 'available'
		? {state: 'available'}
		: {state: 'not-ready', reasonId: id(text ?? '')};

/** The words of a story. The main argument is the agent where nothing else is said. */
const words: Record<string, Word> = {
	configured: () => ({type: 'floor-configured', by: 'admin', config: emptyConfig}),
	started: () => ({type: 'daemon-started'}),
	'day-started': (_at, day) => ({type: 'day-started', day}),
	'signed-in': (_at, agent, args) => ({
		type: 'agent-signed-in',
		agentId: id(agent),
		phoneId: id(phoneOf(args)),
		presence: presence(args['presence']),
	}),
	'signed-out': (_at, agent) => ({type: 'agent-signed-out', agentId: id(agent), by: agent}),
	presence: (_at, agent, args) => ({
		type: 'presence-changed',
		agentId: id(agent),
		presence: presence(args['presence']),
		by: agent,
	}),
	pended: (_at, agent, args) => ({
		type: 'presence-pended',
		agentId: id(agent),
		presence: presence(args['presence']),
		by: agent,
	}),
	taken: (_at, personId, args) => ({type: 'phone-taken', phoneId: id(phoneOf(args)), personId}),
	'outside-started': (_at, channel, args) => ({
		type: 'outside-started',
		phoneId: id(phoneOf(args)),
		channelId: id(channel),
	}),
	'outside-ended': (_at, channel, args) => ({
		type: 'outside-ended',
		phoneId: id(phoneOf(args)),
		channelId: id(channel),
	}),
	/** The argument: who calls. At 1001, a colleague at 1002. */
	'calls-colleague': (at, agent, args) => ({
		...{type: 'dial-asked', callId: id(callOf(args)), agentId: id(agent), phoneId: id('1001')},
		...{switchId: id('main'), partyId: id('p-1'), numberId: id(''), queueId: id('support')},
		...{toAgentId: id(or(args['to'], 'a2')), toPhoneId: id('1002'), endsAt: at + 20, by: agent},
	}),
	'colleague-called': (at, agent, args) => ({
		...{type: 'dial-begun', callId: id(callOf(args)), agentId: id(agent)},
		...{channelId: id('7.1'), endsAt: at + 20},
	}),
	'colleague-answers': (_at, agent, args) => ({
		...{type: 'dial-answered', callId: id(callOf(args)), agentId: id(agent)},
		...{phoneId: id('1001'), queueId: id('support')},
		...{channelId: id('7.7'), agentChannelId: id('7.1')},
	}),
	/** The argument: when the channel came up, if before. */
	arrived: (at, startedAt, args) => ({
		type: 'call-arrived',
		callId: id(callOf(args)),
		switchId: id('main'),
		channelId: id(`${callOf(args)}.1`),
		partyId: id(or(args['party'], 'p-1')),
		numberId: id(or(args['number'], '33184880001')),
		startedAt: startedAt === '' ? at : Number(startedAt),
	}),
	/** The argument: the queue. */
	queued: (at, queue, args) => ({
		type: 'call-queued',
		callId: id(callOf(args)),
		queueId: id(or(queue, 'support')),
		enteredAt: at,
		creditMs: 0,
	}),
	raised: (_at, by, args) => ({
		type: 'call-raised',
		callId: id(callOf(args)),
		creditMs: 60_000,
		by,
	}),
	/** The argument: the queue it went to. */
	moved: (_at, queue, args) => ({
		type: 'call-moved',
		callId: id(callOf(args)),
		fromQueueId: id(queueOf(args)),
		queueId: id(queue),
		reason: 'max-wait',
	}),
	made: (at, agent, args) => ({
		type: 'offer-made',
		offerId: id(offerOf(agent, args)),
		roundId: id(or(args['round'], 'r-1')),
		callId: id(callOf(args)),
		agentId: id(agent),
		phoneId: id(phoneOf(args)),
		queueId: id(queueOf(args)),
		ringEndsAt: at + 20_000,
		candidates: 1,
		idleMs: 0,
	}),
	ringing: (_at, agent, args) => ({
		type: 'offer-ringing',
		offerId: id(offerOf(agent, args)),
		channelId: id(`${agent}.1`),
	}),
	'rang-out': (_at, agent, args) => ({
		type: 'offer-ended',
		offerId: id(offerOf(agent, args)),
		state: 'rang-out',
		reason: 'no-answer',
	}),
	withdrawn: (_at, agent, args) => ({
		type: 'offer-ended',
		offerId: id(offerOf(agent, args)),
		state: 'withdrawn',
		reason: 'caller-left',
	}),
	accepted: (_at, agent, args) => ({
		type: 'offer-accepted',
		offerId: id(offerOf(agent, args)),
		channelId: id(`${agent}.1`),
	}),
	parked: (at, agent, args) => ({
		type: 'call-parked',
		callId: id(callOf(args)),
		agentId: id(agent),
		place: 1,
		endsAt: at + 180_000,
	}),
	'picked-up': (at, agent, args) => ({
		type: 'call-picked-up',
		callId: id(callOf(args)),
		agentId: id(agent),
		by: agent,
		stick: {agentId: id(agent), endsAt: at + 15_000},
	}),
	connected: (_at, agent, args) => ({
		type: 'call-connected',
		callId: id(callOf(args)),
		agentId: id(agent),
		phoneId: id(phoneOf(args)),
		queueId: id(queueOf(args)),
		channelId: id(`${agent}.1`),
		waitMs: Number(or(args['wait'], '0')),
	}),
	/** Of call control: `held:a1`, `phone-held:a1`… */
	held: (_at, agent, args) => ({
		...{type: 'call-held', callId: id(callOf(args)), agentId: id(agent)},
	}),
	resumed: (_at, agent, args) => ({
		...{type: 'call-resumed', callId: id(callOf(args)), agentId: id(agent)},
	}),
	'phone-held': (_at, agent, args) => ({
		...{type: 'call-phone-held', callId: id(callOf(args)), agentId: id(agent)},
	}),
	'phone-resumed': (_at, agent, args) => ({
		...{type: 'call-phone-resumed', callId: id(callOf(args)), agentId: id(agent)},
	}),
	consulted: (_at, agent, args) => ({
		...{type: 'consult-asked', consultId: id('k-1'), callId: id(callOf(args)), agentId: id(agent)},
		...(args['to'] === undefined ? {} : {toAgentId: id<AgentId>(args['to'])}),
		...{toPhoneId: id('1003'), ringEndsAt: 0, by: agent},
	}),
	'consult-answered': (_at, _arg, args) => ({
		...{type: 'consult-answered', consultId: id('k-1'), callId: id(callOf(args))},
		channelId: id('k.1'),
	}),
	'handed-over': (_at, agent, args) => ({
		...{type: 'call-handed-over', consultId: id('k-1'), callId: id(callOf(args))},
		...{agentId: id('a1'), toAgentId: id(agent), channelId: id('k.1')},
	}),
	swapped: (_at, hears, args) => ({
		...{type: 'consult-swapped', consultId: id('k-1'), callId: id(callOf(args))},
		hears: hears as 'customer' | 'consult',
	}),
	conferenced: (_at, _arg, args) => ({
		...{type: 'call-conferenced', consultId: id('k-1'), callId: id(callOf(args))},
	}),
	'consult-over': (_at, _arg, args) => ({
		...{type: 'consult-ended', consultId: id('k-1'), callId: id(callOf(args))},
		reason: 'hung-up',
	}),
	dismissed: (_at, _arg, args) => ({
		type: 'call-dismissed',
		callId: id(callOf(args)),
		outcome: 'refused',
		reason: 'closed',
	}),
	'timed-out': (_at, _arg, args) => ({
		type: 'call-dismissed',
		callId: id(callOf(args)),
		outcome: 'timed-out',
		reason: 'max-wait',
	}),
	'sent-out': (_at, number, args) => ({
		type: 'call-sent-out',
		callId: id(callOf(args)),
		number: or(number, '33199000055'),
		reason: 'overflow',
	}),
	'fell-back': (_at, _arg, args) => ({type: 'call-fell-back', callId: id(callOf(args))}),
	'taken-back': (_at, _arg, args) => ({type: 'call-taken-back', callId: id(callOf(args))}),
	'fallback-answered': (_at, _arg, args) => ({
		type: 'call-fallback-answered',
		callId: id(callOf(args)),
	}),
	'in-mailbox': (_at, _arg, args) => ({type: 'call-in-mailbox', callId: id(callOf(args))}),
	/** The argument: the outcome, answered when absent; `why`: of a number that was not reached. */
	ended: (_at, outcome, args) => ({
		type: 'call-ended',
		callId: id(callOf(args)),
		outcome: or(outcome, 'answered') as 'answered',
		endedBy: 'customer',
		cause: 16,
		...(args['why'] === undefined ? {} : {reason: args['why'] as DialFailure}),
	}),
	/** The argument: when it was last seen. */
	lost: (_at, lastSeenAt, args) => ({
		type: 'call-ended',
		callId: id(callOf(args)),
		outcome: 'lost-in-gap',
		endedBy: 'gap',
		cause: 0,
		lastSeenAt: Number(lastSeenAt),
	}),
	'wrap-up': (_at, agent, args) => ({
		type: 'wrap-up-started',
		agentId: id(agent),
		callId: id(callOf(args)),
		queueId: id(queueOf(args)),
	}),
	disposition: (_at, dispositionId, args) => ({
		type: 'disposition-set',
		callId: id(callOf(args)),
		agentId: id(or(args['agent'], 'a1')),
		dispositionId: id(dispositionId),
	}),
	'wrap-up-ended': (_at, agent, args) => ({
		type: 'wrap-up-ended',
		agentId: id(agent),
		callId: id(callOf(args)),
		reason: 'by-key',
	}),
	'monitor-asked': (_at, agent, args) => ({
		type: 'monitor-asked',
		monitorId: id(or(args['monitor'], 'm-1')),
		personId: 'sophie',
		phoneId: id('1009'),
		agentId: id(agent),
		callId: id(callOf(args)),
		mode: 'listen',
	}),
	'monitor-started': (_at, _arg, args) => ({
		type: 'monitor-started',
		monitorId: id(or(args['monitor'], 'm-1')),
		channelId: id('9.1'),
		mode: 'listen',
	}),
	'monitor-mode': (_at, mode, args) => ({
		type: 'monitor-mode-asked',
		monitorId: id(or(args['monitor'], 'm-1')),
		mode: mode as 'barge',
	}),
	'monitor-ended': (_at, reason, args) => ({
		type: 'monitor-ended',
		monitorId: id(or(args['monitor'], 'm-1')),
		reason,
	}),
};

/** Every word a story can use. */
export const storyWords: readonly string[] = Object.keys(words);

/** The story as events, numbered from `firstSeq`. Throws on a word that is not in the table. */
export function eventStory(story: string, firstSeq = 1): Event[] {
	return story.split(',').map((item, index) => {
		const [at = '', head = '', ...rest] = item.trim().split(/\s+/);
		const [word = '', arg = ''] = head.split(':');
		const body = words[word];
		if (body === undefined) throw new Error(`no such word in a story: "${word}"`);
		const args = Object.fromEntries(rest.map((pair) => pair.split('=')));
		return {seq: firstSeq + index, at: Number(at), v: 2, ...body(Number(at), arg, args)};
	});
}
