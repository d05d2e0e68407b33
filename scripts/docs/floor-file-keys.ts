/** Every key of a floor file: what it means, what holds without it, and an example that is parsed by a test. */

import type {Sections} from '@plateau/daemon/floor-file/parse';
import type {AlertFields} from '@plateau/daemon/floor-file/parse-alerts';
import type {KindFields} from '@plateau/daemon/floor-file/parse-kinds';
import type {ListeningFields} from '@plateau/daemon/floor-file/parse-listening';
import type {MailboxFields} from '@plateau/daemon/floor-file/parse-mailbox';
import type {NumberFields} from '@plateau/daemon/floor-file/parse-numbers';
import type {OutboundFields} from '@plateau/daemon/floor-file/parse-outbound';
import type {AgentFields, PhoneFields, ReasonFields} from '@plateau/daemon/floor-file/parse-people';
import type {PhoneModelFields} from '@plateau/daemon/floor-file/parse-phone-models';
import type {QueueFields, WrapUpFields} from '@plateau/daemon/floor-file/parse-queues';
import type {RecordingFields} from '@plateau/daemon/floor-file/parse-recording';
import type {ConditionFields, OverflowFields} from '@plateau/daemon/floor-file/parse-steps';

/** What it means, its default ('' where it has to be given, or nothing is meant), and its value in an example. */
export type KeyRow = readonly [
	about: string,
	fallback: string,
	example: string,
	/** What the example needs beside it. */
	beside?: string,
];
type Rows<T> = Readonly<Record<keyof T & string, KeyRow>>;

const required = '(required)';

export const fileKeys: Rows<Sections> = {
	timeZone: ['IANA zone: days begin at midnight here', 'Europe/Paris', 'Indian/Reunion'],
	country: ['Of numbers without a prefix, in two letters', 'the setting `country`', 'BE'],
	linkGrace: ['How long a lost desk keeps its agent available', '1m', '30s'],
	messages: [
		'Own recordings by the names of [what callers hear](caller-hears.md)',
		'the stock sounds',
		'{closed: /srv/closed.wav}',
	],
	sounds: ['Sounds that rules play, by names of your own', 'none', '{sorry: /srv/sorry.wav}'],
	outbound: [
		'[What may be dialled](outbound.md#what-may-be-dialled) to the outside, and who is shown to call',
		'what is usual in the country',
		'{callerId: "+33184880001", deny: ["07"]}',
	],
	listening: [
		'[From which numbers outside](listening-outside.md) supervisors may listen',
		'none',
		'{outside: ["0612345678"]}',
	],
	windows: [
		'Named times of day for `during`: hours like a number’s',
		'none',
		'{evening: {mon-fri: "18:00-22:00"}}',
	],
	kinds: [
		'[Work that is not a call](routing.md#kinds-of-work): `task` is there without being named',
		'tasks, one at a time',
		'{task: {capacity: 2}, complaint: {interruptible: false}}',
	],
	skills: ['What agents can do', 'none', '{fr: {label: French}}'],
	queues: ['Lines of waiting callers and their rules', 'none', '{support: {label: Support}}'],
	numbers: ['What customers dial', 'none', '{"+33184880001": {queue: sales}}'],
	phoneModels: [
		'What models of phones do, beside [the table](phones.md) or instead of it',
		'the table',
		'{lobby: {autoAnswer: {Alert-Info: Auto Answer}}}',
	],
	phones: ['Extensions, 2 to 6 digits', 'none', '{"1001": {model: snom-d735}}'],
	agents: ['People by their log-in', 'none', '{alice: {name: Alice Martin, queues: [sales]}}'],
	reasons: [
		'Why an agent is not ready, in the order of the keys',
		'none',
		'{lunch: {label: Lunch}}',
	],
	dispositions: ['Outcomes of calls, in the order of the keys', 'none', '{done: {label: Done}}'],
	alerts: ['Measures that raise an alert', 'none', '[{on: talking, warn: 10m}]'],
};

export const outboundKeys: Rows<OutboundFields> = {
	callerId: [
		'Shown to whom is called, of calls that are for no queue in particular',
		'the number of the call’s queue, or the provider’s own',
		'"+33184880001"',
	],
	queue: [
		'Whose rules such calls follow: wrap-up, dispositions, recording',
		'the agent’s first',
		'support',
	],
	allow: [
		'Beginnings of numbers: `+49`, `0033`, `07`, short ones; `+` is every number of the world',
		'the country’s own numbers',
		'["+32", "+49"]',
	],
	deny: [
		'The same; of allow and deny, the longer one decides',
		'premium numbers, and everything foreign',
		'["07"]',
	],
};

