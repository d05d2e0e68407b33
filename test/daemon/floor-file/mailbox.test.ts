/** The `mailbox` of a queue: what is refused and where, and that it comes back out as it went in. */

import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import test from 'ava';
import {errors} from './floor-errors.ts';

const file = (mailbox: string) => `sounds: {word: beep}
kinds: {callback: {}}
queues: {support: {label: S, mailbox: {${mailbox}}}}
`;

test('mailbox - comes back out of the file as it went in, and is nothing to the core', (t) => {
	const text = file('keep: 30d, limit: 90s, prompt: {en: word, fr: word}, kind: callback');
	const parsed = parseFloorFile(text);
	t.true(parsed.ok);
	if (!parsed.ok) return;
	const mailbox = {keepMs: 2_592_000_000, limitMs: 90_000, prompt: {en: 'word', fr: 'word'}};
	t.deepEqual(parsed.floor.queues[0]?.mailbox, {...mailbox, kind: 'callback'});
	const again = parseFloorFile(exportFloorFile(parsed.floor));
	t.deepEqual(again.ok && again.floor.queues, parsed.floor.queues);
	const {mailbox: _mailbox, ...rest} = parsed.floor.queues[0] ?? {id: '', label: {en: '', fr: ''}};
	t.deepEqual(toFloorConfig(parsed.floor), toFloorConfig({...parsed.floor, queues: [rest]}));
});

const wrong: readonly (readonly [mailbox: string, code: RegExp])[] = [
	['limit: 1m', /missing-key/],
	['keep: 1m', /duration-out-of-range/],
	['keep: 30d, limit: 11m', /duration-out-of-range/],
	['keep: 30d, limit: 5s', /duration-out-of-range/],
	['keep: 30d, prompt: worde', /not-declared-near/],
	['keep: 30d, prompt: {en: word}', /missing-key/],
	['keep: 30d, kind: letter', /not-declared/],
	['keep: 30d, notice: word', /unknown-key/],
];
for (const [mailbox, code] of wrong) {
	test(`mailbox - refused: ${mailbox}`, (t) => {
		const [first = '', ...more] = errors(file(mailbox));
		t.regex(first, code);
		t.deepEqual(more, []);
	});
}
