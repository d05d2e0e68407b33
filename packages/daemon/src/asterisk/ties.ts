/**
 * Ties: how the Asterisks of one daemon put calls through to each other's desk phones. A call stays at its
 * own; of the other it asks for a phone by its extension, and is put through to that and to nothing else.
 */

import {autoAnswerSteps, readSipCode} from './called-leg.ts';
import {isSet} from './conditions.ts';
import {context, extension, section} from './conf-text.ts';
import {
	autoAnswerVariables,
	contexts,
	headsetBeep,
	lendSecs,
	roles,
	userEvents,
	variables,
} from './contract.ts';
import type {AsteriskInput, AsteriskSecrets, AsteriskTie} from './input.ts';
import {joinSteps} from './joining.ts';

const v = variables;

/** The endpoint of another Asterisk in `pjsip.conf`. Source: a switch's id has no sign but `-`. */
export function tieEndpoint(switchId: string): string {
	return `plateau-tie-${switchId}`;
}

/** The phones at the other ends. */
export function farPhones({ties = []}: AsteriskInput) {
	return ties.flatMap(({phones}) => phones);
}

/** Says to the other end that the floor did not give this call: whoever has the phone is busy with it. */
const outsideHeader = 'X-Plateau-Outside';

/** Says to the other end that not the phone is to ring, but its nailed-up headset is to have the call. */
export const headsetHeader = 'X-Plateau-Headset';

/** On a leg that is consulted, before it is called: asks the other Asterisk for a headset, if that is what is called. */
export function lentSteps({ties = []}: AsteriskInput): readonly string[] {
	if (ties.length === 0) return [];
	const isLent = `${isSet(v.askedHeadset)}`;
	return [`ExecIf(${isLent}?Set(PJSIP_HEADER(add,${headsetHeader})=\${${v.askedHeadset}}))`];
}

/** Once such a headset is there: the beep that it has before every call. */
export function lentBeep({ties = []}: AsteriskInput): readonly string[] {
	return ties.length === 0 ? [] : [`ExecIf(${isSet(v.askedHeadset)}?Playback(${headsetBeep}))`];
}

/** On a leg to a phone at another Asterisk, before it is called: marks it so. */
export const markOutside = `ExecIf($["\${PLATEAU_ACROSS}" = "1"]?Set(PJSIP_HEADER(add,${outsideHeader})=1))`;

/**
 * Behind a talk, where there are ties: the agent's leg was lost with the other Asterisk. Nobody hung up,
 * neither by phone (whose goodbye leaves its name) nor by key; so the customer is on hold, their agent gone.
 */
export function lostLegSteps({ties = []}: AsteriskInput, status: string): readonly string[] {
	if (ties.length === 0) return [];
	const isLost = `$["\${${status}}\${CHANNEL(hangupsource)}\${${v.over}}" = "${talked[status]}"]`;
	return [`GotoIf(${isLost}?${contexts.hold},s,1)`];
}

/** How `Dial` and `Bridge` say that a talk is over. */
const talked: Readonly<Record<string, string>> = {DIALSTATUS: 'ANSWER', BRIDGERESULT: 'SUCCESS'};

/** How long a phone rings for the other end, should that have died meanwhile. Unit: seconds. */
const longestRingSecs = 120;

/** The sections of `pjsip.conf`; none without ties. `isOwn`: beside the transport that we write. */
export function tieSections(
	input: AsteriskInput,
	secrets: AsteriskSecrets,
	isOwn = false,
): readonly string[] {
	const {ties = []} = input;
	if (ties.length === 0) return [];
	return [
		section('plateau-tie', [
			'type = auth',
			'auth_type = userpass',
			'username = plateau-tie',
			`password = ${secrets.tie ?? ''}`,
		]),
		section(
			'plateau-ties(!)',
			[
				'type = endpoint',
				...(isOwn ? ['transport = udp'] : []),
				`context = ${contexts.across}`,
				'auth = plateau-tie',
				'outbound_auth = plateau-tie',
				`language = ${input.language}`,
				'disallow = all',
				'allow = alaw,ulaw',
				'dtmf_mode = rfc4733',
				'direct_media = no',
				'rtp_symmetric = yes',
				'trust_id_inbound = no',
				'allow_transfer = no',
				'allow_subscribe = no',
				'allow_overlap = no',
				'; The other end is heard from all the time, in silence too: a leg whose other end died',
				'; is over soon.',
				'rtp_keepalive = 2',
				'rtp_timeout = 12',
				'rtp_timeout_hold = 12',
				'; A hold pressed at a phone is told to the Asterisk whose call it is, which plays the music.',
				'moh_passthrough = yes',
			],
			'The other Asterisks of this daemon, each from its own address and with the password of all.',
		),
		...ties.flatMap((tie) => [otherEnd(tie), ...tie.phones.map((phone) => farPhone(tie, phone))]),
	];
}