export const listeningKeys: Rows<ListeningFields> = {
	outside: [
		'Numbers, or beginnings of numbers; each must be one that [may be dialled](outbound.md#what-may-be-dialled), too',
		'none: from desk phones alone',
		'["+33612345678", "0184"]',
	],
};

export const queueKeys: Rows<QueueFields> = {
	label: [
		'Its name, one for both languages or `{en, fr}`',
		required,
		'{en: Support, fr: Assistance}',
	],
	requires: [
		'The skills that serving takes: least levels, or an [expression](routing.md#skills)',
		'being assigned',
		'delivery >= 50 and (fr or en)',
	],
	widen: [
		'Steps of the wait at which more may serve; `any` is whoever is assigned. Skipped at once where nobody signed in could match',
		'none',
		'[{after: 20s, requires: fr}, {after: 40s, requires: any}]',
		'requires: fr >= 50',
	],
	tiers: [
		'When agents of a later tier may serve too; tier 1 always may',
		'one tier',
		'{2: 20s, 3: 60s}',
	],
	owner: ['The agent whose own queue it is: it rings nobody else', 'everybody’s', 'alice'],
	strategy: ['Whom it [prefers](routing.md) among the ready', 'longest-idle', 'fewest-calls'],
	ringNext: [
		'`ring-progressively`: how long after one more agent the next is rung',
		'10s',
		'8s',
		'strategy: ring-progressively',
	],
	priority: ['Head start of its calls over those of other queues: its weight', '0s', '30s'],
	ageing: ['Steps of the wait that give a head start', 'none', '[{after: 2m, priority: 1m}]'],
	menuCounts: ['Time between the call’s start and the queue counts as waited', 'false', 'true'],
	sticky: [
		'Whom a returning caller waits for first, and how long: `last-agent`, or `owner` and then the last',
		'nobody',
		'{to: owner, wait: 15s}',
	],
	keepPlace: [
		'Who was cut off or gave up and calls again within this time gets the old place',
		'never',
		'10m',
	],
	threshold: ['The service level counts calls answered within it', '20s', '30s'],
	ring: ['How long a phone rings, 5s to 5m', '20s', '15s'],
	rest: [
		'How long an agent is left alone after an offer that came to nothing',
		'5s after each',
		'{busy: 10s, declined: 5s, noAnswer: 5s, unregistered: 30s}',
	],
	rangOutReason: [
		'Why an agent is not ready after missed rings; `none`: they stay available',
		'rang-out',
		'lunch',
	],
	rangOutLimit: ['How many rings missed in a row it takes', '1', '3'],
	shortAbandon: ['Who leaves sooner is counted apart', '5s', '3s'],
	wrapUp: ['Work after the call: a mode, or a map (below)', '{mode: timed, limit: 1m}', 'none'],
	maxWaiting: ['No more callers than these wait', 'no limit', '20'],
	onFull: ['Where the next one goes', 'message', '{move: sales}', 'maxWaiting: 20'],
	maxWait: ['The longest wait', 'no limit', '10m'],
	onMaxWait: ['Where a caller goes then', 'message', '{message: sorry}'],
	absence: [
		'What makes an agent count as not there; `{not-ready: …}` is one reason',
		'signed-out',
		'[signed-out, {not-ready: lunch}, wrap-up]',
	],
	nobody: ['How long a caller waits while nobody is there', '30s', '0s'],
	onNobody: ['Where a caller goes then', 'message', '{sendOut: "+33199001234"}'],
	joinEmpty: ['Whether callers may come in while nobody is there', 'true', 'false'],
	divert: [
		'At the door, in this order: callers for each agent who is there (`waitRatio`), or the `expectedWait`, above which one is sent elsewhere',
		'none',
		'[{waitRatio: 3, to: {move: sales}}, {expectedWait: 10m, to: message}]',
	],
	onClose: [
		'What becomes of those who still wait `after` their number closed',
		'they are served',
		'{after: 5m, to: message}',
	],
	overflow: [
		'Steps while a caller waits (below)',
		'none',
		'[{after: 60s, when: {waitingAbove: 5}, do: {raise: 2m}}]',
	],
	maxNotReady: ['Not-ready by choice is refused while so many of its agents are', 'no limit', '3'],
	recording: [
		'Whether its calls are recorded: `never`, or a map (below); see [recording.md](recording.md)',
		'never',
		'{mode: on-demand, purpose: quality, keep: 30d, notice: sorry}',
	],
	mailbox: [
		'Where its callers leave a message when nobody answers while the daemon is away (below); see [mailbox.md](mailbox.md)',
		'none: a message says that nobody is there',
		'{keep: 30d}',
	],
	callerId: ['Shown to whom its agents call', 'the first of its numbers', '"+33184880001"'],
	park: ['How long a call may be parked; then it goes back to who parked it', '3m', '2m'],
	agentsTake: [
		'Its agents see who waits, and may take one of them out of the order, for themselves',
		'false: supervisors alone',
		'true',
	],
	monitoringShown: [
		'Whether an agent’s desk says that a supervisor listens, and that of a colleague whom they ask',
		'true',
		'false',
	],
	whisper: [
		'What an agent hears before each caller: a stock sound’s name or a WAV file',
		'nothing',
		'/srv/support.wav',
	],
};

