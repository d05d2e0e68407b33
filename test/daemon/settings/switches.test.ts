import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {loadSettings} from '@plateau/daemon/settings/load';
import {secretsOf} from '@plateau/daemon/settings/settings';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';
import {asterisk, load} from './given-settings.ts';

test('switches - are a list, in order, with their defaults', (t) => {
	const {loaded} = load(t, `${asterisk}[[switches]]\nid = "demo"\npractice = true\n`);
	t.true(loaded.ok);
	if (!loaded.ok) return;
	const [main, demo] = loaded.settings.switches;
	t.like(main, {
		id: 'main',
		practice: false,
		host: '127.0.0.1',
		port: 5038,
		tls: false,
		username: 'plateau',
	});
	t.deepEqual(demo, {id: 'demo', practice: true} as typeof demo);
});

test('switches - are changed or made by variables and flags', (t) => {
	const {loaded} = load(t, asterisk, {
		env: {
			PLATEAU_SWITCH_MAIN_HOST: '10.0.0.4',
			PLATEAU_SWITCH_SITE_TWO_SECRET: 'another-word',
			PLATEAU_SWITCH_SITE_TWO_SYSTEM_USERNAME: 'plateau-system',
			PLATEAU_SWITCH_SITE_TWO_SYSTEM_SECRET: 'system-word',
		},
		flags: {switch: ['main.host=10.0.0.5', 'site-two.port=5039']},
	});
	t.true(loaded.ok);
	if (!loaded.ok) return;
	const [main, two] = loaded.settings.switches;
	t.like(main, {id: 'main', host: '10.0.0.5'});
	t.like(two, {id: 'site-two', port: 5039});
	t.is(two?.practice === false && two.secret?.reveal(), 'another-word');
	t.is(two?.practice === false && two.system?.secret.reveal(), 'system-word');
});

test('switches - the practice switch is one flag away', (t) => {
	const {loaded} = load(t, '', {flags: {practice: true}});
	t.deepEqual(loaded.ok && [...loaded.settings.switches], [
		{id: 'practice', practice: true},
	] as never);
});

test('switches - say what they miss', (t) => {
	const {lines} = load(
		t,
		'[[switches]]\nid = "a"\n[[switches]]\nid = "b"\nsecret = "x"\nsystemUsername = "s"\n',
	);
	t.deepEqual(lines, [
		'@/plateau.toml:4: the switch "b" needs "systemUsername" and its secret together, or neither',
	]);
});

test('secrets - come from files too', (t) => {
	const folder = givenFolder(t);
	writeFileSync(join(folder, 'secret'), 'from-a-file\n', {mode: 0o600});
	writeFileSync(
		join(folder, 'plateau.toml'),
		'[[switches]]\nid = "main"\nsecretFile = "secret"\nsystemName = "x"',
		{mode: 0o600},
	);
	const loaded = loadSettings({cwd: folder, env: {}, home: folder});
	t.true(loaded.ok);
	if (!loaded.ok) return;
	t.deepEqual(secretsOf(loaded.settings), ['from-a-file', 'x']);
	t.deepEqual(
		loaded.warnings.map(({code}) => code),
		[],
	);
});

test('secrets - a variable takes the place of a file in plateau.toml', (t) => {
	const {loaded} = load(
		t,
		'[[switches]]\nid = "main"\nsecretFile = "not-there"\nsystemName = "x"',
		{
			env: {PLATEAU_SWITCH_MAIN_SECRET: 'from-env'},
		},
	);
	t.deepEqual(loaded.ok && secretsOf(loaded.settings), ['from-env', 'x']);
});

test('secrets - given twice, or in a file that is not there, are refused', (t) => {
	const {lines} = load(
		t,
		'[[switches]]\nid = "a"\nsecret = "x"\nsecretFile = "f"\n[[switches]]\nid = "b"\nsecretFile = "g"\n',
	);
	t.is(lines.length, 2);
	t.is(lines[0], '@/plateau.toml:3: "secret" and "secretFile" are both set: keep one');
	t.regex(lines[1] ?? '', /^@\/plateau\.toml:7: the file of "secret" cannot be used: ENOENT/);
});

test('secrets - are never shown: not printed, not logged, not in a check', (t) => {
	const {loaded, lines} = load(
		t,
		`${asterisk}systemUsername = "s"\nsystemSecret = "other-secret-word"\n`,
	);
	t.true(loaded.ok);
	if (!loaded.ok) return;
	const shown = [
		JSON.stringify(loaded.settings),
		inspect(loaded.settings, {depth: 9}),
		lines.join(),
	];
	for (const text of shown) {
		t.true(text.includes('[secret]'));
		for (const secret of secretsOf(loaded.settings)) t.false(text.includes(secret));
	}
});
