import type {CallView, PassedOver} from '@plateau/core/protocol';
import {passedOverCountText, passedOverText, whyStrategyText} from '@plateau/core/text';
import {whyText} from '@plateau/tui/model/call-life';
import {choiceText, passedOverLines, reasonText} from '@plateau/tui/model/why-text';
import test from 'ava';

const at = 1_000_000;
const words = {
	locale: 'en',
	agents: {alice: 'Alice Martin', bob: 'Bob Stone', omar: 'Omar Haddad'},
	reasons: {lunch: {en: 'lunch', fr: 'repas'}},
} as const;
const inFrench = {...words, locale: 'fr'} as const;

for (const [row, en, fr] of [
	[{reason: 'not-ready', reasonId: 'lunch'}, 'not ready, lunch', 'pas prêt, repas'],
	[{reason: 'wrap-up', until: at + 12_000}, 'wrap-up, 0:12 left', 'post-appel, encore 0:12'],
	[{reason: 'wrap-up'}, 'in wrap-up', 'en post-appel'],
	[
		{reason: 'lacks-skill', lacks: [{skillId: 'delivery', compare: '>=', wanted: 50, has: 30}]},
		'delivery 30 < 50',
		'delivery 30 < 50',
	],
	[
		{
			reason: 'lacks-skill',
			lacks: [
				{skillId: 'delivery', compare: '>=', wanted: 50, has: 30},
				{skillId: 'fr', compare: '>=', wanted: 1},
			],
		},
		'delivery 30 < 50, no fr',
		'delivery 30 < 50, pas de fr',
	],
	[{reason: 'outside'}, 'on a call of their own', 'sur un appel à part'],
	[
		{reason: 'tier-closed', tier: 2, until: at + 20_000},
		'tier 2, open in 0:20',
		'rang 2, ouvert dans 0:20',
	],
	[
		{reason: 'resting', until: at + 5000},
		'rests 0:05 after a missed ring',
		'repos de 0:05 après un appel manqué',
	],
	[
		{reason: 'waits-for', otherId: 'omar'},
		'the call waits for Omar Haddad',
		'l’appel attend Omar Haddad',
	],
	[{reason: 'not-signed-in'}, 'not signed in', 'hors poste'],
	[{reason: 'of-a-newer-daemon'}, 'of-a-newer-daemon', 'of-a-newer-daemon'],
] as const satisfies readonly (readonly [Omit<PassedOver, 'agentId'>, string, string])[]) {
	test(`why - passed over: ${en}`, (t) => {
		const passed = {agentId: 'bob', ...row} as PassedOver;
		t.is(reasonText(passed, at, words), en);
		t.is(reasonText(passed, at, inFrench), fr);
	});
}

test('why - each reason has its sentence and its count, each strategy its own', (t) => {
	const codes = Object.keys(passedOverText).filter((code) => code !== 'wrap-up-open');
	t.deepEqual(codes.sort(), Object.keys(passedOverCountText).sort());
	const said = Object.keys(whyStrategyText).map((strategy) =>
		choiceText({strategy, candidates: 3, idleMs: 72_000}, 'en'),
	);
	t.is(new Set(said).size, said.length);
	for (const text of said) t.regex(text, /\b3\b/);
});

test('why - the only one, and one whom the caller waits for, are chosen whatever the strategy', (t) => {
	const choice = {strategy: 'random', candidates: 1, idleMs: 5000};
	t.is(choiceText(choice, 'en'), 'the only agent ready for it, idle for 0:05');
	t.regex(choiceText({...choice, isSticky: true}, 'en'), /^the caller waits for them/);
	const taken = {...choice, isSticky: true, agentId: 'bob', taken: {by: 'sam', over: 2}};
	t.is(
		choiceText(taken, 'en', () => 'Sam Hill'),
		'taken out of its order by Sam Hill, over 2 callers who came before; idle for 0:05',
	);
	t.regex(
		choiceText({...taken, agentId: 'sam'}, 'fr'),
		/^l’a pris hors de l’ordre, avant 2 appelants/,
	);
	t.is(choiceText({candidates: 3, idleMs: 72_000}, 'en'), 'longest idle of 3 ready for it: 1:12');
});

test('why - a few by name, the rest by reason, nobody twice', (t) => {
	const why = {
		counts: {'wrap-up': 1, 'not-ready': 40, 'not-signed-in': 2},
		passedOver: [
			{agentId: 'omar', reason: 'wrap-up', until: at + 31_000},
			{agentId: 'bob', reason: 'not-ready', reasonId: 'lunch'},
		],
	};
	t.deepEqual(passedOverLines(why, at, {...words, limit: 8}), [
		'not Omar Haddad: wrap-up, 0:31 left',
		'not Bob Stone: not ready, lunch',
		'and 41 more (39 not ready, 2 not signed in)',
	]);
	t.deepEqual(passedOverLines(why, at, {...words, limit: 1}), [
		'not Omar Haddad: wrap-up, 0:31 left',
		'and 42 more (40 not ready, 2 not signed in)',
	]);
	t.deepEqual(passedOverLines({counts: {}, passedOver: []}, at, {...words, limit: 8}), []);
});

test('why - a call that waits says why nobody is asked, one that was offered why its agent', (t) => {
	const offer = {seq: 9, at, type: 'offer-made', agentId: 'alice', candidates: 2, ms: 72_000};
	const why = {counts: {'wrap-up': 1}, passedOver: [{agentId: 'omar', reason: 'wrap-up'}]};
	const view = {
		life: {'9': {...offer, why}},
		segments: [],
		agents: words.agents,
		queues: {},
		monitors: {},
	} satisfies CallView;
	t.deepEqual(whyText(view, at, words), {
		title: 'Why Alice Martin',
		text: ['longest idle of 2 ready for it: 1:12', 'not Omar Haddad: in wrap-up'],
	});
	t.deepEqual(whyText({...view, waits: why}, at, words), {
		title: 'Why nobody yet',
		text: ['not Omar Haddad: in wrap-up'],
	});
	t.is(whyText({...view, life: {}}, at, words), undefined);
});
