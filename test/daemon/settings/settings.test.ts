import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {settingText} from '@plateau/core/text';
import {
	problemLine,
	settingFlags,
	settingsTable,
	warningLine,
} from '@plateau/daemon/settings/describe';
import {loadSettings} from '@plateau/daemon/settings/load';
import {tiedTo} from '@plateau/daemon/settings/settings';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';
import {asterisk, load} from './given-settings.ts';

test('settings - have a default for everything', (t) => {
	const {loaded, folder} = load(t, '');
	t.true(loaded.ok);
	if (!loaded.ok) return;
	t.like(loaded.settings, {
		dataDir: join(folder, 'home/.local/share/plateau'),
		database: join(folder, 'home/.local/share/plateau/plateau.db'),
		socket: join(folder, 'home/.local/share/plateau/plateaud.sock'),
		socketMode: 0o600,
		country: 'FR',
		locale: 'en',
		logLevel: 'info',
		sessionLifeMs: 30 * 86_400_000,
		fallbackWaitMs: 300_000,
	});
	t.deepEqual(loaded.settings.switches, []);
});

test('settings - switches reach each other where both say how', (t) => {
	const {loaded, lines} = load(
		t,
		`[asterisk]
sipPort = 5080
[[switches]]
id = "main"
tieAddress = "192.0.2.3"
[[switches]]
id = "annex"
permit = ["192.0.2.3"]
sipAddress = "192.0.2.4"
sipPort = 5090
tieAddress = "192.0.2.4"
[[switches]]
id = "island"
[[switches]]
id = "play"
practice = true
`,
	);
	t.true(loaded.ok);
	if (!loaded.ok) return;
	const {settings} = loaded;
	const ties = settings.switches.map((one) =>
		tiedTo(settings, one).map(({id, tieAddress, sip}) => `${id} ${tieAddress}:${sip.port}`),
	);
	t.deepEqual(ties, [['annex 192.0.2.4:5090'], ['main 192.0.2.3:5080'], [], []]);
	t.like(settings.switches[0], {sip: {bindAddress: '0.0.0.0', port: 5080}});
	t.like(settings.switches[1], {
		permit: ['192.0.2.3'],
		sip: {bindAddress: '192.0.2.4', port: 5090},
	});
	const warned = lines.filter((line) => line.includes('tieAddress"'));
	t.is(warned.length, 1);
	t.regex(warned[0] ?? '', /"island"/);
});

test("settings - follow the machine's folders and language", (t) => {
	const env = {
		XDG_DATA_HOME: '/srv/data',
		XDG_RUNTIME_DIR: '/run/user/7',
		LANG: 'fr_FR.UTF-8',
	};
	const {loaded} = load(t, '', {env});
	t.like(loaded.ok && loaded.settings, {
		database: '/srv/data/plateau/plateau.db',
		socket: '/run/user/7/plateau/plateaud.sock',
		locale: 'fr',
	});
	const service = load(t, '', {
		env: {...env, STATE_DIRECTORY: '/var/lib/plateau', RUNTIME_DIRECTORY: '/run/plateau'},
	});
	t.like(service.loaded.ok && service.loaded.settings, {
		dataDir: '/var/lib/plateau',
		socket: '/run/plateau/plateaud.sock',
	});
});

test('settings - flag goes before environment, environment before file', (t) => {
	const toml = 'country = "BE"\nlogLevel = "warn"\nsnapshotEvery = 100\n';
	const env = {PLATEAU_LOG_LEVEL: 'error', PLATEAU_SNAPSHOT_EVERY: '200'};
	const {loaded} = load(t, toml, {env, flags: {'snapshot-every': '300'}});
	t.like(loaded.ok && loaded.settings, {country: 'BE', logLevel: 'error', snapshotEvery: 300});
});

test('settings - paths in the file begin at the file, others where we stand', (t) => {
	const folder = givenFolder(t);
	mkdirSync(join(folder, 'etc'));
	writeFileSync(join(folder, 'etc', 'p.toml'), 'dataDir = "data"\ndatabase = "~/x.db"');
	const loaded = loadSettings({
		cwd: folder,
		home: '/home/anne',
		env: {PLATEAU_CONFIG: 'etc/p.toml', PLATEAU_LOG_FILE: 'log.txt'},
	});
	t.like(loaded.ok && loaded.settings, {
		file: join(folder, 'etc/p.toml'),
		dataDir: join(folder, 'etc/data'),
		logFile: join(folder, 'log.txt'),
	});
});

