import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {commandText, linkText, refusalText} from '@plateau/core/text';
import {complete, completionLines, completionScript} from '@plateau/tui/cli/completion';
import {exitCodeOf} from '@plateau/tui/cli/ends';
import {csvField} from '@plateau/tui/cli/output';
import {verbs} from '@plateau/tui/cli/verbs/index';
import test from 'ava';
import {givenCli} from './run-cli.ts';

test('line - help lists every command, in both languages', async (t) => {
	const {run} = await givenCli(t);
	const english = await run(undefined, ['--help']);
	t.is(english.code, 0);
	const french = await run(undefined, ['--help', '--lang', 'fr']);
	for (const [first] of verbs.map(({path}) => path)) {
		t.regex(english.stdout, new RegExp(`plateau ${first}\\b`), first);
	}
	t.regex(english.stdout, /Open the agent’s desk/);
	t.regex(french.stdout, /Ouvrir le poste de l’agent/);
	t.regex(french.stdout, /Commandes :/);
	t.notRegex(french.stdout, /Commands:|Show help/);
	t.regex((await run(undefined, ['agent', 'sign-in', '--help'])).stdout, /--takeover/);
	t.regex((await run(undefined, ['desk', '--help'])).stdout, /--ascii/);
	t.is((await run(undefined, ['--version'])).stdout, '0.0.0-test\n');
});

const wrong: Record<string, RegExp> = {
	'': /which command|Dites/,
	agent: /which command/,
	'agent raedy': /agent/,
	'queues list --jsn': /jsn/,
	'raise c-1 c-2': /c-2|argument/,
	'account add zoe --role king': /king/,
	'raise c-1 --by': /by/,
	'board --lang de': /de/,
	'desk 1001': /1001|argument/,
};
for (const [line, message] of Object.entries(wrong)) {
	test(`line - "plateau ${line}" is refused with what is wrong and where help is`, async (t) => {
		const {run} = await givenCli(t);
		const {code, stdout, stderr} = await run(
			'root',
			line.split(' ').filter((word) => word !== ''),
		);
		t.is(code, 2, stderr);
		t.is(stdout, '');
		t.regex(stderr, /^plateau: /);
		t.regex(stderr, message);
		t.regex(stderr, /--help/);
	});
}

test('line - an argument that is missing is named, with the line to write, for every command', async (t) => {
	const {run} = await givenCli(t);
	for (const {path, positionals = []} of verbs) {
		const needed = positionals.filter(({isOptional}) => isOptional !== true);
		for (const [given, {name}] of needed.entries()) {
			const words = needed.slice(0, given).map(({choices}) => choices?.[0] ?? 'x');
			const {code, stderr} = await run('root', [...path, ...words]);
			t.is(code, 2, path.join(' '));
			t.true(stderr.startsWith(`plateau: ${name}`), `${path.join(' ')}: ${stderr}`);
			t.true(stderr.includes(`write "plateau ${path.join(' ')} `), stderr);
		}
	}
	const {stderr} = await run('root', ['--lang', 'fr', 'call', 'dial', '--queue', 'support']);
	t.regex(stderr, /Il manque TARGET : écrivez « plateau call dial TARGET… »/);
	const machine = await run('root', ['call', 'dial', '--json']);
	t.like(JSON.parse(machine.stderr), {
		error: {code: 'usage', message: 'TARGET is missing: write "plateau call dial TARGET…".'},
	});
});

test('line - a wrong line is told in French too', async (t) => {
	const {run} = await givenCli(t);
	const {stderr} = await run('root', ['raise', '--lang', 'fr']);
	t.regex(stderr, /Il manque CALL : écrivez « plateau raise CALL/);
	t.regex(stderr, /Voir « plateau/);
});

test('line - a screen without a terminal says what to use instead', async (t) => {
	const {run} = await givenCli(t);
	const {code, stderr} = await run('sam', ['board']);
	t.is(code, 2);
	t.regex(stderr, /plateau queues list/);
});

test('line - every command has its sentence, and a place in one group', (t) => {
	for (const {path, text} of verbs) {
		t.truthy(commandText[text], path.join(' '));
		t.true(path[0] in commandText, path[0]);
	}
	const paths = verbs.map(({path}) => path.join(' '));
	t.is(new Set(paths).size, paths.length);
	const groups = new Set(verbs.filter(({path}) => path.length === 2).map(({path}) => path[0]));
	for (const {path} of verbs) if (path.length === 1) t.false(groups.has(path[0]));
});

