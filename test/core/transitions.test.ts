/** The tables of transitions as tables; that they are true is proven in test/sim. */

import {machines, nowhere} from '@plateau/core/transitions';
import test from 'ava';
import {statesPage} from '../../scripts/docs/states.ts';

test('transitions - no row is there twice, and each says when', (t) => {
	for (const {name, rows} of machines) {
		const keys = rows.map(({from, event, to}) => `${from} ${event} ${to}`);
		t.deepEqual(keys.length, new Set(keys).size, name);
		t.true(rows.every(({when}) => when.length > 0));
	}
});

test('transitions - each state is explained, reached, and left unless it is an end', (t) => {
	const ends = new Set([
		'ended',
		'accepted',
		'declined',
		'rang-out',
		'withdrawn',
		'failed',
		'refused',
	]);
	for (const {name, states, rows} of machines) {
		const starts = new Set(['logged-out', 'none', 'down']);
		for (const state of Object.keys(states)) {
			t.true(
				starts.has(state) || rows.some(({to}) => to === state),
				`${name}: ${state} is reached`,
			);
			t.is(
				rows.some(({from}) => from === state),
				// A recording that has ended may be begun again.
				!ends.has(state) || (name === 'recording' && state === 'ended'),
				`${name}: ${state} is left`,
			);
		}
		for (const {from, to} of rows) {
			for (const state of [from, to])
				t.true(state === nowhere || state in states, `${name} ${state}`);
		}
	}
});

test('states page - shows every machine with all its rows', (t) => {
	const page = statesPage();
	for (const {title, rows} of machines) {
		t.true(page.includes(`## ${title}\n`));
		for (const {event, when} of rows) t.true(page.includes(`\`${event}\``) && page.includes(when));
	}
	t.is(page.at(-1), '\n');
});
