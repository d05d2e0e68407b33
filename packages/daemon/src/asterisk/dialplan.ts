/**
 * The dialplan that callers live in, as docs/dialplan.md describes it: each state blocks in one
 * application and has an exit that needs no daemon. What desk phones may dial is in
 * `phones-dialplan.ts`.
 */

import {createHash} from 'node:crypto';
import {autoAnswerSteps, dialFields, readSipCode} from './called-leg.ts';
import {isAlone, isAnswered} from './conditions.ts';
import {confFile, context, extension, section, setAll} from './conf-text.ts';
import {
	contexts,
	decisionSecs,
	fallbackQueue,
	globals,
	musicClass,
	type RingField,
	ringFields,
	roles,
	turnSecs,
	userEvents,
	variables,
} from './contract.ts';
import {controlContexts} from './control-dialplan.ts';
import {dialContexts} from './dial-dialplan.ts';
import {earContexts, earGuard} from './ear-dialplan.ts';
import {beep, groupLeg, join, noForward} from './group-dialplan.ts';
import {headset} from './headset-dialplan.ts';
import {identityVariables, incomingContext} from './incoming-dialplan.ts';
import type {AsteriskInput} from './input.ts';
import {afterFallback, beforeFallback, endOfNote, mailboxContexts} from './mailbox-dialplan.ts';
import {messageNames, messages, messageVariable, soundsOf} from './messages.ts';
import {phonesContexts} from './phones-dialplan.ts';
import {noticeSteps} from './recording-dialplan.ts';
import {sendOutContext} from './send-out-dialplan.ts';
import {announce, sayQueue, soundContexts} from './sounds-dialplan.ts';
import {lostLegSteps, tieContexts} from './ties.ts';
import {transferContexts} from './transfer-dialplan.ts';

const v = variables;

/**
 * The text of `extensions.conf`, with its own hash in `PLATEAU_DIALPLAN`. `isIncluded`: to be read
 * behind somebody's own, whose `[globals]` it adds to; Asterisk refuses to add to one that is not there.
 */
export function dialplanFile(input: AsteriskInput, isIncluded = false): string {
	const contextsText = [
		incomingContext(input),
		arrive(input),
		admit,
		wait,
		ring(input),
		agentLeg,
		connected,
		groupLeg,
		beep,
		headset,
		join(input),
		noForward,
		announce,
		...soundContexts(input),
		sendOutContext(input),
		...controlContexts(input),
		...transferContexts(input),
		...dialContexts(input),
		farewells(input),
		fallback(input),
		fallbackLeg,
		...mailboxContexts(input),
		monitor(input),
		...earContexts(input),
		customerEnd(input),
		...phonesContexts(input),
		...tieContexts(input),
	];
	return confFile(
		`Where callers wait, ring and talk. The daemon only redirects them from one context to the next;
		should it go away, each context leads on by itself, in the end to the fallback queue.
		Written by "plateaud asterisk-config": edit floor.yaml and write it again, not this file.`,
		section(
			isIncluded ? 'globals(+)' : 'globals',
			[`${globals.dialplan} = ${hashOf(contextsText.join('\n'))}`],
			'What was written, so that "plateaud doctor" can tell whether it is what runs.',
		),
		...contextsText,
	);
}

/** The hash that a dialplan file carries; undefined when it carries none. */
export function dialplanHash(file: string): string | undefined {
	return new RegExp(`^${globals.dialplan} = ([0-9a-f]{16})$`, 'm').exec(file)?.[1];
}

function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function arrive({trunk}: AsteriskInput): string {
	const identity = identityVariables(trunk?.assertedIdentity ?? false);
	const asserted = trunk?.assertedIdentity === true ? `,Asserted: \${${v.asserted}}` : '';
	return context(
		contexts.arrive,
		`A new call. It is told to the daemon, which answers with admit, ring or say-farewell by a redirect;
	without a word from it the call goes on by itself. Each step costs time before a phone can ring.`,
		extension('s', [
			// "Since" is in milliseconds. Two underscores: the legs that are called for this customer carry it too.
			setAll([
				[v.role, roles.customer],
				[v.place, 'entering'],
				[v.since, '${STRFTIME(,,%s%3q)}'],
				[`__${v.customer}`, '${UNIQUEID}'],
				['CHANNEL(musicclass)', musicClass],
				...identity,
			]),
			`Set(CHANNEL(hangup_handler_push)=${contexts.customerEnd},s,1)`,
			`UserEvent(${userEvents.arrived},Number: \${${v.number}},Caller: \${${v.caller}},Privacy: \${${v.privacy}}${asserted},Since: \${${v.since}},From: \${${v.from}})`,
			// Behind the event: who is rung at once, or answered, needs none.
			'Ringing()',
			`Wait(${decisionSecs})`,
			`Goto(${contexts.incoming},\${${v.number}},undecided)`,
		]),
	);
}