test('settings - the file asked for must be there', (t) => {
	const {lines} = load(t, '', {flags: {config: 'none.toml'}});
	t.is(lines.length, 1);
	t.regex(lines[0] ?? '', /^@\/none\.toml: cannot be read: ENOENT/);
});

test('settings - a file that is not TOML is refused with its line', (t) => {
	const {lines} = load(t, 'country = "FR"\nlogLevel = = 3\n');
	t.deepEqual(lines, ['@/plateau.toml:2: is not TOML: invalid value']);
});

test('settings - every mistake is told at once, with its line and what was expected', (t) => {
	const {lines} = load(
		t,
		`datadir = "/x"
logLevel = "loud"
sessionLife = "forever"
listen = "localhost"
zzzzzz = 1

[trunk]
hots = "sip.example"

[[switches]]
id = "main"
prot = 5038
port = 70000
secret = "with blank"

[[switches]]
host = "pbx"

[[switches]]
id = "main"
`,
	);
	t.deepEqual(lines, [
		'@/plateau.toml:1: there is no setting "datadir": did you mean "dataDir"?',
		'@/plateau.toml:2: "logLevel" is "loud", but must be one of debug, info, warn, error, silent',
		'@/plateau.toml:3: "sessionLife" is "forever", but must be a duration from 1m to 366d, such as 90s, 5m or 1h30m',
		'@/plateau.toml:4: "listen" is "localhost", but must be host:port, such as 127.0.0.1:7290',
		'@/plateau.toml:5: there is no setting "zzzzzz"',
		'@/plateau.toml:8: there is no setting "trunk.hots": did you mean "trunk.host"?',
		'@/plateau.toml:12: there is no setting "prot": did you mean "port"?',
		'@/plateau.toml:13: "port" is 70000, but must be a port, 1 to 65535',
		'@/plateau.toml:14: "secret" is [secret], but must be 1 to 128 printable characters without blanks',
		'@/plateau.toml:16: this switch has no "id"',
		'@/plateau.toml:20: the switch "main" is there twice',
	]);
});

test('settings - mistakes in variables and flags name them', (t) => {
	const {lines} = load(t, '', {
		env: {PLATEAU_COUNTRY: 'France'},
		flags: {'snapshot-every': 'often', switch: ['main', 'main.secret=x', 'main.hots=x']},
	});
	t.deepEqual(lines, [
		'--switch: must be written id.key=value, such as main.host=10.0.0.5',
		'--switch: "secret" must not be given on the command line, where others can read it: use a file or the environment',
		'--switch: there is no setting "hots": did you mean "host"?',
		'PLATEAU_COUNTRY: "country" is "France", but must be a country in two letters, such as FR',
		'--snapshot-every: "snapshotEvery" is "often", but must be a whole number from 100 to 100000',
	]);
});

test('listen - anything but loopback needs TLS', (t) => {
	for (const address of ['127.0.0.1:0', 'localhost:7290', '[::1]:7290', '127.8.8.8:1']) {
		t.true(load(t, `listen = "${address}"`).loaded.ok, address);
	}
	t.deepEqual(load(t, 'listen = "0.0.0.0:7290"').lines, [
		'@/plateau.toml:1: "0.0.0.0" can be reached from other machines: set "tlsCert" and "tlsKey", or listen on 127.0.0.1',
	]);
	t.deepEqual(load(t, 'listen = "pbx.example:7290"\ntlsCert = "c.pem"').lines, [
		'@/plateau.toml:2: "tlsCert" and "tlsKey" belong together',
	]);
	const {loaded, folder} = load(t, 'listen = "[::]:7290"\ntlsCert = "c.pem"\ntlsKey = "/k.pem"');
	t.deepEqual(loaded.ok && loaded.settings.listen, {
		host: '::',
		port: 7290,
		tls: {certFile: join(folder, 'c.pem'), keyFile: '/k.pem'},
	});
});

