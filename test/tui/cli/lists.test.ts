import test from 'ava';
import {FakeView} from '../../daemon/server/fake-deps.ts';
import {board, desk, deskCall, givenCli, me} from './run-cli.ts';

test('lists - a table on a terminal, aligned, in words', async (t) => {
	const {run} = await givenCli(t);
	const {stdout} = await run('sam', ['queues', 'list'], {isTTY: true});
	const [head = '', row = ''] = stdout.split('\n');
	t.regex(head, /^id +name +waiting +longest +ready/);
	t.regex(row, /^support +Support +2 +0:42 +1 +3 +0 +5 +82 % +12 +10 +2 +0:12 +1:15 +- +0$/);
	t.is(head.indexOf('waiting') + 'waiting'.length, row.indexOf(' 2 ') + 2, 'figures end together');
});

test('lists - in French', async (t) => {
	const {run} = await givenCli(t);
	const {stdout} = await run('sam', ['agents', 'list', '--lang', 'fr'], {isTTY: true});
	t.regex(stdout, /^id +nom +activité/);
	t.regex(stdout, /alice +Alice Martin +pas prêt +1:00 +pas prêt +Repas/);
	t.regex((await run('sam', ['queues', 'list', '--lang=fr'], {isTTY: true})).stdout, /Assistance/);
});

test('lists - recordings and callers to call back are in words and in the floor’s time', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.lostCallers.push({
		...{callId: 'c-1', partyId: 'p-1', callerNumber: '+33612345678', queueId: 'support'},
		...{arrivedAt: fake.state.now - 60_000, endedAt: fake.state.now - 30_000},
	} as never);
	const see = async (...words: string[]) => (await run('sam', words, {isTTY: true})).stdout;
	t.regex(await see('recordings', 'list', '--lang', 'fr'), /^rec-1 .* gardé /m);
	t.regex(await see('recordings', 'show', 'rec-1'), /^state +kept$/m);
	const calls = await see('callbacks', 'list');
	t.regex(calls, /06 12 34 56 78/);
	t.notRegex(calls, /\dT\d\d:/);
	t.regex((await run('sam', ['callbacks', 'list'])).stdout, /1970-01-01T00:15:40/);
});

test('lists - in a pipe: tabs, names and raw values that never change with the language', async (t) => {
	const {run} = await givenCli(t);
	const {stdout} = await run('sam', ['queues', 'list', '--lang', 'fr']);
	const [head = '', row = ''] = stdout.split('\n');
	t.is(
		head,
		'id\tlabel\twaiting\tlongestWaitMs\tready\ttalking\twrapUp\tsignedIn\tserviceLevel\toffered\tanswered\tabandoned\tspeedOfAnswerMs\texpectedWaitMs\texpectedWaitErrorMs\tworkWaiting',
	);
	t.regex(
		row,
		/^support\tAssistance\t2\t4\d{4}\t1\t3\t0\t5\t0\.8182\t12\t10\t2\t12346\t75000\t\t0$/,
	);
});

test('lists - JSON is an array of objects without what is absent', async (t) => {
	const {run} = await givenCli(t);
	const calls = JSON.parse((await run('sam', ['calls', 'list', '--json'])).stdout);
	t.is(calls.length, 1);
	t.like(calls[0], {
		id: 'c-1',
		state: 'waiting',
		callerNumber: '+33612345678',
		callerName: '=HYPERLINK("http://evil")\u001b[2J',
		dialledNumber: '+33140506070',
	});
	t.false('agentId' in calls[0]);
});

test('lists - what a caller could write steers no terminal, in any format', async (t) => {
	const {run, fake} = await givenCli(t);
	const name = 'A\u001b[2J\u009b1m\u202eB\tC\nD';
	const call = {...board.calls['c-1'], callerName: name};
	fake.views.set('board:', new FakeView({...board, calls: {'c-1': call}}));
	for (const format of [[], ['--plain'], ['--csv'], ['--json']]) {
		for (const isTTY of [true, false]) {
			const {stdout} = await run('sam', ['calls', 'list', ...format], {isTTY});
			t.notRegex(
				stdout,
				/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/,
				format.join(),
			);
		}
	}
	t.is(JSON.parse((await run('sam', ['calls', 'list', '--json'])).stdout)[0].callerName, name);
});

