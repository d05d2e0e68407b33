import {openDatabase} from '@plateau/daemon/store/database';
import {Snapshots} from '@plateau/daemon/store/snapshots';
import test, {type ExecutionContext} from 'ava';

const all = Number.MAX_SAFE_INTEGER;

function given(t: ExecutionContext) {
	const {db, close} = openDatabase(':memory:');
	t.teardown(close);
	const snapshots = new Snapshots(db);
	snapshots.save(10, {n: 'ten'}, 0);
	snapshots.save(20, {n: 'twenty'}, 0);
	return {db, snapshots};
}

test('snapshots - give back the newest', (t) => {
	t.deepEqual(given(t).snapshots.latest(all), {seq: 20, floor: {n: 'twenty'}});
});

test('snapshots - keep two, and the first of each day for a replay', (t) => {
	const {db, snapshots} = given(t);
	const hourMs = 3_600_000;
	for (let hour = 1; hour <= 60; hour += 1) snapshots.save(20 + hour, {}, hour * hourMs);
	// The third day begins with hour 48, and the two newest are its last.
	t.deepEqual(db.prepare('SELECT seq FROM snapshot').pluck().all(), [10, 44, 68, 79, 80]);
});

test('snapshots - pass over a damaged one', (t) => {
	const {db, snapshots} = given(t);
	db.exec(`UPDATE snapshot SET floor = '{"n":"forty"}' WHERE seq = 20`);
	t.deepEqual(snapshots.latest(all), {seq: 10, floor: {n: 'ten'}});
	db.exec("UPDATE snapshot SET floor = 'half a fl' WHERE seq = 10");
	t.is(snapshots.latest(all), undefined);
});

test('snapshots - are saved again under the same number', (t) => {
	const {snapshots} = given(t);
	snapshots.save(20, {n: 'again'}, 1);
	t.deepEqual(snapshots.latest(all)?.floor, {n: 'again'});
});
