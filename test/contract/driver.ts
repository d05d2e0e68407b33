/**
 * What the telephony contract needs of a switch, with real phones or virtual ones. `practice-driver.ts`
 * and `test/asterisk/contract-driver.ts` give it; the cases know neither.
 */

import type {AsteriskInput, AsteriskNumber} from '@plateau/daemon/asterisk/input';

/** What is wanted of a switch before it starts. */
export interface SwitchWish {
	/** A provider whose calls may write into the switch's events: without the trunk's safe settings. */
	readonly unsafeTrunk?: boolean;
	/** An older version wrote the control user's filter: holds at phones are not told. */
	readonly olderFilter?: true;
	/** How long the fallback queue tries; 300 unless told. */
	readonly fallbackSecs?: number;
	/** Whether there is a provider; without one only desk phones call. There is one unless told. */
	readonly trunk?: boolean;
	/** Whether supervisors may listen from numbers outside; not unless told. */
	readonly outsideListening?: true;
	/** What may be dialled to the outside; what is usual in France unless told. */
	readonly outbound?: {readonly allow?: readonly string[]; readonly deny?: readonly string[]};
}

/** The numbers of every contract switch, as they are declared. */
export const numbers = {
	/** Answered on entry, with a greeting. French. */
	greeted: '33199001234',
	/** Answered on entry. French. */
	plain: '33199001235',
	/** Answered only when an agent answers. English. */
	unanswered: '33199005678',
	/** Never open, open day and night, and closed for a holiday that lasts. */
	shut: '33199005680',
	allDay: '33199005681',
	holiday: '33199005682',
	/** Answered on entry, of a queue that has a mailbox. French. */
	mailbox: '33199005690',
} as const;

/** The greeting of `numbers.greeted`, a stock sound. */
export const greeting = 'hello-world';

const wholeDay = [{fromMin: 0, toMin: 1440}];
const wholeWeek = [wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay, wholeDay];
const noDays = {timeZone: 'Europe/Paris', closedYearly: [], closedDays: []};
const past = {from: '20200101', to: '20201231'};
const ourTime = {from: '20200101', to: '20991231'};

/** The numbers as the dialplan is given them. */
export const declaredNumbers: readonly AsteriskNumber[] = [
	{id: numbers.greeted, language: 'fr', answerOnEntry: true, greeting},
	{id: numbers.plain, language: 'fr', answerOnEntry: true},
	{id: numbers.unanswered, language: 'en', answerOnEntry: false},
	{
		...{id: numbers.shut, language: 'fr', answerOnEntry: true},
		hours: {...noDays, week: [[], [], [], [], [], [], []]},
	},
	{
		...{id: numbers.allDay, language: 'fr', answerOnEntry: true},
		hours: {...noDays, week: wholeWeek, closedDays: [past]},
	},
	{
		...{id: numbers.holiday, language: 'fr', answerOnEntry: false},
		hours: {...noDays, week: wholeWeek, closedDays: [past, ourTime]},
	},
	{id: numbers.mailbox, language: 'fr', answerOnEntry: true, queue: 'support'},
];

/** The mailbox of every contract switch: a minute for a message. `spool` is where they are written. */
export function declaredMailbox(spool: string): NonNullable<AsteriskInput['mailbox']> {
	const prompt = {fr: 'vm-rec-name'};
	return {spool, switchId: 'main', queues: [{id: 'support', limitSecs: 60, prompt}]};
}

/** The floor's sounds on every contract switch, by the names that rules use. */
export const floorSounds = {patience: 'queue-thankyou', goodbye: 'vm-goodbye'} as const;
/** What an agent hears before a caller of this queue. */
export const queueSounds = {support: 'please-try-call-later'} as const;

/** The keys of callers that the bridge hears. */
export const recordingKeys = ['1', '9'] as const;

/** What an older filter of the control user let through, of the events that are read now. */
export const isOfOlderFilter = (event: string) => event !== 'Hold' && event !== 'Unhold';

/** The desk phones of every contract switch. */
export const extensions = ['101', '102', '103'] as const;
export type Extension = (typeof extensions)[number];

/** The PJSIP endpoint of a desk phone. */
export function endpointOf(extension: string): string {
	return `desk-${extension}`;
}

