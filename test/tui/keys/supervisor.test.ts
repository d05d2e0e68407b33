import {supervisorTable} from '@plateau/tui/keys/supervisor';
import test from 'ava';

test('supervisor keys - every action has a name in both languages', (t) => {
	for (const {id, label} of supervisorTable.rows) {
		t.true(
			label.every((text) => text.trim() !== ''),
			id,
		);
	}
});

test('supervisor keys - what a customer would hear, or takes a call or somebody’s place, wants a second press', (t) => {
	const guarded = supervisorTable.rows.filter(({guard}) => guard !== undefined).map(({id}) => id);
	t.deepEqual(guarded, ['barge', 'take-over', 'sign-out']);
});

test('supervisor keys - listening keys are letters that act on panes and page alike', (t) => {
	for (const [key, id] of [
		['l', 'listen'],
		['w', 'whisper'],
		['b', 'barge'],
		['.', 'stop'],
		['p', 'presence'],
		['u', 'raise'],
	] as const) {
		t.is(supervisorTable.bindings.get('floor')?.get(key)?.id, id);
	}
});