export const mailboxKeys: Rows<MailboxFields> = {
	keep: ['How long after the call a message is deleted, with proof', required, '30d'],
	limit: ['How long a message may be: 10s to 10m', '3m', '2m', 'keep: 30d'],
	prompt: [
		'One of `sounds`, or one for each language, before the beep: it has to say that the caller is recorded',
		'the stock words',
		'{en: sorry, fr: sorry}',
		'keep: 30d',
	],
	kind: ['Of the work that a message makes: one of `kinds`', 'task', 'task', 'keep: 30d'],
};

export const recordingKeys: Rows<RecordingFields> = {
	mode: [
		'`on-demand` when the agent asks, `all`, or `share`: so many calls, chosen by their ids',
		required,
		'all',
		'purpose: quality, keep: 30d, notice: none',
	],
	share: [
		'Of `share`: how many',
		'',
		'20%',
		'mode: share, purpose: quality, keep: 30d, notice: none',
	],
	purpose: [
		'What for: kept with each recording',
		required,
		'training',
		'mode: all, keep: 30d, notice: none',
	],
	keep: [
		'How long after its end a recording is deleted, with proof',
		required,
		'180d',
		'mode: all, purpose: quality, notice: none',
	],
	notice: [
		'One of `sounds`, or one for each language, heard whole before anything is recorded; `none`: nothing is told',
		required,
		'{en: sorry, fr: sorry}',
		'mode: all, purpose: quality, keep: 30d',
	],
	consent: [
		'Nothing is recorded before the caller, or the agent for them, has agreed',
		'false',
		'true',
		'mode: all, purpose: quality, keep: 30d, notice: sorry',
	],
	consentKey: [
		'The caller’s key to agree',
		'none',
		'"1"',
		'mode: all, purpose: quality, keep: 30d, notice: sorry, consent: true',
	],
	optOutKey: [
		'The caller’s key not to be recorded: what was, is deleted',
		'none',
		'"9"',
		'mode: all, purpose: quality, keep: 30d, notice: sorry',
	],
};

export const wrapUpKeys: Rows<WrapUpFields> = {
	mode: [
		'`none`; `timed` ends by key or at the limit; `fixed` at the limit alone; `manual` by key alone; `optional` only when asked for during the call',
		required,
		'timed',
		'limit: 1m',
	],
	limit: ['How long; with `timed` and `fixed` it has to be given', '', '1m', 'mode: fixed'],
	disposition: ['Whether the key asks for a disposition', 'optional', 'required', 'mode: manual'],
	extend: [
		'How much longer each extension by key makes it',
		'no extension',
		'30s',
		'mode: timed, limit: 1m',
	],
	extendLimit: ['How often', '1', '2', 'mode: timed, limit: 1m, extend: 30s'],
};

export const overflowKeys: Rows<OverflowFields> = {
	after: ['First looked at after this wait in the queue', '0s', '60s', 'do: {raise: 1m}'],
	when: ['What has to hold, all of it (below)', 'always', '{waitingAbove: 5}', 'do: {raise: 1m}'],
	do: [
		'`widen`; `{raise: 1m}` gives a head start; `{announce: sorry}` or `{announce: {sound, position, expectedWait}}` is heard by the caller, who waits on; or an end',
		required,
		'{announce: {sound: sorry, position: true, expectedWait: true}}',
	],
	every: ['Looked at again so often', 'once', '30s', 'do: {raise: 1m}, when: {waitingAbove: 5}'],
	repeat: [
		'Done each time that it holds, not once',
		'false',
		'true',
		'do: {raise: 1m}, every: 30s',
	],
};

