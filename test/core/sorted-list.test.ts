/** The sorted list against an array that is sorted anew each time. */

import {fc, testProp} from '@fast-check/ava';
import {SortedList} from '@plateau/core/sorted-list';
import test, {type ExecutionContext} from 'ava';

interface Item {
	readonly rank: number;
	readonly name: number;
}

const compare = (a: Item, b: Item) => a.rank - b.rank || a.name - b.name;

testProp(
	'sorted list - is the sorted array, whatever was added and removed',
	[fc.array(fc.tuple(fc.boolean(), fc.integer({min: 0, max: 5}), fc.integer({min: 0, max: 20})))],
	(t, changes) => {
		const list = new SortedList<Item>(compare);
		t.is(list.size, 0);
		let model: Item[] = [];
		for (const [isAdd, rank, name] of changes) {
			const own = model.find((item) => item.name === name);
			if (isAdd && own === undefined) {
				list.add({rank, name});
				model.push({rank, name});
			} else if (own !== undefined) {
				t.true(list.remove(own));
				t.false(list.remove(own));
				model = model.filter((item) => item !== own);
			}
			model.sort(compare);
			t.deepEqual([...list], model);
			t.deepEqual(list.first(), model[0]);
			t.is(list.size, model.length);
			t.deepEqual(list.at(1), model[1]);
			t.deepEqual(
				list.firstWhere((item) => item.rank > 2),
				model.find((item) => item.rank > 2),
			);
		}
	},
);

/** Everything the list can be asked about one item and one rank, against the plain array. */
function sameAnswers(
	t: ExecutionContext,
	list: SortedList<Item>,
	model: readonly Item[],
	{rank, name}: Item,
): void {
	const isBefore = (item: Item) => item.rank < rank;
	const count = model.filter(isBefore).length;
	t.is(list.size, model.length);
	t.is(list.countWhere(isBefore), count);
	t.is(
		list.firstWhere((item) => item.rank >= rank),
		model[count],
	);
	t.is(list.at(count), model[count]);
	t.is(list.at(model.length), undefined);
	t.is(list.first(), model[0]);
	const place = model.findIndex((item) => compare(item, {rank, name}) === 0);
	t.is(list.placeOf({rank, name}), place === -1 ? undefined : place);
}

testProp(
	'sorted list - answers as the sorted array does, through growth to thousands and back to none',
	[
		fc.infiniteStream(fc.nat({max: 999})),
		fc.constantFrom('any', 'end', 'front'),
		fc.constantFrom('any', 'end', 'front'),
	],
	(t, numbers, comeAt, goFrom) => {
		const next = () => numbers.next().value as number;
		const list = new SortedList<Item>(compare);
		const model: Item[] = [];
		const rankOf = (name: number) =>
			comeAt === 'any' ? next() : comeAt === 'end' ? name : 10_000 - name;
		for (let name = 0; name < 5000; name += 1) {
			const item = {rank: rankOf(name), name};
			const place = model.findIndex((other) => compare(other, item) > 0);
			model.splice(place === -1 ? model.length : place, 0, item);
			list.add(item);
			if (name % 61 === 0) sameAnswers(t, list, model, {rank: next(), name: next()});
			if (name % 53 === 0) sameAnswers(t, list, model, item);
		}
		t.deepEqual([...list], model);
		while (model.length > 0) {
			// Mostly in a row, so that whole stretches empty; sometimes one comes back.
			const [item] = model.splice(
				goFrom === 'any' ? (next() * 7919) % model.length : goFrom === 'end' ? -1 : 0,
				1,
			) as [Item];
			t.true(list.remove(item));
			t.false(list.remove(item));
			if (model.length % 47 === 0) sameAnswers(t, list, model, item);
			if (model.length % 59 === 0) {
				const known = model[next() % Math.max(1, model.length)];
				if (known !== undefined) sameAnswers(t, list, model, known);
			}
			if (model.length % 499 === 0) t.deepEqual([...list], model);
		}
		t.is(list.first(), undefined);
		t.deepEqual([...list], []);
		list.add({rank: 1, name: 1});
		t.deepEqual([...list], [{rank: 1, name: 1}]);
	},
	{numRuns: 18},
);

testProp(
	'sorted list - stays right while thousands come and go at once',
	[fc.infiniteStream(fc.nat({max: 9999}))],
	(t, numbers) => {
		const next = () => numbers.next().value as number;
		const list = new SortedList<Item>(compare);
		const present = new Map<number, Item>();
		for (let change = 0; change < 20_000; change += 1) {
			const name = (next() * 31 + change) % 3000;
			const own = present.get(name);
			if (own === undefined) {
				const item = {rank: next() % 50, name};
				list.add(item);
				present.set(name, item);
			} else {
				t.true(list.remove(own));
				present.delete(name);
			}
		}
		const model = [...present.values()].sort(compare);
		t.deepEqual([...list], model);
		for (const [place, item] of model.entries()) {
			t.is(list.placeOf(item), place);
			t.is(list.at(place), item);
		}
		for (let rank = 0; rank <= 50; rank += 1) sameAnswers(t, list, model, {rank, name: 1});
	},
	{numRuns: 5},
);

test('sorted list - removes nothing that only comes near', (t) => {
	const list = new SortedList<Item>(compare);
	t.false(list.remove({rank: 1, name: 1}));
	list.add({rank: 1, name: 1});
	t.false(list.remove({rank: 1, name: 2}));
	t.is(list.size, 1);
});

test('sorted list - a comparison costs as little among a hundred thousand as a logarithm allows', (t) => {
	let compared = 0;
	const list = new SortedList<number>((a, b) => {
		compared += 1;
		return a - b;
	});
	for (let number = 0; number < 100_000; number += 1) list.add((number * 7919) % 100_003);
	const cost = (act: () => void) => {
		compared = 0;
		act();
		return compared;
	};
	// log₂ 100,000 is 17; each of the three levels may round up, and looks at its ends first: three more.
	t.true(cost(() => list.remove((5 * 7919) % 100_003)) <= 31);
	t.true(cost(() => list.add((5 * 7919) % 100_003)) <= 31);
	t.true(cost(() => list.placeOf(50_000)) <= 31);
	t.is(
		cost(() => list.at(50_000)),
		0,
	);
});
