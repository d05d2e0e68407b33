/** Agents who can be rung from two switches, and ties that should be there. */

import {emptyFloor, type Floor, id, type SwitchId, step} from '@plateau/core';
import {countReady, switchRows} from '@plateau/daemon/views/rows';
import test from 'ava';
import {baseConfig, startsAt} from '../../helpers/given.ts';
import {inputOf} from '../../helpers/story-inputs.ts';

const main = id<SwitchId>('main');
const annex = id<SwitchId>('annex');

/** Both are up; one agent sits at each. */
function givenFloor(...lines: readonly string[]): Floor {
	const floor = emptyFloor();
	const phones = baseConfig.phones.map((phone) =>
		phone.id === '1002' ? {...phone, switchId: annex} : phone,
	);
	const send = (input: object) => {
		const result = step(floor, {...input, at: startsAt} as never);
		if (!result.ok) throw new Error(result.refusal.code);
	};
	send({type: 'configure-floor', by: 'admin', config: {...baseConfig, phones}});
	for (const line of ['found', 'annex', 'sign-in a1 1001', 'sign-in a2 1002', ...lines])
		send(inputOf(line.split(' '), floor));
	return floor;
}

test('ready - who can be rung from two switches is one agent all the same', (t) => {
	const ready = (floor: Floor) => countReady(floor).get('support');
	t.is(ready(givenFloor()), 2);
	t.is(ready(givenFloor('tie main annex')), 2);
	t.is(ready(givenFloor('tie main annex', 'tie annex main')), 2);
	t.is(ready(givenFloor('tie main annex', 'annex-lost')), 1);
});

test('switches - a tie that should be there and is not is named, while both ends are there', (t) => {
	const ties = new Map([
		[main, [annex]],
		[annex, [main]],
	]);
	const missing = (floor: Floor) =>
		Object.values(switchRows(floor, ties)).flatMap(({id: from, noTieTo = []}) =>
			noTieTo.map((to) => `${from} ${to}`),
		);
	t.deepEqual(missing(givenFloor()), ['annex main', 'main annex']);
	t.deepEqual(missing(givenFloor('tie main annex')), ['annex main']);
	t.deepEqual(missing(givenFloor('tie main annex', 'tie annex main')), []);
	t.deepEqual(missing(givenFloor('annex-lost')), []);
	t.deepEqual(
		Object.values(switchRows(givenFloor())).flatMap(({noTieTo}) => noTieTo ?? []),
		[],
	);
});