test('lists - CSV for a spreadsheet: a mark for UTF-8, CRLF, and no formula from a caller', async (t) => {
	const {run} = await givenCli(t);
	const {stdout} = await run('sam', ['calls', 'list', '--csv']);
	t.true(stdout.startsWith('\ufeffid,state,'));
	t.true(stdout.endsWith('\r\n'));
	t.regex(stdout, /"'=HYPERLINK\(""http:\/\/evil""\)·\[2J"/);
	t.regex(stdout, /,'\+33612345678,/);
});

test('lists - numbers the national way for people, withheld said as such', async (t) => {
	const {run, fake} = await givenCli(t);
	t.regex((await run('sam', ['calls', 'list'], {isTTY: true})).stdout, /06 12 34 56 78/);
	const {callerNumber: _number, callerName: _name, ...call} = board.calls['c-1'];
	fake.views.set('board:', new FakeView({...board, calls: {'c-1': call}}));
	t.regex((await run('sam', ['calls', 'list'], {isTTY: true})).stdout, /withheld/);
});

test('lists - an empty list says so to people and is a header to programs', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('board:', new FakeView({...board, calls: {}}));
	t.is((await run('sam', ['calls', 'list'], {isTTY: true})).stdout, 'Nothing.\n');
	t.is((await run('sam', ['calls', 'list'])).stdout.split('\n').length, 2);
	t.is((await run('sam', ['calls', 'list', '--json'])).stdout, '[]\n');
});

test('lists - one format at a time', async (t) => {
	const {run} = await givenCli(t);
	t.is((await run('sam', ['calls', 'list', '--json', '--csv'])).code, 2);
});

test('lists - alerts, phones, switches, reasons, dispositions', async (t) => {
	const {run} = await givenCli(t);
	const firstId = async (noun: string) =>
		JSON.parse((await run('sam', [noun, 'list', '--json'])).stdout)[0];
	t.like(await firstId('alerts'), {on: 'waiting', about: 'support', value: 2, limit: 1});
	t.like(await firstId('phones'), {id: '1001', heldBy: 'alice', registered: true});
	t.like(await firstId('switches'), {id: 'main', state: 'up'});
	t.deepEqual(await firstId('reasons'), {id: 'lunch', label: 'Lunch'});
	t.deepEqual(await firstId('dispositions'), {id: 'resolved', label: 'Resolved'});
});

test('lists - an agent sees their own part of the floor', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('desk:alice', new FakeView(desk({call: deskCall})));
	t.like(JSON.parse((await run('alice', ['queues', 'list', '--json'])).stdout)[0], {id: 'support'});
	const agents = JSON.parse((await run('alice', ['agents', 'list', '--json'])).stdout);
	t.deepEqual(
		agents.map(({id}: {id: string}) => id),
		['alice'],
	);
	t.like(JSON.parse((await run('alice', ['calls', 'list', '--json'])).stdout)[0], {
		id: 'c-7',
		state: 'talking',
		agentId: 'alice',
	});
	t.deepEqual(JSON.parse((await run('alice', ['dispositions', 'list', '--json'])).stdout), [
		{id: 'resolved', label: 'Resolved'},
	]);
});

