// biome-ignore-all lint/suspicious/noTemplateCurlyInString: dialplan text is full of ${…}
import {checkDialplan} from '@plateau/daemon/practice/check-dialplan';
import {evaluate, isTrue} from '@plateau/daemon/practice/dialplan/expression';
import {matches} from '@plateau/daemon/practice/dialplan/pattern';
import {Dialplan, DialplanError} from '@plateau/daemon/practice/dialplan/read';
import {argumentsOf, substitute} from '@plateau/daemon/practice/dialplan/substitute';
import test from 'ava';

const expression = test.macro({
	title: (_, written: string, value: string) => `expression - ${written} is ${value || 'nothing'}`,
	exec(t, written: string, value: string) {
		t.is(evaluate(written), value);
	},
});

test(expression, '1 + 2 * 3', '7');
test(expression, '10 - 4 - 3', '3');
test(expression, '( 1 + 2 ) * 3', '9');
test(expression, '7 / 2', '3');
test(expression, '"a" = "a"', '1');
test(expression, '"a" = a', '1');
test(expression, '10 > 9', '1');
// As text "10" comes before "9": numbers compare as numbers.
test(expression, '"10" > "9"', '1');
test(expression, '01 = 1', '1');
test(expression, '1800000000 - 01799999990 > 5 | 01799999990 - 1800000000 > 5', '1');
test(expression, '1800000000 - 01799999996 > 5 | 01799999996 - 1800000000 > 5', '0');
test(expression, '1800000000 - 0 > 5', '1');
test(expression, '"" = "1"', '0');
test(expression, '! 0', '1');
test(expression, '"1" = "1" & 0 > 0', '0');
test(expression, '', '');

test('expression - what cannot be read is an error that shows it', (t) => {
	t.throws(() => evaluate('1 +'), {message: /1 \+/});
	t.throws(() => evaluate('(1'), {message: /no "\)"/});
	t.throws(() => evaluate('1 2'), {message: /goes on/});
});

test('expression - a condition holds unless it is empty or zero', (t) => {
	for (const [text, holds] of [
		['1', true],
		['0', false],
		['', false],
		[' ', false],
		['"0"', false],
		['00', false],
		['no', true],
		['-1', true],
	] as const) {
		t.is(isTrue(text), holds, JSON.stringify(text));
	}
});

test('pattern - letters stand for digits, brackets for a choice', (t) => {
	for (const [pattern, dialled, fits] of [
		['_XXX', '123', true],
		['_XXX', '12', false],
		['_XXX', '1234', false],
		['_+XXX', '+123', true],
		['_+XXX', '1123', false],
		['_0[1-9]XX', '0123', true],
		['_0[1-9]XX', '0023', false],
		['_ZN', '12', true],
		['_ZN', '02', false],
		['_ZN', '11', false],
		['_X.', '1', false],
		['_X.', '12', true],
		['_XXX', '12&', false],
	] as const) {
		t.is(matches(pattern, dialled), fits, `${pattern} ${dialled}`);
	}
});

const text = `; a comment
[globals]
A = 5

[in]
exten => 123,1,Set(X=1)
 same => n(again),Goto(wait,s,1)
exten => _XXX,1,Set(X=any)
exten => _1XX,1,Set(X=\\;semi) ; said behind

[wait]
exten => s,1,NoOp
 same => n,Hangup(16)
`;

test('dialplan - steps are found by extension and priority, the precise one first', (t) => {
	const dialplan = new Dialplan(text);
	const find = (extension: string, priority = 1) =>
		dialplan.find({context: 'in', extension, priority});
	t.deepEqual(find('123', 2), {application: 'Goto', data: 'wait,s,1'});
	t.is(find('123')?.data, 'X=1');
	t.is(find('145')?.data, 'X=;semi');
	t.is(find('245')?.data, 'X=any');
	t.is(find('24'), undefined);
	t.is(find('123', 3), undefined);
	t.is(dialplan.priorityOf('in', '123', 'again'), 2);
	t.is(dialplan.priorityOf('in', '123', 'never'), undefined);
	t.is(dialplan.globals.get('A'), '5');
	t.true(dialplan.has('wait', 's'));
	t.false(dialplan.has('nowhere', 's'));
});

test('dialplan - a line that cannot be read is named', (t) => {
	const error = t.throws(() => new Dialplan('[in]\nexten => 1,1,NoOp()\ninclude => other\n'), {
		instanceOf: DialplanError,
	});
	t.regex(error?.message ?? '', /line 3: .*include => other/);
	t.throws(() => new Dialplan(' same => n,NoOp()\n'), {message: /line 1: has no extension/});
});

test('dialplan - one that needs more than the switch can do is refused at the start, with all that is missing', (t) => {
	const needy = new Dialplan(
		'[in]\nexten => s,1,VoiceMail(x)\n same => n,Set(A=${SHELL(ls)})\n same => n,Set(VOLUME(TX)=3)\n',
	);
	t.throws(() => checkDialplan(needy), {
		message: /application VoiceMail, function SHELL, function VOLUME/,
	});
});

test('substitution - the innermost comes first, slices are cut, what is unknown is nothing', (t) => {
	const values = {
		variable: (name: string) => ({A: 'alpha', B: 'A', N: '0612345678', Q: 'a" b'})[name] ?? '',
		read: (name: string, argument: string) => `<${name} ${argument}>`,
	};
	for (const [written, expected] of [
		['x${A}y', 'xalphay'],
		['${${B}}', 'alpha'],
		['${N:4:3}', '345'],
		['${N:-2}', '78'],
		['${UNKNOWN}', ''],
		['${F(a,${A})}', '<F a,alpha>'],
		['${F(x):1:1}', 'F'],
		['$[1 + $[2 * 3]]', '7'],
		['${IF($["${A}" = "alpha"]?yes:no)}', '<IF 1?yes:no>'],
		['$["${Q}" = "x"]', ''],
		['no dollars', 'no dollars'],
	] as const) {
		t.is(substitute(written, values), expected, written);
	}
	t.throws(() => substitute('${A', values), {message: /without its end/});
});

test('substitution - arguments are cut at commas outside brackets and quotes', (t) => {
	t.deepEqual(argumentsOf('PJSIP/a,20,gm(x,y)b(c^s^1)'), ['PJSIP/a', '20', 'gm(x,y)b(c^s^1)']);
	t.deepEqual(argumentsOf('"a,b",,c'), ['"a,b"', '', 'c']);
	t.deepEqual(argumentsOf(''), ['']);
});