test('trunk - is read whole, or says what it misses', (t) => {
	const {loaded} = load(
		t,
		'[trunk]\nhost = "sip.example"\nuser = "u"\nsecret = "w"\naddresses = ["192.0.2.0/24"]\n',
	);
	t.like(loaded.ok && loaded.settings.trunk, {
		host: 'sip.example',
		addresses: ['192.0.2.0/24'],
		assertedIdentity: false,
		qualify: true,
		registration: {user: 'u'},
	});
	t.deepEqual(load(t, '[trunk]\nuser = "u"\nsecret = "w"').lines, [
		'@/plateau.toml:2: "trunk.user" is set, but "trunk.host" is not',
	]);
	t.deepEqual(load(t, '[trunk]\nhost = "h"\nuser = "u"').lines, [
		'@/plateau.toml:3: "trunk.user" and its secret belong together',
	]);
});

test('check - shows what counts and where it came from', (t) => {
	const {lines} = load(
		t,
		`country = "BE"\nsessionLife = "90m"\nlisten = "127.0.0.1:1"\n${asterisk}`,
		{
			env: {PLATEAU_LOG_LEVEL: 'warn'},
			flags: {database: '/x.db'},
		},
	);
	for (const line of [
		'database = /x.db  (--database)',
		'country = BE  (@/plateau.toml:1)',
		'sessionLife = 90m  (@/plateau.toml:2)',
		'listen = 127.0.0.1:1  (@/plateau.toml:3)',
		'logLevel = warn  (PLATEAU_LOG_LEVEL)',
		'fallback.wait = 5m',
		'switches.main.host = 127.0.0.1',
		'switches.main.secret = [secret]  (@/plateau.toml:6)',
	]) {
		t.true(lines.includes(line), `${line}\n---\n${lines.join('\n')}`);
	}
});

test('check - warns of what is allowed but unwise', (t) => {
	const {loaded, folder} = load(t, '[[switches]]\nid = "main"\nhost = "10.0.0.5"\nsecret = "x"\n', {
		env: {PLATEAU_DATADIR: '/x', PLATEAU_PHONE: '1001'},
	});
	t.true(loaded.ok);
	chmodSync(join(folder, 'plateau.toml'), 0o644);
	const again = loadSettings({
		cwd: folder,
		env: {PLATEAU_DATADIR: '/x', PLATEAU_PHONE: '1001'},
		home: folder,
	});
	const words = again.ok
		? again.warnings.map((one) => warningLine(one, 'en').replaceAll(folder, '@'))
		: [];
	t.deepEqual(words, [
		'the variable PLATEAU_DATADIR means nothing to us: did you mean PLATEAU_DATA_DIR?',
		'the switch "main" has no "systemName": forged events cannot be told from real ones',
		'the manager of "main" is on another machine and TLS is off: its secret travels in clear',
		'@/plateau.toml holds secrets and others may read it: chmod 600',
	]);
});

test('table - has every setting once, in both languages, with its flag and its variable', (t) => {
	for (const locale of ['en', 'fr'] as const) {
		const rows = settingsTable(locale);
		t.is(rows.length, Object.keys(settingText).length);
		t.true(
			rows.every(
				({description, type}) => description !== '' && type !== '' && !/\{\w+\}/.test(type),
			),
		);
	}
	const rows = new Map(settingsTable('en').map((row) => [row.key, row]));
	t.deepEqual(rows.get('dataDir'), {
		key: 'dataDir',
		variable: 'PLATEAU_DATA_DIR',
		flag: '--data-dir',
		type: 'a path',
		fallback: '$XDG_DATA_HOME/plateau',
		description: 'Folder of the database, the socket and the secrets.',
	});
	t.like(rows.get('[[switches]] systemNameFile'), {
		variable: 'PLATEAU_SWITCH_<ID>_SYSTEM_NAME_FILE',
		flag: '--switch ID.systemNameFile=…',
	});
	t.is(rows.get('trunk.secret')?.flag, undefined);
	t.deepEqual(
		Object.keys(settingFlags('fr')).filter((name) => /secret$/.test(name)),
		[],
	);
});

test('problems - are told in French too', (t) => {
	const {loaded} = load(t, 'country = "Frankreich"');
	t.regex(
		loaded.ok ? '' : problemLine(loaded.problems[0] as never, 'fr'),
		/: « country » vaut "Frankreich", mais doit être un pays en deux lettres, comme FR$/,
	);
});