test('lists - agents: what they ask for, how long a pause is over, where they are lent', async (t) => {
	const {run, fake} = await givenCli(t);
	const view = desk();
	const loans = [
		{queueId: 'billing', endsAt: 9_000_000, only: false},
		{queueId: 'vip', endsAt: 9_000_000, only: true},
	];
	const requested = {reasonId: 'training', since: 900_000};
	const agent = {...view.agent, loans, requested, pauseEndsAt: 940_000};
	fake.views.set('desk:alice', new FakeView({...view, agent}));
	const [row] = JSON.parse((await run('alice', ['agents', 'list', '--json'])).stdout);
	t.like(row, {asks: 'training', lentTo: 'billing vip'});
	t.true(row.pauseOverMs >= 60_000, `${row.pauseOverMs} ms by a clock that starts at 1,000,000`);
	fake.views.set('desk:alice', new FakeView(desk()));
	const [plain] = JSON.parse((await run('alice', ['agents', 'list', '--json'])).stdout);
	t.false('pauseOverMs' in plain || 'asks' in plain || 'lentTo' in plain);
});

test('lists - show: one row field by field, or that there is none', async (t) => {
	const {run} = await givenCli(t);
	t.regex(
		(await run('sam', ['agents', 'show', 'alice'], {isTTY: true})).stdout,
		/^id +alice\nname +Alice Martin\nactivity +not ready\n/,
	);
	t.regex(
		(await run('sam', ['agents', 'show', 'alice'])).stdout,
		/^id\talice\nname\tAlice Martin\n/,
	);
	t.like(JSON.parse((await run('sam', ['agents', 'show', 'alice', '--json'])).stdout), {
		id: 'alice',
		reason: 'lunch',
	});
	const {code, stderr} = await run('sam', ['agents', 'show', 'zoe']);
	t.is(code, 1);
	t.regex(stderr, /"zoe".*\[not-found\]/);
	t.is((await run('sam', ['agents', 'show'])).code, 2);
});

async function printed(out: {stdout: string}, what: RegExp): Promise<void> {
	while (!what.test(out.stdout)) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('lists - watch: every row, then those that change, then those that go', async (t) => {
	const {start, fake, server, tokens, interrupt} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const view = fake.views.get('board:');
	const {ran, printed: out} = start('sam', ['agents', 'watch', '--json']);
	await printed(out, /\n/);
	view?.set({
		...board,
		agents: {alice: {...board.agents.alice, activity: 'talking', activitySince: 1_000_000}},
	});
	await printed(out, /talking/);
	view?.set({...board, agents: {}});
	await printed(out, /gone/);
	const lines = out.stdout
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	t.like(lines, [
		{op: 'set', id: 'alice', row: {activity: 'idle'}},
		{op: 'set', id: 'alice', row: {activity: 'talking'}},
		{op: 'gone', id: 'alice'},
	] as never);
	// The end of the daemon is not the end of watching, until the link is over for good.
	await server.stop();
	while (!out.stderr.includes('trying again'))
		await new Promise((resolve) => setTimeout(resolve, 2));
	interrupt();
	const {code, stderr} = await ran;
	t.is(code, 130, 'Ctrl+C');
	t.notRegex(stderr, /plateau:/);
});

test('lists - watch in plain lines, of one row alone', async (t) => {
	const {start, fake, tokens} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const {printed: out} = start('sam', ['queues', 'watch', 'support']);
	await printed(out, /\n\+\tsupport/);
	fake.views.get('board:')?.set({
		...board,
		queues: {
			support: {...board.queues.support, waiting: 3},
			other: {...board.queues.support, id: 'other'},
		},
	});
	await printed(out, /\n\+\tsupport\tSupport\t3/);
	t.notRegex(out.stdout, /other/);
	t.regex(out.stdout, /^op\tid\tlabel\twaiting/);
});

test('lists - watching ends when the log-in does', async (t) => {
	const {start, fake, tokens} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const {ran, printed: out} = start('sam', ['queues', 'watch']);
	await printed(out, /support/);
	await fake.deps.accounts.endToken('token-of-sam');
	const {code, stderr} = await ran;
	t.is(code, 77);
	t.regex(stderr, /\[revoked\]/);
});

const callPage = {
	call: board.calls['c-1'],
	life: {
		'4': {seq: 4, at: 1_763_733_765_000, type: 'call-arrived'},
		'5': {
			seq: 5,
			at: 1_763_733_766_000,
			type: 'offer-made',
			agentId: 'alice',
			queueId: 'support',
			ms: 72_000,
		},
		'12': {
			seq: 12,
			at: 1_763_733_781_000,
			type: 'offer-rang-out',
			agentId: 'alice',
			reason: 'no-answer',
			ms: 15_000,
		},
	},
	segments: [],
	agents: {alice: 'Alice Martin'},
	queues: {support: {en: 'Support', fr: 'Assistance'}},
	monitors: {},
	note: 'call back',
};

test('calls show - its life in order, with the floor’s time and people’s names', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('call:c-1', new FakeView(callPage));
	const {stdout} = await run('sam', ['calls', 'show', 'c-1'], {isTTY: true});
	t.regex(stdout, /state: waiting\n/);
	t.regex(stdout, /note: call back\n/);
	t.regex(
		stdout,
		/15:02:45 {2}came in\n15:02:46 {2}offered {2}Alice Martin {2}Support {2}1:12\n15:03:01 {2}rang out {2}Alice Martin {2}0:15 {2}\(no-answer\)\n/,
	);
	t.is(
		(await run('sam', ['calls', 'show', 'c-1'])).stdout.split('\n')[1]?.split('\t')[2],
		'offer-made',
	);
	t.like(JSON.parse((await run('sam', ['calls', 'show', 'c-1', '--json'])).stdout), {
		note: 'call back',
	});
	t.is((await run('sam', ['calls', 'show', 'c-9'])).code, 1);
});

