/** The sorted list against an array that is sorted anew each time. */

import {fc, testProp} from '@fast-check/ava';
import {SortedList} from '@plateau/core/sorted-list';
import test from 'ava';

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

test('sorted list - removes nothing that only comes near', (t) => {
	const list = new SortedList<Item>(compare);
	t.false(list.remove({rank: 1, name: 1}));
	list.add({rank: 1, name: 1});
	t.false(list.remove({rank: 1, name: 2}));
	t.is(list.size, 1);
});
