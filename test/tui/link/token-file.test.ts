import {
	chmodSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {memoryTokens, openTokenFile, tokenPath} from '@plateau/tui/link/token-file';
import test from 'ava';

const endpoint = {kind: 'unix', path: '/run/plateau.sock'} as const;

function setup() {
	const path = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'plateau', 'tokens', 'a.json');
	return {path, tokens: openTokenFile(path, endpoint)};
}

test('token file - only its owner can read it, nor enter its folder', (t) => {
	const {path, tokens} = setup();
	tokens.keep({login: 'alice', token: 'secret'});
	t.is(statSync(path).mode & 0o777, 0o600);
	t.is(statSync(dirname(path)).mode & 0o777, 0o700);
});

test('token file - people side by side, the last one when nobody is named', (t) => {
	const {path, tokens} = setup();
	t.is(tokens.read(), undefined);
	tokens.keep({login: 'alice', token: 'a'});
	tokens.keep({login: 'sam', token: 's'});
	t.deepEqual(tokens.read(), {login: 'sam', token: 's'});
	t.deepEqual(tokens.read('alice'), {login: 'alice', token: 'a'});
	t.is(tokens.read('bob'), undefined);
	t.is(tokens.read('constructor'), undefined);
	t.deepEqual(openTokenFile(path, endpoint).read('alice'), {login: 'alice', token: 'a'});
});

test('token file - the last one forgotten takes the file away', (t) => {
	const {path, tokens} = setup();
	tokens.keep({login: 'alice', token: 'a'});
	tokens.keep({login: 'sam', token: 's'});
	tokens.forget('nobody');
	tokens.forget('sam');
	t.deepEqual(tokens.read(), {login: 'alice', token: 'a'});
	tokens.forget('alice');
	t.false(existsSync(path));
	tokens.forget('alice');
});

test('token file - what others could have read is not used', (t) => {
	const {path, tokens} = setup();
	tokens.keep({login: 'alice', token: 'a'});
	chmodSync(path, 0o644);
	t.is(tokens.read(), undefined);
	tokens.keep({login: 'alice', token: 'b'});
	t.is(statSync(path).mode & 0o777, 0o600);
	t.deepEqual(tokens.read(), {login: 'alice', token: 'b'});
});

test('token file - a link put in its place is not followed', (t) => {
	const {path, tokens} = setup();
	tokens.keep({login: 'alice', token: 'a'});
	const elsewhere = `${path}.else`;
	writeFileSync(elsewhere, readFileSync(path), {mode: 0o600});
	tokens.forget('alice');
	symlinkSync(elsewhere, path);
	t.is(tokens.read(), undefined);
	tokens.keep({login: 'sam', token: 's'});
	t.regex(readFileSync(elsewhere, 'utf8'), /alice/, 'what it pointed at is untouched');
	t.deepEqual(tokens.read(), {login: 'sam', token: 's'});
});

test('token file - damage reads as nothing', (t) => {
	const {path, tokens} = setup();
	tokens.keep({login: 'alice', token: 'a'});
	for (const text of ['', '{', '[]', '{"tokens":{"alice":1}}', 'null']) {
		writeFileSync(path, text);
		t.is(tokens.read(), undefined, text);
	}
});

test('token file - each daemon has its own, under the state folder', (t) => {
	const env = {XDG_STATE_HOME: '/state', HOME: '/home/a'};
	const path = tokenPath(endpoint, env);
	t.regex(path, /^\/state\/plateau\/tokens\/[0-9a-f]{16}\.json$/);
	t.not(path, tokenPath({kind: 'unix', path: '/other.sock'}, env));
	t.regex(tokenPath(endpoint, {HOME: '/home/a'}), /^\/home\/a\/\.local\/state\/plateau\//);
});

test('tokens in memory - behave as those in a file', (t) => {
	const tokens = memoryTokens([{login: 'alice', token: 'a'}]);
	tokens.keep({login: 'sam', token: 's'});
	tokens.keep({login: 'alice', token: 'a2'});
	t.deepEqual(tokens.read(), {login: 'alice', token: 'a2'});
	tokens.forget('alice');
	t.deepEqual(tokens.read(), {login: 'sam', token: 's'});
});