const admit = context(
	contexts.admit,
	`Admitted: the greeting, once in a call, then what a caller must hear before they may be recorded; both
	only where answering is meant to come first.`,
	extension('s', [
		`GotoIf($[${isAnswered} & \${LEN(\${PLATEAU_GREETING})} > 0]?greet)`,
		'Goto(notice)',
		// Without "i": it waits for the sound's way to open, or the first word would be cut off.
		['greet', 'Answer()'],
		'Set(PLATEAU_NOW=${PLATEAU_GREETING})',
		// Cleared first: who is redirected during it and comes back has heard it.
		'Set(PLATEAU_GREETING=)',
		'Playback(${PLATEAU_NOW})',
		['notice', `GotoIf($[${isAnswered} & \${LEN(\${${v.notice}})} > 0]?tell)`],
		`Goto(${contexts.wait},s,1)`,
		...noticeSteps,
		`Goto(${contexts.wait},s,1)`,
	]),
);

const wait = context(
	contexts.wait,
	`The waiting loop, in short turns; after each the heartbeat is looked at. Who is answered on
	entry hears music (mode=files goes on where it stopped), the others hear ringing and pay nothing. No bridge:
	to leave one would keep the agent who is free waiting for a millisecond more.`,
	extension('s', [
		`Set(${v.place}=waiting)`,
		`GotoIf(${isAnswered}?answer)`,
		'Ringing()',
		`UserEvent(${userEvents.waiting})`,
		['unanswered', `GotoIf(${isAlone}?${contexts.fallback},s,1)`],
		`Wait(${turnSecs})`,
		'Goto(unanswered)',
		['answer', 'Answer(,i)'],
		// Goes on from turn to turn; ended by whatever is played next, and by plateau-join.
		`StartMusicOnHold(${musicClass})`,
		`UserEvent(${userEvents.waiting})`,
		['hold', `GotoIf(${isAlone}?${contexts.fallback},s,1)`],
		`Wait(${turnSecs})`,
		'Goto(hold)',
	]),
);

function ring(input: AsteriskInput): string {
	return context(
		contexts.ring,
		`An agent's phone rings; music, or the ringing tone, goes on. g: come back here when the agent
	hangs up. i, I: no forwarding by the phone, no identity of the agent to the caller. f: what the phone
	shows, the caller's number in national form, or "anonymous", and the queue's name. Dial itself cancels
	the agent's leg when the caller gives up or is redirected.`,
		extension('s', [
			// One underscore: the leg that is called carries it.
			setAll([
				[v.place, 'ringing'],
				[`_${v.legRole}`, roles.agent],
				// Two: the legs behind the agent's carry the offer, too.
				[`__${v.offer}`, ringField('offer')],
				[v.answer, ringField('answer')],
				[`_${v.whisper}`, ringField('whisper')],
				['CHANNEL(language)', ringField('language')],
				['CALLERID(num)', ringField('showNumber')],
				['CALLERID(name)', ''],
			]),
			`UserEvent(${userEvents.ringing},Offer: \${${v.offer}})`,
			// Who is rung for at the door is not answered yet.
			`ExecIf(${isAnswered}?Answer(,i))`,
			// Causes of earlier rings of this call would be listed with this one's below.
			'HangupCauseClear()',
			`Dial(PJSIP/${ringField('endpoint')},${ringField('ringSecs')},giI\${IF(${isAnswered}?m(${musicClass}):r)}f(${ringField('showName')} <${ringField('showNumber')}>)\${IF($["${ringField('autoAnswer')}" = "1"]?b(${contexts.agentLeg}^s^1):)}U(${contexts.connected}))`,
			...readSipCode,
			...lostLegSteps(input, 'DIALSTATUS'),
			`UserEvent(${userEvents.rang},Offer: \${${v.offer}},${dialFields})`,
			'GotoIf($["${DIALSTATUS}" = "ANSWER"]?over)',
			`Goto(${contexts.wait},s,1)`,
			['over', 'Hangup(16)'],
		]),
	);
}