function otherEnd({id, host, port}: AsteriskTie): string {
	const endpoint = tieEndpoint(id);
	return [
		section(`${endpoint}(plateau-ties)`, [`aors = ${endpoint}`]),
		section(endpoint, [
			'type = aor',
			`contact = sip:plateau@${host}:${port}`,
			'; Nobody is rung across a tie that is down.',
			'qualify_frequency = 3',
			'qualify_timeout = 2',
		]),
		section(endpoint, ['type = identify', `endpoint = ${endpoint}`, `match = ${host}`]),
	].join('\n');
}

/** By the name it has at its own Asterisk. Nobody registers as it here. */
function farPhone(
	{host, port}: AsteriskTie,
	{endpoint, extension: dialled}: AsteriskTie['phones'][number],
): string {
	return [
		section(`${endpoint}(plateau-ties)`, [`aors = ${endpoint}`, 'set_var = PLATEAU_ACROSS=1']),
		section(endpoint, ['type = aor', `contact = sip:${dialled}@${host}:${port}`]),
	].join('\n');
}

/** The contexts `plateau-across` and its subroutines; none without ties. */
export function tieContexts(input: AsteriskInput): readonly string[] {
	if ((input.ties ?? []).length === 0) return [];
	return [
		context(
			contexts.across,
			`A call of another Asterisk for a desk phone of ours. It is that one's: what it means is told there,
			and here only that it has the phone. How the phone refused goes back by its SIP code.`,
			...input.phones.map(({extension: dialled, endpoint}) =>
				extension(dialled, acrossSteps(dialled, endpoint)),
			),
		),
		context(
			contexts.acrossLeg,
			'Run on the phone that is called for another Asterisk: asks it to answer by itself, as that one asked.',
			extension('s', autoAnswerSteps),
		),
		context(
			contexts.lent,
			`A call of another Asterisk for a nailed-up headset of ours, which waits: Bridge takes it out of its
			turn, and it goes on waiting behind the talk. What is heard in it, the other Asterisk says.`,
			extension('s', [
				`GotoIf($["\${CHANNEL_EXISTS(\${${v.peer}})}" != "1"]?over)`,
				'Answer(,i)',
				...joinSteps(v.peer),
				['over', 'Hangup(16)'],
			]),
		),
		context(
			contexts.acrossOwn,
			'Run on the leg to a phone at another Asterisk that a colleague calls.',
			extension('s', [markOutside, 'Return()']),
		),
	];
}

function acrossSteps(dialled: string, endpoint: string) {
	const isDeclined = ['403', '480', '487', '603']
		.map((code) => `"\${PLATEAU_CODE}" = "${code}"`)
		.join(' | ');
	return [
		`GotoIf($["\${FILTER(0-9,\${PJSIP_HEADER(read,${outsideHeader})})}" = "1"]?${contexts.phones},${dialled},1)`,
		`Set(${v.lent}=\${FILTER(0-9A-Za-z-,\${PJSIP_HEADER(read,${headsetHeader})})})`,
		`GotoIf(${isSet(v.lent)}?headset)`,
		// Carried by the phone's leg.
		`Set(_${v.legRole}=${roles.far})`,
		...Object.entries(autoAnswerVariables).map(
			([header, variable]) => `Set(_${variable}=\${PJSIP_HEADER(read,${header})})`,
		),
		'HangupCauseClear()',
		`Dial(PJSIP/${endpoint},${longestRingSecs},iIb(${contexts.acrossLeg}^s^1))`,
		...readSipCode,
		'Set(PLATEAU_CODE=${FILTER(0-9,${PLATEAU_TECH:4:3})})',
		`GotoIf($[${isDeclined}]?declined)`,
		'GotoIf($["${DIALSTATUS}" = "BUSY"]?busy)',
		'GotoIf($["${DIALSTATUS}" = "CONGESTION"]?congested)',
		'Hangup(1)',
		['declined', 'Hangup(21)'],
		['busy', 'Hangup(17)'],
		['congested', 'Hangup(34)'],
		['headset', `UserEvent(${userEvents.across},Headset: \${${v.lent}},Endpoint: ${endpoint})`],
		// Sent on from here by the daemon, once the headset waits.
		`Wait(${lendSecs})`,
		'Hangup(34)',
	] as const;
}
