import {
	findTargets,
	onlyTarget,
	rowOfKey,
	type Searcher,
	targetOf,
} from '@plateau/tui/model/targets';
import test from 'ava';
import {targets} from '../screens/given-call-control.ts';

const alice: Searcher = {agentId: 'alice', country: 'FR'};
const keys = (typed: string) => findTargets(targets, typed, alice).map(({key}) => key);

test('targets - with nothing typed: who is at a phone, ready first, and the queues', (t) => {
	t.deepEqual(keys(''), [
		'agent:marc',
		'queue:billing',
		'queue:support',
		'agent:helene',
		'agent:marie',
	]);
});

const rows: ReadonlyArray<readonly [typed: string, found: readonly string[]]> = [
	// The own name first, ready before busy before away; nobody gives a call to themselves.
	['mar', ['agent:marc', 'agent:helene', 'agent:marie']],
	['marie', ['agent:marie']],
	['MARC PE', ['agent:marc']],
	['helene', ['agent:helene']],
	['hélène march', ['agent:helene']],
	['omar', ['agent:omar']],
	['1014', ['agent:marc']],
	['10', ['agent:marc', 'agent:helene', 'agent:marie', 'phone:1050', 'phone:1051']],
	['1050', ['phone:1050']],
	// The queue itself, then those who serve it.
	['billing', ['queue:billing', 'agent:marc']],
	['facturation', ['queue:billing', 'agent:marc']],
	['alice', []],
	['nobody', []],
	['06 12 34 56 78', ['outside:+33612345678']],
	['+44 20 7946 0018', ['outside:+442079460018']],
	['12', []],
];
for (const [typed, expected] of rows) {
	test(`targets - "${typed}" finds ${expected.join(', ') || 'nobody'}`, (t) => {
		t.deepEqual(keys(typed), [...expected]);
	});
}

test('targets - no number outside is offered where none can be dialled', (t) => {
	t.deepEqual(findTargets({...targets, outside: false}, '06 12 34 56 78', alice), []);
});

test('targets - words name one alone by its whole name or extension, or when no other is found', (t) => {
	const only = (typed: string) => onlyTarget(findTargets(targets, typed, alice), typed)?.key;
	t.is(only('marc petit'), 'agent:marc');
	t.is(only('marie'), 'agent:marie');
	t.is(only('mar'), undefined, 'three begin so');
	t.is(only('billing'), 'queue:billing', 'the queue has that name, whoever serves it');
	t.is(only('1014'), 'agent:marc');
	t.is(only('0612345678'), 'outside:+33612345678');
	t.is(only('nobody'), undefined);
});

test('targets - a row becomes what the commands take', (t) => {
	const to = (key: string) => {
		const row = rowOfKey(targets, key);
		return row && targetOf(row);
	};
	t.deepEqual(to('agent:marc'), {kind: 'agent', agentId: 'marc'});
	t.deepEqual(to('phone:1050'), {kind: 'phone', phoneId: '1050'});
	t.deepEqual(to('queue:billing'), {kind: 'queue', queueId: 'billing'});
	t.deepEqual(to('outside:+33612345678'), {kind: 'outside', number: '+33612345678'});
	t.is(to('agent:gone'), undefined);
});