/** Who may be heard. `sound` is music or a message, `ringing` the tone before an answer. */
export type Voice = Extension | 'caller' | 'caller 2' | 'outside' | 'sound' | 'ringing';

/** A party with a handset. */
export interface ContractParty {
	/** What is heard now, over a while; nothing is silence. In the order of `Voice`. */
	hears(): Promise<readonly Voice[]>;
	hangUp(): Promise<void>;
	/** Waits until it stands so. Rejects when it never does. */
	until(state: 'idle' | 'ringing' | 'talking'): Promise<void>;
	isIdle(): boolean;
	/** Keys whose tones reached it so far, in order. */
	digits(): Promise<string>;
}

/** A desk phone, registered. Its voice is its extension. */
export interface ContractPhone extends ContractParty {
	readonly endpoint: string;
	answer(): Promise<void>;
	dial(number: string): Promise<void>;
	/** Its own key: the call that is up goes on hold, and comes back. */
	hold(): Promise<void>;
	resume(): Promise<void>;
	register(): Promise<void>;
	unregister(): Promise<void>;
	/** What the display shows of the call that rings. */
	shows(): Promise<{readonly number: string; readonly name: string}>;
}

/**
 * How a phone meets every call by itself: refuses it, sends it on to a colleague, answers it, rings and answers upon `Event: talk`,
 * or answers a call whose `Call-Info` asks for it and refuses any other.
 */
export type Habit =
	| 'busy'
	| 'declines'
	| 'forwards to 103'
	| 'answers'
	| 'answers when asked'
	| 'answers when told to';

/** How somebody outside meets a call: lifts the handset, at once or after a moment; lets it ring. */
export type OutsideHabit = 'answers' | 'busy' | 'rings';
/** A phone that acts by itself. */
export interface HabitualPhone {
	/** Of the last call that came: the headers that can ask a phone to answer by itself. */
	asked(): Readonly<Record<string, string>>;
}

/** Somebody outside who is called by the trunk. */
export interface ContractOutside extends ContractParty {
	/** Presses keys during a call. */
	press(digits: string): Promise<void>;
	/** What the display shows of the call that rings, or rang last. */
	shows(): Promise<string>;
}

/** Somebody outside. `voice` is what others hear of them. */
export interface ContractCaller extends ContractParty {
	dial(number: string): Promise<void>;
	/** Presses keys during a call. */
	press(digits: string): Promise<void>;
}

export interface CallerWish {
	readonly from?: string;
	readonly voice?: 'caller' | 'caller 2';
}

/** One call made by a program, for what an honest phone would not send. It ends after a while by itself. */
export interface RawCall {
	/** The whole From header without its tag. */
	readonly from: string;
	readonly number: string;
	/** Whole header lines more. */
	readonly headers?: readonly string[];
}

export interface ContractSwitch {
	readonly address: {readonly host: string; readonly port: number};
	readonly control: {readonly username: string; readonly secret: string};
	readonly system: {readonly username: string; readonly secret: string};
	/** A third user, for tests alone, who hears every event of the classes `call` and `user`. */
	readonly watcher: {readonly username: string; readonly secret: string};
	readonly systemName: string;
	/** Switches a desk phone on. */
	phone(extension: Extension): Promise<ContractPhone>;
	/** Switches a desk phone on that acts by itself. */
	phoneWith(extension: Extension, habit: Habit): Promise<HabitualPhone>;
	caller(wish?: CallerWish): Promise<ContractCaller>;
	/** Somebody who is called by the trunk. */
	outside(number: string, habit?: OutsideHabit): Promise<ContractOutside>;
	rawCall(call: RawCall): Promise<void>;
	/** Makes the switch write this event although it never happened. Only with `unsafeTrunk`. */
	forge(fields: Readonly<Record<string, string>>): Promise<void>;
	/** Where recordings are written. */
	readonly spoolDir: string;
	/** Where callers' messages are written. */
	readonly messagesDir: string;
	/** What each voice sounds like in a recording, in hertz. */
	toneHzOf(voice: Voice): number;
	/** Names of the sounds that were played so far, to anybody. */
	played(): Promise<readonly string[]>;
	/** Live channels. */
	channelCount(): Promise<number>;
	stop(): Promise<void>;
}

export type OpenSwitch = (wish?: SwitchWish) => Promise<ContractSwitch>;