test('exit codes - every refusal and every end of a link has one', (t) => {
	for (const code of [...Object.keys(refusalText), ...Object.keys(linkText)]) {
		t.true(exitCodeOf(code) > 0, code);
	}
	t.is(exitCodeOf('not-allowed'), 77);
	t.is(exitCodeOf('no-daemon'), 69);
	t.is(exitCodeOf('phone-held'), 1);
	t.is(exitCodeOf('internal'), 70);
});

const words = (line: string) => complete(line.split(' '), 'en').map(({word}) => word);

test('completion - commands, then their parts, then their options', (t) => {
	t.true(['desk', 'board', 'agent', 'queues'].every((word) => words('').includes(word)));
	t.deepEqual(words('que'), ['queues']);
	t.deepEqual(words('agent sign-'), ['sign-in', 'sign-out']);
	t.true(words('agent sign-in --').includes('--takeover'));
	t.true(words('agent sign-in --').includes('--socket'));
	t.false(words('agent ready --').includes('--takeover'));
	t.deepEqual(words('account add zoe --role '), ['agent', 'supervisor', 'admin']);
	t.deepEqual(words('--lang fr agents l'), ['list']);
	t.deepEqual(words('presence alice '), ['ready', 'not-ready', 'cancel', 'sign-out']);
	t.deepEqual(words('completion '), ['bash', 'zsh', 'fish']);
	t.deepEqual(words('floor apply --file '), [], 'the shell knows files better');
	t.deepEqual(words('raise '), []);
});

test('completion - says what words are for where the shell shows it', (t) => {
	const candidates = complete(['raise'], 'fr');
	t.deepEqual(completionLines(candidates, 'bash'), ['raise']);
	t.deepEqual(completionLines(candidates, 'zsh'), ['raise:Faire avancer un appel qui attend']);
	t.deepEqual(completionLines(candidates, 'fish'), ['raise\tFaire avancer un appel qui attend']);
	t.deepEqual(completionLines([{word: 'a:b', about: 'c'}], 'zsh'), ['a\\:b:c']);
});

test('completion - the line is answered without the parser', async (t) => {
	const {run} = await givenCli(t);
	t.is((await run(undefined, ['__complete', 'bash', 'agent', 'a'])).stdout, 'answer\n');
	t.is((await run(undefined, ['completion', 'bash'])).stdout, completionScript('bash'));
	t.is((await run(undefined, ['completion', 'tcsh'])).code, 2);
});

test('completion - bash takes its script and completes with it', (t) => {
	const folder = mkdtempSync(join(tmpdir(), 'plateau-'));
	// A stand-in that answers as the command would, and shows how it was asked.
	writeFileSync(
		join(folder, 'plateau'),
		'#!/bin/sh\nprintf "%s\\n" "$*" > "$0.asked"\necho answer\n',
		{
			mode: 0o755,
		},
	);
	const script = `${completionScript('bash')}
COMP_WORDS=(plateau agent a); COMP_CWORD=2; _plateau; echo "\${COMPREPLY[@]}"; cat ${folder}/plateau.asked`;
	const shown = execFileSync('bash', ['--norc', '-c', script], {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {PATH: `${folder}:${process.env['PATH']}`},
		encoding: 'utf8',
	});
	t.is(shown, 'answer\n__complete bash agent a\n');
});

for (const shell of ['zsh', 'fish']) {
	test(`completion - ${shell} reads its script, where it is installed`, (t) => {
		const flag = shell === 'zsh' ? '-n' : '--no-execute';
		const checked = spawnSync(shell, [flag, '/dev/stdin'], {
			input: completionScript(shell),
			encoding: 'utf8',
		});
		if (checked.error === undefined) t.is(checked.status, 0, checked.stderr);
		else t.regex(completionScript(shell), /plateau __complete/);
	});
}

test('csv - a text that a spreadsheet would run is made a text', (t) => {
	t.is(csvField('=1+1'), "'=1+1");
	t.is(csvField(' @SUM(A1)'), "' @SUM(A1)");
	t.is(csvField('-2'), "'-2");
	t.is(csvField(-2), '-2');
	t.is(csvField('a"b,c'), '"a""b,c"');
	t.is(csvField('two\nlines'), 'two lines');
	t.is(csvField(undefined), '');
	t.is(csvField(true), 'true');
});
