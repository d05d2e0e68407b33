/**
 * One supervisor listening to one agent. calling: their phone rings · asking: their number outside was
 * answered, and a key is asked for · active: they hear.
 */

import type {
	AgentId,
	CallId,
	ChannelId,
	MonitorId,
	PartyId,
	PersonId,
	PhoneId,
	SwitchId,
} from '../ids.ts';
import type {MonitorMode} from '../inputs.ts';
import type {Instant} from '../time.ts';

export type MonitorState =
	| {readonly state: 'calling'}
	/** Who picked up may be anybody, or a machine: nothing is heard before the key. */
	| {readonly state: 'asking'}
	/** `mode` is what the switch confirmed; the wish may be on its way. */
	| {readonly state: 'active'; readonly channelId: ChannelId; readonly mode: MonitorMode};

/** Where it is heard: at a desk phone of the floor, or at a number outside, whose digits are in no event. */
export type Ear =
	| {readonly phoneId: PhoneId; readonly partyId?: never}
	| {readonly partyId: PartyId; readonly phoneId?: never};

/** A live monitor. */
export type Monitor = MonitorState &
	Ear & {
		readonly id: MonitorId;
		readonly personId: PersonId;
		/** Of the talk: the supervisor's leg is there, their phone perhaps at the other end of a tie. */
		readonly switchId: SwitchId;
		readonly agentId: AgentId;
		readonly callId: CallId;
		readonly wantedMode: MonitorMode;
		readonly since: Instant;
	};

/** What a person is told until they listen again: they were not heard by, or no more, and it was not their doing. */
export interface MonitorNotice {
	readonly agentId: AgentId;
	/** They wanted to hear at a number outside. */
	readonly outside?: true;
	readonly reason: string;
	readonly at: Instant;
}

/** Ends that nobody needs to be told of: they were wanted, or are seen anyway. */
const quietEnds: ReadonlySet<string> = new Set([
	...['stopped', 'took-over', 'call-ended', 'hung-up', 'left'],
]);

/** What is told of a monitor that ended so; undefined: nothing. */
export function monitorNoticeOf(
	{agentId, partyId}: Monitor,
	reason: string,
	at: Instant,
): MonitorNotice | undefined {
	if (quietEnds.has(reason)) return undefined;
	return {agentId, ...(partyId === undefined ? {} : {outside: true}), reason, at};
}
