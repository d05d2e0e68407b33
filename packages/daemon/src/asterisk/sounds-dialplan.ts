/** The floor's own sounds in the dialplan: looked up by name, and played to callers who wait. */

import {isAnswered} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {contexts, userEvents, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {soundFile, spoken} from './messages.ts';

const v = variables;

/** Plays the file in `PLATEAU_NOW`, if there is one. */
export const playNow = 'ExecIf($[${LEN(${PLATEAU_NOW})} > 0]?Playback(${PLATEAU_NOW}))';
/** An agent's leg hears the name of the queue, where that is asked for. */
export const sayQueue = [`Gosub(${contexts.queueSound},s,1)`, playNow] as const;

/** The subroutines that know each sound's file. What they are asked for is compared, never run. */
export function soundContexts(input: AsteriskInput): readonly string[] {
	return [
		context(
			contexts.sound,
			`The file of a sound that the floor declares, by its name in PLATEAU_SOUND, into PLATEAU_NOW;
			any other name changes nothing.`,
			extension('s', [...lookUp('PLATEAU_SOUND', input.floorSounds), 'Return()']),
		),
		context(
			contexts.queueSound,
			'What an agent hears of a queue before its caller, into PLATEAU_NOW; empty for a queue that has nothing.',
			extension('s', ['Set(PLATEAU_NOW=)', ...lookUp(v.whisper, input.queueSounds), 'Return()']),
		),
	];
}

function lookUp(variable: string, sounds: Readonly<Record<string, string>> = {}): string[] {
	return Object.entries(sounds).map(
		([name, path]) =>
			`ExecIf($["\${${variable}}" = "${name}"]?Set(PLATEAU_NOW=${soundFile(path)}))`,
	);
}

const says = (...sounds: readonly string[]) => `Playback(${sounds.join('&')})`;

/** Told while waiting. */
export const announce = context(
	contexts.announce,
	`A caller who waits is told something, then waits on. Only who was answered on entry: the others
	hear ringing until an agent answers.`,
	extension('s', [
		`Set(${v.place}=waiting)`,
		`UserEvent(${userEvents.announced},Message: \${${v.announce}})`,
		`GotoIf(${isAnswered}?say)`,
		`Goto(${contexts.wait},s,1)`,
		['say', 'Answer(,i)'],
		'Set(PLATEAU_NOW=)',
		`Set(PLATEAU_SOUND=\${${v.announce}})`,
		`Gosub(${contexts.sound},s,1)`,
		playNow,
		`GotoIf($[0\${${v.position}} < 1]?wait)`,
		`GotoIf($[0\${${v.position}} = 1]?next)`,
		says(...spoken.position.before),
		`SayNumber(\${${v.position}})`,
		says(...spoken.position.after),
		'Goto(wait)',
		['next', says(...spoken.first.before)],
		['wait', `GotoIf($[0\${${v.minutes}} < 1]?over)`],
		says(...spoken.wait.before),
		`SayNumber(\${${v.minutes}})`,
		`GotoIf($[0\${${v.minutes}} = 1]?one)`,
		says(...spoken.wait.after),
		'Goto(over)',
		['one', says(...spoken.minute.after)],
		['over', `Goto(${contexts.wait},s,1)`],
	]),
);
