import {say} from '@plateau/core/text';
import {parseKeysFile} from '@plateau/tui/keys/keys-file';
import test from 'ava';

const problems = (text: string) =>
	parseKeysFile(text).problems.map(
		({line, sentence, params}) => `${line}: ${say('en', sentence, params)}`,
	);

test('keys.toml - keys by screen and action, one or several, with comments and the lines they stand on', (t) => {
	const {
		remaps,
		lines,
		problems: none,
	} = parseKeysFile(
		'# mine\n\n[desk]\nnote = "F5" # was F7\n"name" = [ "F4", \'Alt+E\' ]\r\n[ board ]\nfilter=[]\nfind = "#"\nback = "\\\\"\n',
	);
	t.deepEqual(none, []);
	t.deepEqual(remaps, {
		desk: {note: ['F5'], name: ['F4', 'Alt+E']},
		board: {filter: [], find: ['#'], back: ['\\']},
	});
	t.is(lines.get('desk.name'), 5);
	t.is(lines.get('board.filter'), 7);
	t.deepEqual(parseKeysFile('').remaps, {desk: {}, board: {}});
});

test('keys.toml - every line that is wrong, once', (t) => {
	t.deepEqual(
		problems(
			'note = "F5"\n[dsek]\nnote = "F5"\n[desk]\nnote = F5\nnote = "F5\nnote\nnote = ["F5" "F6", x]\n',
		),
		[
			'1: say first whose keys these are: [desk] or [board]',
			'2: there is no section [dsek]: write [desk] or [board]',
			...[5, 6, 7, 8].map(
				(line) =>
					`${line}: write an action’s name and its keys: note = "F5", or note = ["F5", "Alt+N"]`,
			),
		],
	);
	t.deepEqual(problems('[desk]\nnote = "F5"\nnote = "F6"\n'), [
		'3: "note" has its keys on line 2 already',
	]);
});
