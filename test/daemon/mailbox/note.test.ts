/** The note of who came to a mailbox: read when its form is right, else not believed. */

import {readNote} from '@plateau/daemon/mailbox/note';
import test from 'ava';

const line =
	'plateau-message-1 switch=main channel=1795899003.1 number=33199005690 caller= from=%22Zo%C3%A9%22%20%3Csip%3A0612345678%40127.0.0.2%3E privacy= asserted= queue=support since=1795899003522 at=1795899009564';
const end = 'end place=mailbox at=1795899020000';

test('note - says who called, what for, when, and how they went', (t) => {
	t.deepEqual(readNote(`${line}\n${end}\n`), {
		...{switchId: 'main', channelId: '1795899003.1', numberId: '33199005690', queueId: 'support'},
		caller: {
			...{number: '', privacy: '', asserted: ''},
			from: '%22Zo%C3%A9%22%20%3Csip%3A0612345678%40127.0.0.2%3E',
		},
		...{arrivedAt: 1_795_899_003_522, askedAt: 1_795_899_009_564},
		end: {place: 'mailbox', at: 1_795_899_020_000},
	});
});

test('note - without its end, or with half of it, the caller may still be there', (t) => {
	for (const text of [line, `${line}\n`, `${line}\nend pla`]) {
		const note = readNote(text);
		t.is(note?.channelId, '1795899003.1');
		t.is(note?.end, undefined);
	}
});

test('note - of a phone of ours, and of no queue', (t) => {
	const note = readNote(line.replace('caller=', 'caller=101').replace('support', ''));
	t.deepEqual([note?.caller.number, note?.queueId], ['101', undefined]);
});

const notes: readonly (readonly [what: string, text: string])[] = [
	['nothing', ''],
	['half of it', line.slice(0, 80)],
	['another version', line.replace('message-1', 'message-2')],
	['a third line', `${line}\n${end}\nmore`],
	['a second line of another kind', `${line}\nplateau-message-1`],
	['a way out of the folder', line.replace('switch=main', 'switch=../main')],
	['no channel', line.replace('1795899003.1', 'one.two')],
	['a number of letters', line.replace('33199005690', 'support')],
	['a caller with more than digits', line.replace('caller=', 'caller=06;rm')],
	['a header with a blank', line.replace('%20', ' ')],
	['fields in another order', line.replace('privacy= asserted=', 'asserted= privacy=')],
	['one field more', `${line} x=1`],
	['a time that is none', line.replace('at=1795899009564', 'at=-1')],
];
for (const [what, text] of notes) {
	test(`note - ${what} is none`, (t) => {
		t.is(readNote(text), undefined);
	});
}