export const conditionKeys: Rows<ConditionFields> = {
	positionAbove: ['The caller’s place, from 1', '', '3'],
	positionBelow: ['The same', '', '10'],
	waitingAbove: ['Callers in the queue', '', '5'],
	eligibleBelow: ['Agents who are there and may serve this caller', '', '2'],
	expectedWaitAbove: ['The wait that is expected', '', '10m'],
	during: ['One of the file’s `windows` is on', '', 'evening'],
};

export const agentKeys: Rows<AgentFields> = {
	name: ['As colleagues see it', required, 'Alice Martin'],
	queues: [
		'Those that they serve; with a tier that the queue declares, and a weight from 1 to 100 for `weighted-random`',
		'none',
		'[support, {queue: sales, tier: 2, weight: 3}]',
	],
	skills: ['Levels from 0 to 100', 'none', '{fr: 80}'],
	ring: ['Instead of the queue’s, 5s to 5m', 'the queue’s', '15s'],
	autoAnswer: ['Their phone is asked to answer by itself', 'false', 'true'],
	nailedUp: [
		'Their headset is connected once, at sign-in, and calls come with a beep: [nailed-up.md](nailed-up.md)',
		'false',
		'true',
	],
	capacity: ['How much they may have in hand, by kind of work', 'the kind’s', '{task: 3}'],
};

export const kindKeys: Rows<KindFields> = {
	label: ['Its name', 'its id', '{en: Complaint, fr: Réclamation}'],
	capacity: ['How much of it an agent may have in hand at once, up to 100; 0: none', '1', '2'],
	interruptible: [
		'Set aside for a call; what is not holds calls up while it is in hand',
		'true',
		'false',
	],
};

export const reasonKeys: Rows<ReasonFields> = {
	label: ['Its name', required, '{en: Lunch, fr: Déjeuner}'],
	limit: ['How long such a pause should last; past it, desk and board say so', 'no limit', '45m'],
	approval: ['It waits for a supervisor’s word', 'false', 'true'],
};

export const numberKeys: Rows<NumberFields> = {
	label: ['Its name', 'none', '{en: Customer service, fr: Service client}'],
	queue: ['Where it leads', required, 'sales'],
	language: ['What callers are spoken to in', 'that of the country', 'fr', 'queue: sales'],
	priority: ['Head start of its calls, fixed at entry', '0s', '30s', 'queue: sales'],
	answer: [
		'`on-agent`: callers hear ringing, and pay, only once an agent answers',
		'on-entry',
		'on-agent',
		'queue: sales',
	],
	greeting: ['Played once, before the wait', 'none', '/srv/hello.wav', 'queue: sales'],
	messages: [
		'Own recordings, before those of the file',
		'those of the file',
		'{closed: /srv/closed.wav}',
		'queue: sales',
	],
	hours: [
		'Days (`mon-fri`, `sat, sun`, `daily`) with hours or `closed`; `timeZone`; `holidays`: `FR`, `FR-alsace-moselle`, dates',
		'always open',
		'{mon-fri: "9:00-12:30, 14:00-18:00", holidays: [FR, 12-24]}',
		'queue: sales',
	],
};

export const phoneKeys: Rows<PhoneFields> = {
	label: ['Shown to colleagues', 'none', '{en: Window, fr: Fenêtre}'],
	switch: ['One of the settings’ switches', 'the first', 'main'],
	endpoint: ['Its name at the switch', 'the extension', 'desk-2'],
	model: [
		'[What it can do](phones.md), by its name or the beginning of it',
		'generic',
		'snom-d735',
	],
	remoteAnswer: [
		'It is answered from the desk, by a NOTIFY with `Event: talk`; only where its model knows it, and it truly does',
		'false',
		'true',
	],
};

export const phoneModelKeys: Rows<PhoneModelFields> = {
	autoAnswer: [
		'The headers that make it answer by itself: `Call-Info`, `Alert-Info`, `Answer-Mode`, `Priv-Answer-Mode`; all of the table’s are replaced',
		'the table’s',
		'{Call-Info: <sip:plateau>;answer-after=0}',
	],
	talkEvent: [
		'It knows `Event: talk`, so that `remoteAnswer` may be turned on',
		'the table’s',
		'true',
	],
};

export const alertKeys: Rows<AlertFields> = {
	on: [
		'`waiting`, `longest-wait`, `service-level` or `ready` of queues; `wrap-up`, `not-ready` or `talking` of agents',
		required,
		'waiting',
		'warn: 3',
	],
	queue: ['Which queue', 'each', 'sales', 'on: waiting, warn: 3'],
	warn: ['The first limit: a count, a duration or a share', required, '80%', 'on: service-level'],
	alarm: ['The second, further on', 'none', '60%', 'on: service-level, warn: 80%'],
};
