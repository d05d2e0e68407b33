import {Accounts} from '@plateau/daemon/accounts/accounts';
import {hashPassword, verifyPassword} from '@plateau/daemon/accounts/password';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';

const cost = {logN: 10, r: 8, p: 1};

function given(t: {teardown(fn: () => void): void}) {
	const store = openStore(':memory:');
	t.teardown(() => store.close());
	const time = {now: 1_000_000};
	const open = () =>
		new Accounts({
			accounts: store.accounts,
			sessions: store.sessions,
			now: () => time.now,
			sessionLifeMs: 60_000,
			cost,
		});
	return {accounts: open(), open, time, store};
}

const anna = {login: 'anna', role: 'admin', password: 'correct horse'} as const;

test('password - verifies only what was hashed, with the cost it was hashed at', async (t) => {
	const hash = await hashPassword('é secret', {logN: 9, r: 8, p: 1});
	t.true(await verifyPassword('é secret', hash), 'the same letters composed differently');
	t.false(await verifyPassword('e secret', hash));
	t.not(hash, await hashPassword('é secret', {logN: 9, r: 8, p: 1}), 'each has its own salt');
	t.false(await verifyPassword('anything', 'plain$anything'));
});

test('accounts - a log-in gives a token that lasts over a restart of the daemon', async (t) => {
	const {accounts, open, store} = given(t);
	await accounts.add(anna);
	const logIn = await accounts.logIn('anna', 'correct horse', 'local');
	if (!logIn.ok) return t.fail(logIn.code);
	t.deepEqual(await open().accountOf(logIn.token), {login: 'anna', role: 'admin'});
	t.false(JSON.stringify(store.accounts.all()).includes('correct horse'));
	t.is(store.sessions.get(logIn.token), undefined, 'no token is stored as it is');
});

test('accounts - a good token is good on a full disk too', async (t) => {
	const {accounts, store, time} = given(t);
	await accounts.add(anna);
	const token = accounts.issueToken('anna');
	let uses = 0;
	store.sessions.use = () => {
		uses += 1;
		throw new Error('database or disk is full');
	};
	const lasting = new Accounts({
		accounts: store.accounts,
		sessions: store.sessions,
		now: () => time.now,
		sessionLifeMs: 600_000,
		cost,
	});
	const long = lasting.issueToken('anna');
	time.now += 120_000;
	t.deepEqual(await lasting.accountOf(long), {login: 'anna', role: 'admin'});
	t.is(uses, 1);
	t.is(await lasting.accountOf(token), undefined, 'an ended one stays ended');
});

test('accounts - an unused token ends, a used one goes on, an ended one is gone', async (t) => {
	const {accounts, time} = given(t);
	await accounts.add(anna);
	const logIn = await accounts.logIn('anna', 'correct horse', 'local');
	if (!logIn.ok) return t.fail(logIn.code);
	time.now += 59_999;
	t.truthy(await accounts.accountOf(logIn.token));
	time.now += 60_000;
	t.is(await accounts.accountOf(logIn.token), undefined);
	const again = await accounts.logIn('anna', 'correct horse', 'local');
	if (!again.ok) return t.fail(again.code);
	await accounts.endToken(again.token);
	t.is(await accounts.accountOf(again.token), undefined);
});

test('accounts - wrong passwords and unknown logins are answered alike, then throttled', async (t) => {
	const {accounts, time} = given(t);
	await accounts.add(anna);
	for (let tries = 0; tries < 4; tries += 1) {
		t.deepEqual(await accounts.logIn('anna', 'wrong', `address ${tries}`), {
			ok: false,
			code: 'log-in-wrong',
		});
	}
	t.deepEqual(await accounts.logIn('nobody', 'wrong', 'elsewhere'), {
		ok: false,
		code: 'log-in-wrong',
	});
	const throttled = await accounts.logIn('anna', 'correct horse', 'elsewhere');
	t.deepEqual(throttled, {ok: false, code: 'log-in-throttled', retryMs: 1000});
	time.now += 1000;
	t.true((await accounts.logIn('anna', 'correct horse', 'elsewhere')).ok);
});

test('accounts - many logins tried from one address are throttled too', async (t) => {
	const {accounts} = given(t);
	for (let tries = 0; tries < 20; tries += 1) await accounts.logIn(`a${tries}`, 'guess', 'there');
	t.like(await accounts.logIn('e', 'guess', 'there'), {ok: false, code: 'log-in-throttled'});
	t.like(await accounts.logIn('e', 'guess', 'here'), {ok: false, code: 'log-in-wrong'});
});

test('accounts - one good log-in does not make the other guesses of its address undone', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	for (let tries = 0; tries < 19; tries += 1) await accounts.logIn(`a${tries}`, 'guess', 'there');
	t.true((await accounts.logIn('anna', 'correct horse', 'there')).ok);
	t.like(await accounts.logIn('e', 'guess', 'there'), {ok: false, code: 'log-in-wrong'});
	t.like(await accounts.logIn('f', 'guess', 'there'), {ok: false, code: 'log-in-throttled'});
});

