/** docs/floor-file.md: every key of `floor.yaml` with its meaning, its default and an example. */

import {
	agentKeys,
	alertKeys,
	conditionKeys,
	fileKeys,
	type KeyRow,
	kindKeys,
	listeningKeys,
	mailboxKeys,
	numberKeys,
	outboundKeys,
	overflowKeys,
	phoneKeys,
	phoneModelKeys,
	queueKeys,
	reasonKeys,
	recordingKeys,
	wrapUpKeys,
} from './floor-file-keys.ts';

type Rows = Readonly<Record<string, KeyRow>>;

/** The whole page. */
export function floorFilePage(): string {
	return [
		'# The floor file',
		'',
		'Printed from `scripts/docs/floor-file-keys.ts` by `npm run docs`; a test reads every example. The floor is what',
		'`floor.yaml` declares: `plateau floor apply --file floor.yaml` applies it and says what changed (`--dry-run`: what',
		'would), `plateau floor export` writes it back in one spelling, without comments. [floor.yaml](examples/floor.yaml) is a',
		'small one to start from, [floor-full.yaml](examples/floor-full.yaml) has every rule once.',
		'',
		'An error is told with its line, its column and the word that was probably meant, all of them at once; nothing is',
		'applied then. Rules that contradict each other, or can have no effect, are errors too. The codes are in',
		'[errors.md](errors.md#the-floor-file).',
		'',
		'- **Durations** are `500ms`, `20s`, `5m`, `1h30m`, `1d`; `0` is none.',
		'- **Ids** (of queues, skills, reasons, sounds…) begin with a small letter or a digit and go on with small letters,',
		'  digits, `.`, `_` or `-`: 32 at most.',
		'- A list of one needs no brackets: `widen: {after: 40s, requires: any}`.',
		'- `any`, `and`, `or` and `not` can name no skill.',
		'',
		...section('The file', fileKeys),
		...section(
			'A queue',
			queueKeys,
			'Under `queues`, by id. How they work together is in [routing.md](routing.md).',
		),
		'### Where a wait ends',
		'',
		'`onFull`, `onMaxWait`, `onNobody`, `to` of `divert` and `onClose`, and `do` of an overflow step take one of these:',
		'',
		'| Value | The caller |',
		'| --- | --- |',
		'| `message` | hears the standing message of the case, and the call ends |',
		'| `{message: sorry}` | hears one of the file’s `sounds` instead |',
		'| `{move: sales}` | goes on to another queue, at the place the wait so far is worth; never back to one they were in |',
		'| `{sendOut: "+33199001234"}` | goes to a number outside, by the trunk; neither an emergency number nor one of the floor’s own |',
		'',
		'`callback` and `voicemail` are kept for what calls cannot do yet, and refused (`not-yet`).',
		'',
		...section(
			'`overflow`',
			overflowKeys,
			'Each step of the list is looked at by itself, in this order at one instant.',
			'###',
		),
		...section('`when`', conditionKeys, 'A step without it is always due.', '####'),
		...section(
			'`wrapUp`',
			wrapUpKeys,
			'A mode alone needs no map: `wrapUp: none`. `plateau agent extend` extends it.',
			'###',
		),
		...section(
			'`recording`',
			recordingKeys,
			'What each key leads to is told in [recording.md](recording.md).',
			'###',
		),
		...section(
			'`mailbox`',
			mailboxKeys,
			'What a caller hears, and what becomes of a message, is told in [mailbox.md](mailbox.md).',
			'###',
		),
		...section(
			'An agent',
			agentKeys,
			'Under `agents`, by log-in: a small letter, then small letters, digits, `.`, `_` or `-`.',
		),
		...section(
			'A kind of work',
			kindKeys,
			'Under `kinds`, by id; `task:` alone will do, and `call` is the same on every floor.',
		),
		...section(
			'`outbound`',
			outboundKeys,
			'Emergency numbers are always dialled: see [outbound.md](outbound.md).',
		),
		...section(
			'`listening`',
			listeningKeys,
			'Nothing is heard at a number outside before a key: see [listening-outside.md](listening-outside.md).',
		),
		...section(
			'A reason',
			reasonKeys,
			'Under `reasons`, by id. `rang-out`, `link-lost`, `signed-in` and `headset-gone` are the floor’s own.',
		),
		...section(
			'A number',
			numberKeys,
			'Under `numbers`, by the number in any usual form, or a short one.',
		),
		...section('A phone', phoneKeys, 'Under `phones`, by its extension; `"1001":` alone will do.'),
		...section(
			'A model of phone',
			phoneModelKeys,
			'Under `phoneModels`, by a name such as `yealink` or `yealink-t19`: [phones.md](phones.md) has what is known.',
		),
		'## A disposition',
		'',
		'Under `dispositions`, by id: `label`, and `queues` where it is not for every queue.',
		'',
		...section(
			'An alert',
			alertKeys,
			'A list under `alerts`; at most one for each measure of each queue.',
		),
	].join('\n');
}

function section(title: string, rows: Rows, about?: string, level = '##'): string[] {
	return [
		`${level} ${title}`,
		'',
		...(about === undefined ? [] : [about, '']),
		'| Key | What it means | Default | Example |',
		'| --- | --- | --- | --- |',
		...Object.entries(rows).map(([key, [about_, fallback, example]]) => {
			const cells = [`\`${key}\``, about_, fallback, `\`${key}: ${example}\``];
			return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
		}),
		'',
	];
}
