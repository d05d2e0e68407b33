// `npm test`: builds, then runs every suite; the last line is `N passed, N failed`.
// Options: --without-asterisk leaves the real switch out, --without-long what takes minutes; other arguments are passed to AVA as files.
import {spawn, spawnSync} from 'node:child_process';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {compiledTests, compileTests} from './compile-tests.js';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const withoutAsterisk = process.argv.includes('--without-asterisk');
const withoutLong = process.argv.includes('--without-long');

// One after the other: each takes all cores, or has phones and terminals that must not wait for them. What starts
// processes, terminals or a switch runs one file at a time, or three where they mostly wait.
const suites = [
	{
		name: 'units and simulation',
		args: ['test/**/*.test.js', '!test/sim/million.test.js'],
		cwd: compiledTests,
	},
	{
		name: 'a million simulated calls',
		args: ['--concurrency=1', 'test/sim/million.test.ts'],
		isLong: true,
	},
	{
		name: 'deaths and spoilt wires',
		args: ['--concurrency=1', 'test/chaos/**/*.test.ts'],
		isLong: true,
	},
	{name: 'contract', args: ['--concurrency=1', 'test/contract/**/*.test.ts']},
	{name: 'stories in a terminal', args: ['--concurrency=1', 'test/e2e/**/*.test.ts']},
	// Each file has an Asterisk of its own.
	{name: 'real Asterisk', args: ['--concurrency=3', 'test/asterisk/**/*.test.ts'], isReal: true},
];

const environment = {...process.env, TURBO_TELEMETRY_DISABLED: '1', NODE_NO_WARNINGS: '1'};
if (withoutAsterisk) environment.PLATEAU_WITHOUT_ASTERISK = '1';

const build = spawnSync('npx', ['turbo', 'run', 'build', '--output-logs=errors-only'], {
	stdio: 'inherit',
	env: environment,
});
if (build.status !== 0) {
	process.stdout.write('The build failed; nothing was tested.\n0 passed, 1 failed\n');
	process.exit(1);
}

let passed = 0;
let failed = 0;
if (files.length > 0) await run({name: 'chosen files', args: ['--concurrency=1', ...files]});
else {
	await compileTests();
	for (const suite of suites) await runUnlessLeftOut(suite);
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function runUnlessLeftOut(suite) {
	const leftOut =
		suite.isReal && withoutAsterisk
			? '--without-asterisk'
			: suite.isLong && withoutLong
				? '--without-long'
				: undefined;
	if (leftOut === undefined) await run(suite);
	else process.stdout.write(`\n== ${suite.name}: left out, as asked by ${leftOut}\n`);
}

/** Runs one suite, counts its tests, and shows what failed and what the tests say aloud. */
async function run({name, args, cwd = '.'}) {
	const startedAt = Date.now();
	process.stdout.write(`\n== ${name}\n`);
	const ava = spawn('npx', ['ava', '--tap', ...args], {
		cwd,
		env: environment,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	// Listened for at once: a run that is killed has no exit code to be asked for later.
	const ended = new Promise((resolve) => ava.once('close', (code) => resolve(code ?? 1)));
	let good = 0;
	let bad = 0;
	let showing = false;
	for await (const line of createInterface({input: ava.stdout})) {
		const result = /^(not )?ok \d+ - (.*)$/.exec(line);
		if (result === null) {
			// After a failure come its details; a comment is something a test says aloud.
			if (showing || line.startsWith('# NOTE') || line.startsWith('#   NOTE'))
				process.stdout.write(`${line}\n`);
			if (line.trim() === '...') showing = false;
			continue;
		}
		showing = result[1] !== undefined;
		if (result[1] === undefined) good += 1;
		else bad += 1;
		if (showing) process.stdout.write(`FAILED ${result[2]}\n`);
	}
	const status = await ended;
	// A crash or a time-out outside any test is a failure too.
	if (status !== 0 && bad === 0) bad = 1;
	passed += good;
	failed += bad;
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	process.stdout.write(`${good} passed, ${bad} failed in ${seconds} s\n`);
}
