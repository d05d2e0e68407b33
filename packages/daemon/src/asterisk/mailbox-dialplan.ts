/**
 * Where a caller of the fallback leaves a message when nobody answers: all of it by the dialplan alone. Two
 * files in the spool for each who comes here, read by `mailbox/`: a note of who called, written before the
 * prompt and ended when they go, and what they said.
 */

import {isSet} from './conditions.ts';
import {context, extension, type Step, setAll} from './conf-text.ts';
import {contexts, fallbackQueue, userEvents, variables} from './contract.ts';
import type {AsteriskInput, AsteriskMailbox} from './input.ts';
import {mailboxSounds, soundFile} from './messages.ts';

const v = variables;

/** After so much silence a message is over. */
export const silenceSecs = 10;
/** How the files in the spool begin: the switch, and the channel's time and number, follow. */
export const messagePrefix = 'message';

/** `plateau-mailbox`, and the subroutine that knows each queue's rule; none where no queue has a mailbox. */
export function mailboxContexts({mailbox}: AsteriskInput): readonly string[] {
	if (mailbox === undefined) return [];
	return [
		context(
			contexts.mailbox,
			`Nobody answered in the fallback: the caller is asked for a message, hears a beep, and is recorded
			until they press #, are silent, hang up, or the time is over. A daemon that comes back meanwhile lets
			them finish, and takes the files.`,
			extension('s', [
				// By the channel's time and number alone: nothing of who it is.
				`Set(PLATEAU_STAMP=\${CUT(UNIQUEID,-,\${FIELDQTY(UNIQUEID,-)})})`,
				setAll([
					[v.place, 'mailbox'],
					[v.mailbox, `${mailbox.spool}/${messagePrefix}-${mailbox.switchId}-\${PLATEAU_STAMP}`],
				]),
				`UserEvent(${userEvents.mailbox})`,
				// u: line ends as here; without it the file is looked at, and there is none yet.
				`Set(FILE(\${${v.mailbox}}.txt,,,l,u)=${noteOf(mailbox)})`,
				'Answer()',
				'Playback(${PLATEAU_NOW})',
				`Record(\${${v.mailbox}}.sln,${silenceSecs},\${${v.mailboxSecs}},k)`,
				// A spool that cannot be written: nobody is left in silence.
				`GotoIf($["\${RECORD_STATUS}" = "ERROR"]?${contexts.farewell},fallback,1)`,
				`Playback(${mailboxSounds.thanks.stock.join('&')})`,
				'Hangup(16)',
			]),
		),
		context(
			contexts.mailboxRule,
			`Whether the queue in ${v.queue} has a mailbox: how long a message may be, into ${v.mailboxSecs}, and
			what is said before it, into PLATEAU_NOW.`,
			extension('s', [
				setAll([
					[v.mailboxSecs, ''],
					['PLATEAU_NOW', mailboxSounds.prompt.stock.join('&')],
				]),
				...mailbox.queues.flatMap(ruleSteps),
				'Return()',
			]),
		),
	];
}

/** Before the fallback queue: its rule is looked up, and without a phone there is no use in ringing. */
export function beforeFallback({mailbox}: AsteriskInput): readonly Step[] {
	if (mailbox === undefined) return [];
	return [
		`Gosub(${contexts.mailboxRule},s,1)`,
		`GotoIf($[\${LEN(\${${v.mailboxSecs}})} > 0 & \${QUEUE_MEMBER(${fallbackQueue},logged)} < 1]?${contexts.mailbox},s,1)`,
	];
}

/** Behind it. */
export function afterFallback({mailbox}: AsteriskInput): readonly Step[] {
	if (mailbox === undefined) return [];
	return [`GotoIf(${isSet(v.mailboxSecs)}?${contexts.mailbox},s,1)`];
}

/** As a customer goes: the note of one who came to the mailbox is ended, so that nobody waits for more. */
export function endOfNote({mailbox}: AsteriskInput): readonly Step[] {
	if (mailbox === undefined) return [];
	return [
		`ExecIf(${isSet(v.mailbox)}?Set(FILE(\${${v.mailbox}}.txt,,,al,u)=end place=\${${v.place}} at=${nowMs}))`,
	];
}

const nowMs = '${STRFTIME(,,%s%3q)}';

/** Digits, signs of ours and encoded headers: nothing that a caller could make a second line of. */
function noteOf({switchId}: AsteriskMailbox): string {
	return [
		'plateau-message-1',
		`switch=${switchId}`,
		'channel=${PLATEAU_STAMP}',
		`number=\${${v.number}}`,
		`caller=\${${v.caller}}`,
		`from=\${${v.from}}`,
		`privacy=\${${v.privacy}}`,
		`asserted=\${${v.asserted}}`,
		`queue=\${${v.queue}}`,
		`since=\${${v.since}}`,
		`at=${nowMs}`,
	].join(' ');
}

function ruleSteps({id, limitSecs, prompt = {}}: AsteriskMailbox['queues'][number]): string[] {
	return [
		`ExecIf($["\${${v.queue}}" = "${id}"]?Set(${v.mailboxSecs}=${limitSecs}))`,
		...Object.entries(prompt).map(
			([language, path]) =>
				`ExecIf($["\${${v.queue}}/\${CHANNEL(language)}" = "${id}/${language}"]?Set(PLATEAU_NOW=${soundFile(path)}))`,
		),
	];
}
