/** docs/caller-hears.md: what a caller hears at each stage, from the dialplan's own tables. */

import {
	decisionSecs,
	heartbeatLimitSecs,
	turnSecs,
} from '../../packages/daemon/src/asterisk/contract.ts';
import {
	mailboxSounds,
	messageNames,
	messages,
	spoken,
} from '../../packages/daemon/src/asterisk/messages.ts';

/** When each message is played. */
const occasions: Readonly<Record<(typeof messageNames)[number], string>> = {
	closed: 'The number is closed',
	'unknown-number': 'The number dialled is not on the floor',
	nobody: 'Nobody who could answer is signed in, for longer than the queue allows',
	'max-wait': 'The longest wait of the queue was reached',
	error: 'Something went wrong with this call',
	fallback: 'The daemon is away and nobody took the call in the fallback queue',
};

const spokenOccasions: Readonly<Record<keyof typeof spoken, string>> = {
	first: 'The first in the queue',
	position: 'A place further back',
	minute: 'An expected wait of one minute',
	wait: 'An expected wait of more',
};

const quoted = (sound: string) => `\`${sound}\``;

/** The whole page. */
export function callerHearsPage(): string {
	return [
		'# What a caller hears',
		'',
		'Printed by `npm run docs` from the tables that the dialplan is written from. A number is answered',
		'*on entry*, or *only when an agent answers* (`answer:` in `floor.yaml`): then the caller pays nothing',
		'before that and hears the ringing tone where others hear music.',
		'',
		'| Stage | Answered on entry | Only when an agent answers |',
		'| --- | --- | --- |',
		`| Entry, until the daemon has decided (at most ${decisionSecs} s) | ringing tone | ringing tone |`,
		'| Greeting, once in a call | the number’s `greeting`, or nothing | nothing: it is not played |',
		`| Waiting (turns of ${turnSecs} s, the music goes on where it stopped) | music | ringing tone |`,
		'| An agent’s phone rings, or a whole group’s | music goes on | ringing tone |',
		'| The agent has answered and hears the queue’s name, where it has one to say | music goes on | ringing tone |',
		'| An announcement while waiting: a sound of the floor, the place, the expected wait | that, then music again | nothing: it is not played |',
		'| Sent to a number outside | music until somebody answers there; the call ends with that talk | ringing tone until then |',
		'| That number is busy, or nobody answers | message `nobody`, then the end | the same, before the answer |',
		'| That number cannot be reached, or there is no provider | message `error`, then the end | the same, before the answer |',
		'| The phone is not answered, is busy, refuses | music goes on | ringing tone |',
		'| Talking | the agent, and nobody else but a supervisor who barges in | the same |',
		'| The agent hangs up | the call ends | the call ends |',
		`| The daemon is gone (no heartbeat for ${heartbeatLimitSecs} s): every desk phone rings | music | ringing tone |`,
		...messageNames.map((name) => {
			// A number that nobody declared has no way of its own: it is never answered.
			const answer = name === 'unknown-number' ? ', before the answer' : '';
			return `| ${occasions[name]} | message \`${name}\`${answer}, then the end | the same, before the answer |`;
		}),
		`| The same, and the queue has a mailbox ([mailbox.md](mailbox.md)) | ${quoted(mailboxSounds.prompt.stock[0])}, ${quoted('beep')}, silence while the caller speaks, ${quoted(mailboxSounds.thanks.stock[0])} | answered, then the same |`,
		'',
		'A message before the answer is early media: it is heard where the provider passes it on.',
		'',
		'## The messages',
		'',
		'In the number’s language. Both columns are the words of the stock sounds, which exist in English',
		'(package `asterisk-core-sounds-en`, voice Allison Smith) and French (`asterisk-core-sounds-fr`, voice',
		'June Wallack, of Québec), both under CC BY-SA 3.0.',
		'',
		'| Message | Stock sounds | English | French | Cause (Q.850) |',
		'| --- | --- | --- | --- | --- |',
		...messageNames.map((name) => {
			const {stock, words, cause} = messages[name];
			const files = stock.map((sound) => `\`${sound}\``).join(', ');
			return `| \`${name}\` | ${files} | ${words.en} | ${words.fr} | ${cause} |`;
		}),
		'',
		'At a mailbox the stock words are:',
		'',
		...Object.values(mailboxSounds).flatMap(({stock: [sound], words}) => [
			`- ${quoted(sound)}: “${words.en}” · « ${words.fr} »`,
		]),
		'',
		'A rule may name a sound of the floor (`sounds:` in `floor.yaml`, a name and a file or stock sound each)',
		'in the place of a farewell’s words.',
		'',
		'## Told while waiting',
		'',
		'| What | Stock sounds | English | French |',
		'| --- | --- | --- | --- |',
		...Object.entries(spokenOccasions).map(([name, what]) => {
			const {before, after, words} = spoken[name as keyof typeof spoken];
			const number = name === 'first' ? [] : ['the number'];
			const files = [...before.map(quoted), ...number, ...after.map(quoted)].join(', ');
			return `| ${what} | ${files} | ${words.en} | ${words.fr} |`;
		}),
		'',
		'Numbers are said with the files of `digits/`, which the same packages bring. The French set has no',
		'feminine one: it says “un minute”.',
		'',
		'Your own recording takes the place of any of them, for the whole floor or for one number: give its',
		'path in `floor.yaml` under `messages:`. Mono WAV, 16 bits, 8 or 16 kHz. Then write the configuration',
		'again (`plateaud asterisk-config --out DIR`) and say `dialplan reload`; `plateaud doctor` tells when a',
		'file is missing, or when the dialplan that runs is an older one.',
		'',
		'## The music',
		'',
		'The stock music (package `asterisk-moh-opsound-wav`) is by Macroform, Manolo Camp and Reno Project, under',
		'CC BY-SA 3.0: name them where you are asked. To replace it, put 8 kHz mono 16-bit WAV files into a',
		'folder, name it under `[plateau]` in `musiconhold.conf`, and say `moh reload`. Playing music to callers',
		'may need a licence of a rights society (in France the Sacem), even for free music: ask before you open.',
		'',
	].join('\n');
}