/** A field of the order to ring, as the dialplan reads it. */
function ringField(field: RingField): string {
	return `\${CUT(${v.ring},|,${ringFields.indexOf(field) + 1})}`;
}

const agentLeg = context(
	contexts.agentLeg,
	`Run on the agent's leg before it is called, only where the phone is to answer by itself: while this
	runs, Dial waits for the caller's next packets of sound, up to 20 ms.`,
	extension('s', autoAnswerSteps),
);

const connected = context(
	contexts.connected,
	`Run on the agent's leg that answered, before the two are joined: the only thing that accepts an
	offer. Where the queue asks for it, the agent hears its name first.`,
	extension('s', [
		`Set(${v.role}=${roles.agent})`,
		`UserEvent(${userEvents.connected},Offer: \${${v.offer}})`,
		...sayQueue,
		'Return()',
	]),
);

function farewells(input: AsteriskInput): string {
	return context(
		contexts.farewell,
		`A message, then the end of the call. Callers who were not answered hear it before the answer
		(early media), where their provider passes it on, and pay nothing.`,
		...messageNames.map((name) =>
			extension(name, [
				`Set(${v.place}=message)`,
				`UserEvent(${userEvents.message},Message: ${name})`,
				`Set(PLATEAU_NOW=\${IF($[\${LEN(\${${messageVariable(name)}})} > 0]?\${${messageVariable(name)}}:${soundsOf(name, input.sounds)})})`,
				`Set(PLATEAU_SOUND=\${${v.message}})`,
				`Gosub(${contexts.sound},s,1)`,
				`GotoIf(${isAnswered}?answer)`,
				'Progress()',
				'Playback(${PLATEAU_NOW},noanswer)',
				`Hangup(${messages[name].cause})`,
				['answer', 'Answer()'],
				'Playback(${PLATEAU_NOW})',
				`Hangup(${messages[name].cause})`,
			]),
		),
	);
}

function fallback(input: AsteriskInput): string {
	return context(
		contexts.fallback,
		`The daemon is away: every desk phone rings (queues.conf), and after a time the caller is told
		that nobody is there. A daemon that comes back takes those who still wait out of it.`,
		extension('s', [
			`Set(${v.place}=fallback)`,
			`Gosub(${contexts.caller},s,1)`,
			// Its legs are nobody's whom the daemon chose.
			`Set(_${v.legRole}=)`,
			`UserEvent(${userEvents.fallback})`,
			...beforeFallback(input),
			`Queue(${fallbackQueue},i\${IF(${isAnswered}?:r)},,,${input.fallbackSecs ?? 300},,${contexts.fallbackLeg})`,
			...afterFallback(input),
			`Goto(${contexts.farewell},fallback,1)`,
		]),
	);
}

const fallbackLeg = context(
	contexts.fallbackLeg,
	'Run on the phone that took a caller of the fallback queue.',
	extension('s', [
		`Set(${v.role}=${roles.fallback})`,
		`UserEvent(${userEvents.fallbackAnswered},Customer: \${${v.customer}})`,
		'Return()',
	]),
);

/** `u`: by unique id, else a prefix would match and digits would choose; never `d` nor `X`. */
const spyOptions = {listen: 'uqES', whisper: 'uqESw', barge: 'uqESB'};

function monitor(input: AsteriskInput): string {
	return context(
		contexts.monitor,
		`A supervisor's leg. The daemon checked the right to be here; a change of mode is a redirect to
	another extension. u: that channel and no other; E, S: over when the agent's leg is.`,
		...Object.entries(spyOptions).map(([mode, options]) =>
			extension(mode, [
				...earGuard(input, mode),
				`ChanSpy(\${${v.spied}},${options})`,
				'Hangup(16)',
			]),
		),
	);
}

function customerEnd(input: AsteriskInput): string {
	return context(
		contexts.customerEnd,
		'Run when a customer goes, with or without the daemon: the outcome in the call records.',
		extension('s', [
			`Set(CDR(userfield)=\${${v.number}}/\${${v.place}}/\${${v.offer}})`,
			...endOfNote(input),
			'Return()',
		]),
	);
}