test('calls watch - each new moment once, until the call is over', async (t) => {
	const {start, fake, tokens} = await givenCli(t);
	tokens.keep({login: 'sam', token: 'token-of-sam'});
	const view = new FakeView(callPage);
	fake.views.set('call:c-1', view);
	const {ran, printed: out} = start('sam', ['calls', 'watch', 'c-1']);
	await printed(out, /rang-out/);
	const {call: _call, ...ended} = callPage;
	view.set({
		...ended,
		outcome: 'abandoned',
		life: {
			...callPage.life,
			'13': {seq: 13, at: 1_763_733_790_000, type: 'call-ended', reason: 'customer'},
		},
	});
	t.is((await ran).code, 0);
	t.is(out.stdout.match(/offer-made/g)?.length, 1);
	t.regex(out.stdout, /13\t1763733790000\tcall-ended/);
});

test('agent show and watch - the desk in lines, or whole as JSON', async (t) => {
	const {run, start, fake, tokens} = await givenCli(t);
	fake.views.set('desk:alice', new FakeView(desk({call: deskCall})));
	const {stdout} = await run('alice', ['agent', 'show']);
	t.regex(stdout, /activity\tnot ready\n/);
	t.regex(stdout, /number\t06 12 34 56 78\n/);
	t.regex(stdout, /occupancy\t50 %\n/);
	t.like(JSON.parse((await run('alice', ['agent', 'show', '--json'])).stdout), {call: {id: 'c-7'}});
	t.is((await run('alice', ['agent', 'show', 'bob'])).code, 77);
	t.is((await run('sam', ['agent', 'show', 'alice'])).code, 0);

	tokens.keep({login: 'alice', token: 'token-of-alice'});
	const {printed: out} = start('alice', ['agent', 'watch', '--json']);
	await printed(out, /\n/);
	fake.views.get('desk:alice')?.set(desk());
	await printed(out, /\n.*\n/);
	t.false('call' in JSON.parse(out.stdout.trim().split('\n')[1] ?? '{}'));
});

test('whoami - as JSON', async (t) => {
	const {run, fake} = await givenCli(t);
	fake.views.set('me:alice', new FakeView(me('alice', {agentId: 'alice', signedIn: true})));
	t.deepEqual(JSON.parse((await run('alice', ['whoami', '--json'])).stdout), {
		login: 'alice',
		role: 'agent',
		name: 'alice',
		agentId: 'alice',
		signedIn: true,
	});
});
