/**
 * Which events are believed. A caller can put line breaks into a name or a number, and Asterisk
 * copies them into its events: such a stream holds events that nothing but the caller made. Real
 * events carry the secret system name and keep Asterisk's order of fields; forged ones do not.
 */
import {type AmiMessage, isSameName} from './message.ts';

/** Why a message was kept from the consumer. Codes are only ever added. */
export type QuarantineReason =
	/** The first line is neither `Event:` nor `Response:`: the tail of a cut message. */
	| 'not-a-message'
	/** An event before the login was answered. */
	| 'before-login'
	/** An event without our switch's system name. */
	| 'wrong-system-name'
	/** A field that Asterisk writes once is there twice. */
	| 'repeated-field'
	/** A channel's block of fields is incomplete or holds a foreign line. */
	| 'broken-channel'
	/** A channel variable stands where Asterisk writes none. */
	| 'misplaced-variable'
	/** An answer to an action that we did not send. */
	| 'unasked-response';

/** What Asterisk writes between `ChannelState` and `Linkedid`, in manager_channels.c. */
const channelFields = new Set([
	'ChannelStateDesc',
	'CallerIDNum',
	'CallerIDName',
	'ConnectedLineNum',
	'ConnectedLineName',
	'Language',
	'AccountCode',
	'Context',
	'Exten',
	'Priority',
	'Uniqueid',
]);

/**
 * Judges the events of one connection. Without a `systemName` only the shape of an event is
 * checked. `isOurs` tells whether an ActionID is one of ours.
 */
export class EventGuard {
	readonly #systemName: string | undefined;
	readonly #isOurs: (actionId: string) => boolean;
	#mayBeBooted = true;

	constructor(systemName: string | undefined, isOurs: (actionId: string) => boolean) {
		this.#systemName = systemName;
		this.#isOurs = isOurs;
	}

	/** Why `event` is not to be believed; undefined when it is. Call once for each event, in order. */
	judge(event: AmiMessage): QuarantineReason | undefined {
		const mayBeBooted = this.#mayBeBooted;
		this.#mayBeBooted = false;
		const isItem = this.#isOurs(event.get('ActionID') ?? '');
		if (!isItem && !this.#hasName(event, mayBeBooted)) return 'wrong-system-name';
		// Settings in a list (an endpoint's `SetVar`) repeat; what callers can write into does not.
		const isSetting = isItem && !event.names.some((name) => name.endsWith('ChannelState'));
		if (!isSetting && hasRepeats(event)) return 'repeated-field';
		if (!hasWholeChannels(event)) return 'broken-channel';
		if (hasMisplacedVariable(event)) return 'misplaced-variable';
		return undefined;
	}

	#hasName(event: AmiMessage, mayBeBooted: boolean): boolean {
		if (this.#systemName === undefined) return true;
		const systemName = event.get('SystemName');
		if (systemName !== undefined) return systemName === this.#systemName;
		// Asterisk greets a login with a FullyBooted that bears no name: the first event only.
		return mayBeBooted && event.event === 'FullyBooted';
	}
}

/** Repeats its `State` by nature, in an Asterisk built for its own tests; nothing acts on it. */
const repeatingEvent = 'TestEvent';

/** Beyond so many fields, pairs are too many to compare. */
const maxCompared = 60;

function hasRepeats(event: AmiMessage): boolean {
	const {names} = event;
	if (event.event === repeatingEvent) return false;
	if (names.length > maxCompared) {
		const single = names.filter((name) => !mayRepeat(event, name));
		return new Set(single.map((name) => name.toLowerCase())).size < single.length;
	}
	for (let index = 1; index < names.length; index++) {
		const name = names[index] ?? '';
		for (let before = 0; before < index; before++) {
			if (isSameName(names[before] ?? '', name) && !mayRepeat(event, name)) return true;
		}
	}
	return false;
}

function mayRepeat(event: AmiMessage, name: string): boolean {
	if (name === '' || isChanVariable(name) || /^(output|chanvariable\(.*\))$/i.test(name))
		return true;
	return isSameName(name, 'Variable') && event.event !== 'VarSet';
}

function isChanVariable(name: string): boolean {
	return isSameName(name.slice(-'ChanVariable'.length), 'ChanVariable');
}

/** Each channel's block runs from `<prefix>ChannelState` to `<prefix>Linkedid` without a gap. */
function hasWholeChannels(event: AmiMessage): boolean {
	const {names} = event;
	for (const [index, name] of names.entries()) {
		if (!name.endsWith('ChannelState')) continue;
		const prefix = name.slice(0, -'ChannelState'.length);
		let end = index + 1;
		while (isChannelField(names[end], prefix)) end += 1;
		if (names[end] !== `${prefix}Linkedid`) return false;
		if (event.get(`${prefix}Uniqueid`) === undefined) return false;
	}
	return event.event !== 'Newchannel' || event.get('Uniqueid') !== undefined;
}

function isChannelField(name: string | undefined, prefix: string): boolean {
	return name?.startsWith(prefix) === true && channelFields.has(name.slice(prefix.length));
}

/** Asterisk writes a channel's variables right behind its `Linkedid` (or `Tenantid`). */
function hasMisplacedVariable(event: AmiMessage): boolean {
	const {names} = event;
	return names.some((name, index) => {
		if (!isChanVariable(name)) return false;
		const prefix = name.slice(0, -'ChanVariable'.length);
		const before = names[index - 1];
		return before !== name && before !== `${prefix}Linkedid` && before !== `${prefix}Tenantid`;
	});
}
