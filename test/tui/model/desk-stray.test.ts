/** What is typed for a list that did not open, or has closed by itself, is no other key of the desk. */
import {strayMs} from '@plateau/tui/keys/stray';
import test from 'ava';
import {consulting, heldAtPhone} from '../screens/given-call-control.ts';
import {idle, ringing, talking, wrapUp} from '../screens/given-desk.ts';
import {signedInScene} from './given-scene.ts';

test('stray - a name typed after a refused F6 asks for no help and opens nothing', (t) => {
	const desk = signedInScene(heldAtPhone);
	desk.press('F6');
	const why = desk.notice();
	t.regex(why, /on hold at the phone/);
	desk.type('alice or bob');
	t.is(desk.notice(), why);
	desk.press('Enter');
	t.deepEqual(desk.commands(), []);
	t.is(desk.model.menu, undefined);
});

test('stray - the call was gone when F6 was pressed: the digits choose no disposition', (t) => {
	const desk = signedInScene(wrapUp);
	desk.press('F6');
	t.is(desk.notice(), 'consult: not now');
	desk.type('1014');
	desk.press('Enter');
	t.deepEqual(desk.commands(), []);
	// Enter ended what was typed.
	desk.press('1');
	t.deepEqual(
		desk.commands().map(({name}) => name),
		['set-disposition'],
	);
});

test('stray - the list closes as the call ends, under who types in it', (t) => {
	const desk = signedInScene(talking, 'fr');
	desk.press('F4');
	desk.type('bo');
	desk.desk(idle);
	t.is(desk.model.control.finder, undefined);
	desk.requests.length = 0;
	desk.type('a');
	t.is(desk.notice(), 'Rien d’ouvert : les touches agissent dans un instant, ou après Échap.');
	t.deepEqual(desk.commands(), []);
});

test('stray - a menu whose consultation is over takes its letter with it', (t) => {
	const desk = signedInScene(consulting);
	desk.press('F6');
	desk.desk(talking);
	desk.requests.length = 0;
	desk.press('s');
	t.is(desk.model.control.finder, undefined);
	t.deepEqual(desk.commands(), []);
});

test('stray - Enter for the list is no answer to the call that rings meanwhile; the next is, and F2 always', (t) => {
	for (const keys of [['Enter', 'Enter'], ['F2']]) {
		const desk = signedInScene(idle);
		desk.press('d');
		desk.type('06');
		desk.desk(ringing);
		desk.requests.length = 0;
		desk.press(...keys);
		t.deepEqual(desk.commands(), [{name: 'answer', args: {}}]);
	}
});

test('stray - Esc, an F-key or a moment without a key, and letters act again', (t) => {
	const ways: ReadonlyArray<(desk: ReturnType<typeof signedInScene>) => void> = [
		(desk) => desk.press('Esc'),
		(desk) => desk.press('F5'),
		(desk) => desk.wait(strayMs + 1),
	];
	for (const way of ways) {
		const desk = signedInScene(heldAtPhone);
		desk.press('F6');
		desk.type('b');
		way(desk);
		desk.requests.length = 0;
		desk.press('a');
		t.deepEqual(desk.commands(), [{name: 'raise-hand', args: {}}]);
	}
});

test('stray - the key that opened nothing may be pressed again at once', (t) => {
	const desk = signedInScene({...idle, takeable: 0});
	desk.press('t');
	t.regex(desk.notice(), /^take a waiting call: /);
	desk.desk({...idle, takeable: 2});
	desk.press('t');
	t.not(desk.model.waiting, undefined);
});

test('stray - a key that opens, and one that opens nothing anywhere, leave letters alone', (t) => {
	const desk = signedInScene(talking);
	desk.press('F9', 'F9', 'F10', 'a');
	t.deepEqual(desk.commands(), [{name: 'raise-hand', args: {}}]);
});
