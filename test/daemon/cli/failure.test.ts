import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {id, type NumberConfig, type SwitchId} from '@plateau/core';
import type {Locale} from '@plateau/core/text';
import {AmiLoginError} from '@plateau/daemon/ami/errors';
import {SwitchOwnedError} from '@plateau/daemon/bridge/settings';
import {asteriskConfigVerb} from '@plateau/daemon/cli/asterisk-config';
import {exitCodes} from '@plateau/daemon/cli/exit-codes';
import {exitCodeOf, sentenceOf} from '@plateau/daemon/cli/failure';
import {init} from '@plateau/daemon/cli/init';
import {secretsIn} from '@plateau/daemon/cli/secrets-file';
import {serve} from '@plateau/daemon/cli/serve';
import {FloorFiles} from '@plateau/daemon/floor-file-port';
import {StoreError} from '@plateau/daemon/store/errors';
import {exitCodes as clientExitCodes} from '@plateau/tui/cli/exit-codes';
import test, {type ExecutionContext} from 'ava';
import Sqlite from 'better-sqlite3';

function givenIo(t: ExecutionContext, locale: Locale = 'en') {
	const folder = mkdtempSync(join(tmpdir(), 'pf-'));
	t.teardown(() => rmSync(folder, {recursive: true, force: true}));
	const said: string[] = [];
	const stderr = new PassThrough();
	stderr.on('data', (chunk) => said.push(String(chunk)));
	const env = {HOME: folder, XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder};
	const io = {
		stdin: new PassThrough(),
		stdout: new PassThrough(),
		stderr,
		env,
		cwd: folder,
		locale,
	};
	const flags = {
		'data-dir': folder,
		'log-file': join(folder, 'log'),
		switch: ['main.host=127.0.0.1', 'main.port=1'],
	};
	return {io, folder, flags, said: () => said.join('')};
}

async function givenInstalled(t: ExecutionContext, locale: Locale = 'en') {
	const given = givenIo(t, locale);
	given.io.stdin.end('correct horse battery\n');
	await init(given.io, {flags: given.flags, login: 'admin', passwordStdin: true});
	return given;
}

test('failure - known errors are sentences in the reader’s language with their own exit code', (t) => {
	const owned = new StoreError('database-owned', {path: '/x.db', process: 7});
	t.regex(sentenceOf(owned, 'fr'), /Un autre plateaud \(processus 7\) utilise \/x\.db/);
	t.is(exitCodeOf(owned), exitCodes.owned);
	const taken = new SwitchOwnedError(id<SwitchId>('main'));
	t.regex(sentenceOf(taken, 'fr'), /Le commutateur « main » est dirigé par un autre plateaud/);
	t.is(exitCodeOf(taken), exitCodes.owned);
	const refused = new AmiLoginError('plateau', '10.0.0.5:5038', 'Authentication failed');
	t.regex(
		sentenceOf(refused, 'fr'),
		/Asterisk en 10\.0\.0\.5:5038 refuse l’utilisateur « plateau »/,
	);
	t.is(exitCodeOf(refused), exitCodes.unreachable);
});

test('failure - what has no code is a mistake of ours and says so', (t) => {
	t.regex(
		sentenceOf(new TypeError('x is undefined'), 'fr'),
		/Une erreur de notre part : x is undefined/,
	);
	t.is(exitCodeOf(new TypeError('x')), exitCodes.internal);
	t.is(exitCodeOf('thrown text'), exitCodes.internal);
});

test('exit codes - the same name is the same number in both programs', (t) => {
	const client: Readonly<Record<string, number>> = clientExitCodes;
	for (const [name, number] of Object.entries(exitCodes))
		t.is(client[name] ?? number, number, name);
	t.is(exitCodes.failed, clientExitCodes.refused);
});

test('secrets - a damaged file is named and never replaced', (t) => {
	const {folder} = givenIo(t);
	const path = join(folder, 'secrets.json');
	for (const text of ['{"control":', 'null', '[]']) {
		writeFileSync(path, text);
		t.throws(() => secretsIn(folder, []), {
			code: 'secrets-bad',
			message: /secrets\.json is damaged/,
		});
	}
	rmSync(path);
	const made = secretsIn(folder, ['101']);
	t.deepEqual(secretsIn(folder, []).control, made.control);
});

test('serve - a damaged secrets file ends it with a sentence and gives the database back', async (t) => {
	const {io, folder, flags, said} = await givenInstalled(t, 'fr');
	writeFileSync(join(folder, 'secrets.json'), '{');
	const ended = Promise.resolve();
	t.is(await serve(io, {flags, ended}), exitCodes.failed);
	t.regex(said(), /secrets\.json est abîmé/);
	rmSync(join(folder, 'secrets.json'));
	t.is(await serve(io, {flags, ended}), exitCodes.ok);
});

test('serve - a floor file that is not there is named, and nothing is left open', async (t) => {
	const {io, flags} = await givenInstalled(t);
	const ended = Promise.resolve();
	const nowhere = serve(io, {flags, floorPath: '/nowhere/floor.yaml', ended});
	const error = await t.throwsAsync(nowhere, {code: 'file-unreadable'});
	t.is(exitCodeOf(error), exitCodes.noInput);
	t.is(await serve(io, {flags, ended}), exitCodes.ok);
});

test('asterisk-config - a database that cannot be read is not taken for an empty floor', async (t) => {
	const {io, folder, flags} = await givenInstalled(t);
	const options = {
		flags,
		out: join(folder, 'asterisk'),
		floorPath: undefined,
		existing: false,
		check: false,
		switchId: undefined,
		json: false,
	};
	const path = join(folder, 'plateau.db');
	const db = new Sqlite(path);
	db.pragma('user_version = 99');
	db.close();
	await t.throwsAsync(asteriskConfigVerb(io, options), {code: 'database-newer'});
	writeFileSync(path, 'this was a database once');
	await t.throwsAsync(asteriskConfigVerb(io, options), {code: 'database-unusable'});
	rmSync(path);
	mkdirSync(path);
	await t.throwsAsync(asteriskConfigVerb(io, options), {code: 'database-unusable'});
});

test('floor files - a file without a country has numbers of the settings’ country', async (t) => {
	const text = `queues:
  support: {label: {en: Support, fr: Assistance}}
numbers:
  "020 7946 0018": {queue: support}
`;
	let configured: readonly NumberConfig[] = [];
	const files = new FloorFiles({
		stored: undefined,
		switchIds: [id<SwitchId>('main')],
		country: 'GB',
		now: () => 0,
		submit: async (command) => {
			if (command.type === 'configure-floor') configured = command.config.numbers;
			return {ok: true};
		},
		applied: () => {},
	});
	const applied = await files.apply(text, {dryRun: false, by: 'anne'});
	t.true(applied.ok, JSON.stringify(applied));
	t.is(files.current.numbers[0]?.id, '442079460018');
	t.is(configured[0]?.language, 'en');
});
