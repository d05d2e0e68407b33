import {openLines} from '@plateau/tui/terminal/lines';
import test from 'ava';
import {keyBytes} from '../../helpers/key-bytes.ts';
import {openTerminal} from '../../helpers/terminal.ts';

function open() {
	const terminal = openTerminal({columns: 60, rows: 10});
	const keys: string[] = [];
	let hangUps = 0;
	const lines = openLines({
		...terminal,
		onKey: (key) => keys.push(key.name),
		onHangUp() {
			hangUps++;
		},
	});
	const type = (...names: string[]) => {
		for (const name of names) terminal.stdin.send(keyBytes(name));
	};
	return {terminal, lines, keys, type, hangUps: () => hangUps};
}

test('lines - writes a line a change, and no escape sequence at all', (t) => {
	const {terminal, lines} = open();
	lines.say('Ringing: support, Claire Roux, waited 0:42');
	lines.say('\u001b[31mhostile\u0007');
	t.deepEqual(terminal.writes, [
		'Ringing: support, Claire Roux, waited 0:42\r\n',
		'·[31mhostile·\r\n',
	]);
});

test('lines - says about a topic only what is new', (t) => {
	const {terminal, lines} = open();
	lines.tell('presence', 'Ready');
	lines.tell('presence', 'Ready');
	lines.tell('queue', 'Ready');
	lines.tell('presence', 'Lunch');
	lines.tell('presence', '');
	lines.tell('presence', 'Lunch');
	t.deepEqual(terminal.writes, ['Ready\r\n', 'Ready\r\n', 'Lunch\r\n', 'Lunch\r\n']);
});

test('lines - hands keys over until a question is open', async (t) => {
	const {lines, keys, type} = open();
	type('F2', 'x');
	const answer = lines.ask('Note:');
	type('h', 'i', 'Enter');
	t.is(await answer, 'hi');
	type('F3');
	t.deepEqual(keys, ['f2', 'x', 'f3']);
});

test('lines - a question echoes what is typed and lets it be corrected', async (t) => {
	const {terminal, lines, type} = open();
	const answer = lines.ask('Name:');
	type('A', 'm', 'e', 'Backspace', 'é', 'Enter');
	t.is(await answer, 'Amé');
	await terminal.settled();
	t.is(terminal.rows()[0], 'Name: Amé');
});

test('lines - a secret is not echoed', async (t) => {
	const {terminal, lines, type} = open();
	const answer = lines.ask('Password:', {isSecret: true});
	type('s', 'e', 'c', 'Enter');
	t.is(await answer, 'sec');
	t.false(terminal.writes.join('').includes('sec'));
	await terminal.settled();
	t.is(terminal.rows()[0], 'Password: ***');
});

test('lines - a call that rings does not break the note being typed', async (t) => {
	const {terminal, lines, type} = open();
	const answer = lines.ask('Note:');
	type('a', 'b');
	lines.say('Ringing: support');
	type('c', 'Enter');
	t.is(await answer, 'abc');
	await terminal.settled();
	t.deepEqual(terminal.rows().slice(0, 3), ['Note: ab', 'Ringing: support', 'Note: abc']);
});

test('lines - Esc answers nothing, and the next question has its turn', async (t) => {
	const {lines, type} = open();
	const first = lines.ask('First:');
	const second = lines.ask('Second:');
	type('x', 'Esc');
	t.is(await first, undefined);
	type('y', 'Enter');
	t.is(await second, 'y');
});

test('lines - restoring gives cooked keys back and ends open questions', async (t) => {
	const {terminal, lines} = open();
	t.true(terminal.stdin.isRaw);
	const answer = lines.ask('Note:');
	lines.restore();
	lines.restore();
	t.is(await answer, undefined);
	t.false(terminal.stdin.isRaw);
	const {length} = terminal.writes;
	lines.say('too late');
	t.is(terminal.writes.length, length);
	t.is(await lines.ask('Again:'), undefined);
});

test('lines - tells that the terminal went away', (t) => {
	const {terminal, hangUps} = open();
	terminal.stdin.emit('end');
	t.is(hangUps(), 1);
});