test('accounts - one who mistypes on the local socket does not slow the others there', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	for (let tries = 0; tries < 30; tries += 1) await accounts.logIn(`a${tries}`, 'guess', 'local');
	t.true((await accounts.logIn('anna', 'correct horse', 'local')).ok);
});

test('accounts - a log-in that was under way when the password changed is refused', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	const change = accounts.setPassword({
		login: 'anna',
		password: 'battery staple',
		address: 'local',
	});
	const logIn = accounts.logIn('anna', 'correct horse', 'local');
	await change;
	t.like(await logIn, {ok: false, code: 'log-in-wrong'});
});

test('accounts - a password is hashed anew at log-in when the cost has grown', async (t) => {
	const {accounts, store} = given(t);
	const passwordHash = await hashPassword('correct horse', {logN: 8, r: 8, p: 1});
	store.accounts.add({login: 'anna', role: 'admin', passwordHash}, 1);
	t.true((await accounts.logIn('anna', 'correct horse', 'local')).ok);
	t.true(store.accounts.get('anna')?.passwordHash.startsWith('scrypt$10$8$1$'));
	t.true((await accounts.logIn('anna', 'correct horse', 'local')).ok);
});

test('accounts - tries made at once are counted before their passwords are looked at', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	const tries = Array.from({length: 10}, () => accounts.logIn('anna', 'guess', 'there'));
	const codes = (await Promise.all(tries)).map((answer) => (answer.ok ? 'ok' : answer.code));
	t.is(codes.filter((code) => code === 'log-in-wrong').length, 4);
});

test('accounts - a new password ends the other sessions and keeps the one that asked', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	const changed: string[] = [];
	accounts.onChange((login) => changed.push(login));
	const one = await accounts.logIn('anna', 'correct horse', 'local');
	const two = await accounts.logIn('anna', 'correct horse', 'local');
	if (!one.ok || !two.ok) return t.fail();
	const refused = await accounts.setPassword({
		login: 'anna',
		oldPassword: 'wrong',
		password: 'battery staple',
		address: 'local',
	});
	t.like(refused, {ok: false, refusal: {code: 'log-in-wrong'}});
	t.true(
		(
			await accounts.setPassword({
				login: 'anna',
				oldPassword: 'correct horse',
				password: 'battery staple',
				address: 'local',
				keepToken: one.token,
			})
		).ok,
	);
	t.truthy(await accounts.accountOf(one.token));
	t.is(await accounts.accountOf(two.token), undefined);
	t.deepEqual(changed, ['anna']);
	t.true((await accounts.logIn('anna', 'battery staple', 'local')).ok);
});

test('accounts - the last admin stays, others go with their sessions', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	await accounts.add({login: 'bob', role: 'agent', password: 'password'});
	t.like(await accounts.add({...anna, role: 'agent'}), {refusal: {code: 'account-exists'}});
	const bob = await accounts.logIn('bob', 'password', 'local');
	if (!bob.ok) return t.fail();
	t.like(await accounts.remove('anna'), {refusal: {code: 'last-admin'}});
	t.true((await accounts.remove('bob')).ok);
	t.is(await accounts.accountOf(bob.token), undefined);
	t.like(await accounts.remove('bob'), {refusal: {code: 'unknown-account'}});
	t.deepEqual(await accounts.list(), [{login: 'anna', role: 'admin'}]);
});

test('accounts - a role changes with its tokens kept, and the last admin stays one', async (t) => {
	const {accounts} = given(t);
	await accounts.add(anna);
	await accounts.add({login: 'bob', role: 'supervisor', password: 'password'});
	const bob = await accounts.logIn('bob', 'password', 'local');
	if (!bob.ok) return t.fail();
	const changed: string[] = [];
	accounts.onChange((login) => changed.push(login));
	t.true((await accounts.setRole({login: 'bob', role: 'agent'})).ok);
	t.deepEqual(await accounts.accountOf(bob.token), {login: 'bob', role: 'agent'});
	t.true((await accounts.setRole({login: 'bob', role: 'agent'})).ok);
	t.deepEqual(changed, ['bob'], 'to be what one is changes nothing');
	for (const role of ['agent', 'supervisor'] as const) {
		t.like(await accounts.setRole({login: 'anna', role}), {refusal: {code: 'last-admin'}});
	}
	t.true((await accounts.setRole({login: 'anna', role: 'admin'})).ok);
	t.true((await accounts.setRole({login: 'bob', role: 'admin'})).ok);
	t.true((await accounts.setRole({login: 'anna', role: 'agent'})).ok);
	t.like(await accounts.setRole({login: 'bob', role: 'agent'}), {refusal: {code: 'last-admin'}});
	t.like(await accounts.setRole({login: 'zoe', role: 'agent'}), {
		refusal: {code: 'unknown-account'},
	});
});
