/** `plateau work …`: each verb sends its command, and the list reads the board. */
import test from 'ava';
import {FakeView} from '../../daemon/server/fake-deps.ts';
import {board, givenCli} from './run-cli.ts';

const withWork = {
	...board,
	kinds: {task: {en: 'Task', fr: 'Tâche'}},
	work: {
		'w-1': {
			...{id: 'w-1', kindId: 'task', queueId: 'support', state: 'aside', agentId: 'alice'},
			...{since: 0, waitsSince: 0, workedMs: 61_000, addedBy: 'sam'},
			...{subject: 'Answer =the\u001b[2J letter', contact: 'Mme Fournier'},
		},
	},
};

test('work - add says which queue and what, with the rest where it is said', async (t) => {
	const {run, fake} = await givenCli(t);
	const added = await run('sam', [
		...['work', 'add', '--queue', 'support', '--subject', 'Answer the letter'],
		...['--contact', 'Mme Fournier', '--kind', 'letter', '--priority', '2m', '--json'],
	]);
	t.deepEqual(JSON.parse(added.stdout), {workId: 'w-1'});
	t.deepEqual(fake.submitted.at(-1) as unknown, {
		...{type: 'add-work', by: 'sam', queueId: 'support', kindId: 'letter', matterId: 't-1'},
		creditMs: 120_000,
	});
	t.true(fake.told.includes('matter Answer the letter for Mme Fournier by sam'));
	t.regex(
		(await run('alice', ['work', 'add', '--queue', 'support', '--subject', 'a'])).stdout,
		/w-1/,
	);
	t.is((await run('sam', ['work', 'add', '--subject', 'a'])).code, 2);
	t.is((await run('sam', ['work', 'add', '--queue', 'support'])).code, 2);
});

test('work - finish, give back and take back', async (t) => {
	const {run, fake} = await givenCli(t);
	await run('alice', ['work', 'finish', 'w-1', 'done']);
	t.like(fake.submitted.at(-1), {type: 'finish-work', workId: 'w-1', dispositionId: 'done'});
	await run('sam', ['work', 'give-back', 'w-1', '--agent', 'alice']);
	t.like(fake.submitted.at(-1), {type: 'give-back-work', agentId: 'alice', workId: 'w-1'});
	await run('sam', ['work', 'take-back', 'w-1']);
	t.like(fake.submitted.at(-1), {type: 'take-back-work', workId: 'w-1', by: 'sam'});
	t.is((await run('alice', ['work', 'take-back', 'w-1'])).code, 77);
});

test('work - list for people and for machines', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('board:', new FakeView(withWork));
	const {stdout} = await run('sam', ['work', 'list'], {isTTY: true});
	t.regex(stdout, /w-1 +Task +set aside/);
	t.regex(stdout, /1:01 +Answer =the.* letter +Mme Fournier +sam/);
	t.notRegex(stdout, /\u001b\[2J/);
	const [row] = JSON.parse((await run('sam', ['work', 'list', '--json'])).stdout);
	t.like(row, {id: 'w-1', kind: 'task', state: 'aside', workedMs: 61_000, agentId: 'alice'});
});

test('work - a caller’s message is listed in the reader’s language; programs have what is kept', async (t) => {
	const {run, fake} = await givenCli(t);
	const {contact: _hidden, ...row} = withWork.work['w-1'];
	const spoken = {...row, subject: 'Call back: message of 0:42', messageMs: 42_000};
	fake.views.set('board:', new FakeView({...withWork, work: {'w-1': spoken}}));
	const {stdout} = await run('sam', ['work', 'list', '--lang', 'fr'], {isTTY: true});
	t.regex(stdout, /À rappeler : message de 0:42 +numéro masqué/);
	const [raw] = JSON.parse((await run('sam', ['work', 'list', '--json', '--lang', 'fr'])).stdout);
	t.deepEqual([raw.subject, raw.contact], ['Call back: message of 0:42', undefined]);
});

test('work - why says who could take it, and what the others have', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('board:', new FakeView(withWork));
	const why = {
		counts: {behind: 1, 'at-capacity': 1},
		passedOver: [
			{agentId: 'alice', reason: 'at-capacity', kindId: 'task', inHand: 2, capacity: 2},
			{agentId: 'bob', reason: 'behind'},
		],
	};
	fake.deps.floor.whyWork = () => why;
	const {stdout} = await run('sam', ['work', 'why', 'w-1'], {isTTY: true});
	t.regex(stdout, /not Alice Martin: has 2 of 2 \(Task\)/);
	t.regex(stdout, /bob could take it/);
	const answer = await run('sam', ['work', 'why', 'w-1', '--json']);
	t.deepEqual(JSON.parse(answer.stdout), {workId: 'w-1', ...why});
});
