import {deskProgram} from '@plateau/tui/model/desk';
import {shownHelp} from '@plateau/tui/model/help-list';
import {updateScene} from '@plateau/tui/model/shell';
import {keyPress} from '@plateau/tui/terminal/key-press';
import test from 'ava';
import {idle, noon, talking} from '../screens/given-desk.ts';
import {givenScene, key, signedInScene} from './given-scene.ts';

test('shell - a first key of two says what can follow, another key forgets it', (t) => {
	const desk = signedInScene(idle, 'fr');
	const hesitates = () => desk.tell({type: 'timer', id: 'follows'});
	desk.press('g');
	t.is(desk.scene.follows, undefined, 'who knows the second key is shown nothing');
	t.like(desk.requests.at(-1), {type: 'timer', id: 'follows', ms: 300});
	hesitates();
	t.deepEqual(desk.scene.follows, [{key: 'b', label: 'ouvrir le tableau'}]);
	desk.press('z');
	t.is(desk.scene.follows, undefined);
	hesitates();
	t.is(desk.scene.follows, undefined, 'nothing waits any more');
	desk.press('b');
	t.is(desk.requests.filter(({type}) => type === 'open').length, 0);
});

test('shell - notices go after a while, and keys go on', (t) => {
	const desk = signedInScene(talking);
	desk.press('q');
	t.not(desk.notice(), '');
	desk.wait(10_000);
	t.is(desk.notice(), '');
});

test('shell - a long notice stays for as long as it takes to read it', (t) => {
	const desk = signedInScene(idle);
	const refusal = (code: string) => desk.answer('dial', {ok: false, refusal: {code}});
	refusal('number-not-allowed');
	desk.wait(8000);
	t.regex(desk.notice(), /^That number cannot be dialled/);
	desk.wait(4000);
	t.is(desk.notice(), '');
	refusal('no-trunk');
	desk.wait(3000);
	t.not(desk.notice(), '');
});

test('shell - a clock that is set right by a little never turns a timer back', (t) => {
	const {scene} = signedInScene(idle);
	const turn = updateScene(deskProgram(), scene, {type: 'tick', at: noon - 900});
	t.is(turn.scene.context.now, noon);
	const stepped = updateScene(deskProgram(), scene, {type: 'tick', at: noon - 60_000});
	t.is(stepped.scene.context.now, noon - 60_000);
});

test('shell - the same person back after a log-out finds the desk as it was', (t) => {
	const desk = signedInScene(talking);
	desk.press('F7');
	desk.type('typed');
	const {link} = desk.scene.context;
	desk.tell({type: 'link', link: {...link, account: undefined}});
	t.is(desk.scene.model?.field, 'note');
	desk.press('x');
	t.is(desk.scene.logIn.login.text, 'x', 'keys go to the form meanwhile');
	desk.requests.length = 0;
	desk.tell({type: 'link', link});
	t.deepEqual(desk.commands(), [{name: 'save-note', args: {callId: 'c-2', text: 'typed'}}]);
});

test('shell - somebody else who logs in gets a desk of their own', (t) => {
	const desk = signedInScene(talking);
	const {link} = desk.scene.context;
	desk.tell({type: 'link', link: {...link, account: {login: 'bob', role: 'agent'}}});
	t.is(desk.model.login, 'bob');
	t.is(desk.model.desk, undefined);
});

test('log-in form - wants both fields, and takes one attempt at a time', (t) => {
	const desk = givenScene();
	const {link} = desk.scene.context;
	desk.tell({type: 'link', link: {...link, account: undefined}});
	desk.requests.length = 0;
	desk.press('Enter');
	desk.type('alice');
	desk.press('Enter', 'Enter');
	t.deepEqual(desk.requests, []);
	desk.type('secret');
	desk.press('Enter', 'Enter');
	t.deepEqual(desk.requests, [{type: 'log-in', login: 'alice', password: 'secret'}]);
	desk.tell({type: 'log-in-answer', answer: {ok: false, code: 'log-in-wrong'}});
	t.is(desk.scene.logIn.password.text, '');
	t.is(desk.scene.logIn.login.text, 'alice');
});

test('help - finds actions by name, key or id, without accents', (t) => {
	const desk = signedInScene(talking, 'fr');
	const found = (typed: string) => {
		const help = {filter: {text: typed, cursor: typed.length}, selected: 0};
		return shownHelp(deskProgram(), desk.scene, help).map(({id}) => id);
	};
	t.deepEqual(found('raccro'), ['hang-up']);
	t.deepEqual(found('f12'), ['want-wrap-up']);
	t.deepEqual(found('f5'), ['mute']);
	t.deepEqual(found('f15'), []);
	t.deepEqual(found('presence suiv'), ['cancel-next']);
	t.deepEqual(found('tiroir'), []);
});

test('help - arrows stay inside the list', (t) => {
	const desk = signedInScene(idle);
	desk.press('?');
	for (let presses = 0; presses < 40; presses++) desk.tell({type: 'key', key: keyPress('down')});
	const count = shownHelp(deskProgram(), desk.scene, {
		filter: {text: '', cursor: 0},
		selected: 0,
	}).length;
	t.is(desk.scene.help?.selected, count - 1);
	desk.press('PageUp', 'PageUp', 'PageUp');
	t.is(desk.scene.help?.selected, 0);
});

test('shell - before the daemon was ever there, q leaves and other keys do nothing', (t) => {
	const desk = givenScene();
	const {link} = desk.scene.context;
	const connecting = {...link, account: undefined, state: {state: 'connecting', tries: 0} as const};
	const scene = {
		...desk.scene,
		model: undefined,
		context: {...desk.scene.context, link: {...connecting, since: 0}},
	};
	const press = (name: string) =>
		updateScene(deskProgram(), scene, {type: 'key', key: key(name), at: noon});
	t.deepEqual(press('x').requests, []);
	t.deepEqual(press('q').requests, [{type: 'quit'}]);
});
