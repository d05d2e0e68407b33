/**
 * Branded ids: a string that knows what it names. Ids made by the core are counted on the floor
 * (`c-1`, `o-1`, `r-1`, `m-1`, `k-1`, `w-1`; `h-` by the event that begins it), so a replay makes the same ones.
 */

type Id<Kind extends string> = string & {readonly kind: Kind};

/** A person who answers; the agent's key in `floor.yaml`. */
export type AgentId = Id<'agent'>;
/** Anyone who can hold a phone: an agent's id, or a supervisor's login. */
export type PersonId = string;
/** A live call or its lasting interaction. */
export type CallId = Id<'call'>;
/** A live piece of work that needs no phone, and its lasting record. */
export type WorkId = Id<'work'>;
/** What is routed: a call, or a piece of other work. */
export type ItemId = CallId | WorkId;
/** A kind of work: `call`, `task`, or one that the floor file names. */
export type KindId = Id<'kind'>;
/** What a piece of work is about: a row of the store's `matter` table, never its words. */
export type MatterId = Id<'matter'>;
/** The customer behind a call: a row of the store's `party` table, never a number or a name. */
export type PartyId = Id<'party'>;
/** A line of waiting work; the queue's key in `floor.yaml`. */
export type QueueId = Id<'queue'>;
/** One attempt to give one call to one agent. */
export type OfferId = Id<'offer'>;
/** The offers made together for one call. */
export type RoundId = Id<'round'>;
/** A desk phone's extension. */
export type PhoneId = Id<'phone'>;
/** An Asterisk, or the practice switch; the name is ours, from the settings. */
export type SwitchId = Id<'switch'>;
/** A channel at one switch: the switch's own unique id without its secret system name. */
export type ChannelId = Id<'channel'>;
/** A number that customers dial, as digits of E.164 without the plus; the key in `floor.yaml`. */
export type NumberId = Id<'number'>;
export type SkillId = Id<'skill'>;
export type ReasonId = Id<'reason'>;
export type DispositionId = Id<'disposition'>;
/** A named time of day; the key in `floor.yaml`. */
export type WindowId = Id<'window'>;
/** One supervisor listening to one agent. */
export type MonitorId = Id<'monitor'>;
/** One third party called during a call. */
export type ConsultId = Id<'consult'>;
/** One connection of a nailed-up headset. */
export type HeadsetId = Id<'headset'>;
/** One recording of a call; opaque: nothing of the caller is in it. */
export type RecordingId = Id<'recording'>;

/** Names `text` as an id of the kind the caller expects. Checks nothing: the edge has done so. */
export function id<T extends Id<string>>(text: string): T {
	return text as T;
}

/** Tells a piece of other work from a call. */
export function isWorkId(itemId: ItemId): itemId is WorkId {
	return itemId.startsWith('w-');
}

/**
 * None of the floor's numbers: of a call between colleagues, and of one by hand that shows what the provider
 * does. The journal and the store have it as it is.
 */
export const noNumber = id<NumberId>('');

/** A channel as the whole floor knows it. Source: several switches may use the same unique id. */
export interface Channel {
	readonly switchId: SwitchId;
	readonly channelId: ChannelId;
}

/** One string for a channel, for maps. */
export function channelKey(channel: Channel): string {
	return `${channel.switchId}/${channel.channelId}`;
}

/** One string for a queue at a switch, for maps. */
export function queueAtSwitch(queueId: QueueId, switchId: SwitchId): string {
	return `${queueId}@${switchId}`;
}
