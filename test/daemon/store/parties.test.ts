import {join} from 'node:path';
import type {PartyId} from '@plateau/core';
import {callerNumberOf} from '@plateau/daemon/store/caller-number';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {givenFolder, givenStore, tell} from '../../helpers/given-store.ts';

const number = test.macro({
	exec(t, raw: string | undefined, country: string, expected: string | undefined) {
		t.is(callerNumberOf(raw, country), expected);
	},
	title: (_, raw, country, expected) =>
		`caller number - ${JSON.stringify(raw)} in ${country} is ${expected ?? 'withheld'}`,
});

for (const form of [
	'0612345678',
	'06 12 34 56 78',
	'+33612345678',
	'0033612345678',
	'33612345678',
	'+33 (0)6 12 34 56 78',
]) {
	test(number, form, 'FR', '+33612345678');
}
test(number, '020 7946 0958', 'GB', '+442079460958');
test(number, '+12025550123', 'FR', '+12025550123');
test(number, '1001', 'FR', '1001');
test(number, '3900', 'FR', '3900');
test(number, 'claire@example', 'FR', 'claire@example');
test(number, '9'.repeat(500), 'FR', '9'.repeat(64));
for (const withheld of [
	undefined,
	'',
	'  ',
	'anonymous',
	'Anonymous',
	'unknown',
	'Restricted',
	'<unknown>',
]) {
	test(number, withheld, 'FR', undefined);
}

test('parties - are one for one number, however it is written, within a batch and after it', async (t) => {
	const store = await givenStore(t);
	const first = store.partyOf({number: '01 42 68 53 00'});
	t.is(store.partyOf({number: '+33142685300'}), first);
	await tell(store, '0 started');
	t.is(store.partyOf({number: '0142685300'}), first);
	t.not(store.partyOf({number: '0142685301'}), first);
});

test('parties - are a new one each time the number is withheld', async (t) => {
	const store = await givenStore(t);
	const ids = [
		store.partyOf({}),
		store.partyOf({name: 'Anonymous'}),
		store.partyOf({number: 'anonymous'}),
	];
	await tell(store, '0 started');
	ids.push(store.partyOf({}));
	t.is(new Set(ids).size, 4);
	t.deepEqual(store.party(ids[0] as PartyId), {partyId: ids[0] as PartyId});
});

test('parties - keep the last name that the network sent', async (t) => {
	const store = await givenStore(t);
	const ring = (name?: string) =>
		store.partyOf({number: '0142685300', ...(name === undefined ? {} : {name})});
	const partyId = ring('FOURNIER A');
	t.is(store.party(partyId)?.callerName, 'FOURNIER A', 'before it is stored');
	ring();
	await tell(store, '0 started');
	ring();
	t.is(store.party(partyId)?.callerName, 'FOURNIER A');
	ring('Amélie Fournier');
	t.is(store.party(partyId)?.callerName, 'Amélie Fournier');
	t.is(store.party(partyId)?.callerNumber, '+33142685300');
	await tell(store, '1 started');
	t.is(store.party(partyId)?.callerName, 'Amélie Fournier');
});

test("parties - keep the agent's name beside the network's", async (t) => {
	const store = await givenStore(t);
	const partyId = store.partyOf({number: '0142685300', name: 'ATELIER NORD'});
	await tell(store, '0 started');
	t.true(await store.nameCustomer(partyId, ' Jeanne Petit ', 5));
	t.like(store.party(partyId), {callerName: 'ATELIER NORD', contactName: 'Jeanne Petit'});
	store.partyOf({number: '0142685300', name: 'ATELIER NORD SARL'});
	await tell(store, '1 started');
	t.like(store.party(partyId), {callerName: 'ATELIER NORD SARL', contactName: 'Jeanne Petit'});
	t.true(await store.nameCustomer(partyId, '', 6));
	t.is(store.party(partyId)?.contactName, undefined);
	t.false(await store.nameCustomer('p-99' as PartyId, 'Nobody', 7));
});

test('parties - go on counting after a restart', async (t) => {
	const path = join(givenFolder(t), 'plateau.db');
	const first = openStore(path);
	const ids = [first.partyOf({}), first.partyOf({})];
	await tell(first, '0 started');
	first.close();
	const second = openStore(path);
	t.teardown(() => second.close());
	t.false(ids.includes(second.partyOf({})));
	t.is(second.party('p-99' as PartyId), undefined);
});

test("parties - read callers' numbers in the country of the settings", async (t) => {
	const store = openStore(':memory:', {country: 'GB'});
	t.teardown(() => store.close());
	t.is(store.party(store.partyOf({number: '020 7946 0958'}))?.callerNumber, '+442079460958');
});
