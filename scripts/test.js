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
// processes, terminals or a switch runs one file at a time, or three where they mostly wait. What is patient takes only
// what the real Asterisk leaves of the processor, beside it.
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
		isPatient: true,
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
	const chosen = suites.filter(isChosen);
	const beside = canGiveWay() && chosen.some(({isReal}) => isReal);
	const [patient, others] = [
		chosen.filter(({isPatient}) => beside && isPatient),
		chosen.filter(({isPatient}) => !(beside && isPatient)),
	];
	let lasts = Promise.resolve();
	for (const suite of others) {
		if (suite.isReal) lasts = runBeside(patient);
		await run(suite);
	}
	await lasts;
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Says so of one that is left out. */
function isChosen({name, isReal, isLong}) {
	const leftOut =
		isReal && withoutAsterisk
			? '--without-asterisk'
			: isLong && withoutLong
				? '--without-long'
				: undefined;
	if (leftOut !== undefined)
		process.stdout.write(`\n== ${name}: left out, as asked by ${leftOut}\n`);
	return leftOut === undefined;
}

/** Whether a program here can take only what all others leave of the processor, as Linux lets one do. */
function canGiveWay() {
	return spawnSync('chrt', ['--idle', '0', 'true']).status === 0;
}

/** Runs them one after the other where nobody else wants the processor; what they say comes at the end of each. */
async function runBeside(patient) {
	for (const suite of patient) {
		const lines = [];
		await run(suite, {
			command: ['chrt', '--idle', '0', 'npx'],
			say: (text) => lines.push(text),
		});
		process.stdout.write(lines.join(''));
	}
}

/** Runs one suite, counts its tests, and shows what failed and what the tests say aloud. */
async function run({name, args, cwd = '.'}, {command = ['npx'], say = sayNow} = {}) {
	const startedAt = Date.now();
	say(`\n== ${name}\n`);
	const [program, ...before] = command;
	const ava = spawn(program, [...before, 'ava', '--tap', ...args], {
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
			if (showing || line.startsWith('# NOTE') || line.startsWith('#   NOTE')) say(`${line}\n`);
			if (line.trim() === '...') showing = false;
			continue;
		}
		showing = result[1] !== undefined;
		if (result[1] === undefined) good += 1;
		else bad += 1;
		if (showing) say(`FAILED ${result[2]}\n`);
	}
	const status = await ended;
	// A crash or a time-out outside any test is a failure too.
	if (status !== 0 && bad === 0) bad = 1;
	passed += good;
	failed += bad;
	const seconds = Math.round((Date.now() - startedAt) / 1000);
	say(`${good} passed, ${bad} failed in ${seconds} s\n`);
}

function sayNow(text) {
	process.stdout.write(text);
}
