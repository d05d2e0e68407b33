/** The screen in a real pseudo-terminal: whatever ends the program, the shell finds its terminal as it was. */
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {type PtyOptions, type PtyProgram, runInPty} from '../../helpers/pty.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The program under a shell that says how the terminal is once it has ended. */
function run(way: string, options: PtyOptions = {}): PtyProgram {
	const command = `echo prompt; node --import=tsx --conditions=source test/fixtures/screen-program.tsx ${way}; echo "ended $?"; stty -a | tr ';' '\\n' | grep -E 'icanon|echo ' | head -1`;
	return runInPty('sh', ['-c', command], {cwd: root, deadlineMs: 60_000, ...options});
}

/** How the program left its terminal; whole, so that a failure says what was left on. */
function leftAs(program: PtyProgram) {
	const {isAlternate, isPasteBracketed, hasMouse, wraps} = program.screen.modes();
	return {isAlternate, isPasteBracketed, hasMouse, wraps, isShown: program.screen.cursor().isShown};
}

const asItWas = {
	isAlternate: false,
	isPasteBracketed: false,
	hasMouse: false,
	wraps: true,
	isShown: true,
};

const ways: ReadonlyArray<[way: string, code: RegExp, title: string]> = [
	['throw', /ended 1\b/, 'an exception'],
	['reject', /ended 1\b/, 'a rejected promise'],
	['exit', /ended 7/, 'an exit in the middle'],
];
for (const [way, code, title] of ways) {
	test.serial(`pty - after ${title} the terminal is as it was`, async (t) => {
		// High enough that the longest trace leaves the prompt above it in sight, wherever this tree lies.
		const program = run(way, {rows: 60});
		await program.shows('pressed no key yet');
		program.press('F12');
		await program.shows(code);
		await program.exits();
		t.deepEqual(leftAs(program), asItWas, program.text());
		t.true(program.text().includes('prompt'));
		t.regex(program.text(), /(?<!-)icanon/);
		program.stop();
	});
}

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
	test.serial(`pty - after ${signal} the terminal is as it was`, async (t) => {
		const program = run('quit');
		await program.shows('pressed no key yet');
		const pid = Number(/process (\d+)/.exec(program.text())?.[1]);
		process.kill(pid, signal);
		await program.shows(/ended (143|129)/);
		await program.exits();
		t.deepEqual(leftAs(program), asItWas, program.text());
		program.stop();
	});
}

test.serial('pty - keys, a resize and a quiet end', async (t) => {
	const program = run('quit', {columns: 90, rows: 20});
	await program.shows('size 90x20');
	program.press('F5');
	await program.shows('pressed f5');
	program.press('Alt+R');
	await program.shows('pressed alt+r');
	program.press('Esc');
	await program.shows('pressed escape');
	program.press('é');
	await program.shows('pressed éé');
	program.resize(70, 18);
	await program.shows('size 70x18');
	program.press('q');
	await program.shows('ended 0');
	await program.exits();
	t.deepEqual(leftAs(program), asItWas, program.text());
	t.notThrows(() => program.resize(80, 24));
	program.stop();
});

test.serial('pty - an editor gets the terminal, with its own keys and echo', async (t) => {
	const program = run('editor');
	await program.shows('pressed no key yet');
	program.press('F12');
	await program.shows('the editor:');
	program.press('hello', 'Enter');
	await program.shows('pressed f12');
	t.true(program.output().includes('got hello'));
	program.press('x');
	await program.shows('pressed xx');
	program.press('q');
	await program.shows('ended 0');
	t.deepEqual(leftAs(program), asItWas, program.text());
	program.stop();
});

test.serial('pty - paints on a build machine too: CI set, even to nothing', async (t) => {
	for (const ci of ['', 'true']) {
		const environment: Record<string, string> = {TERM: 'xterm-256color', CI: ci};
		for (const name of ['PATH', 'HOME']) environment[name] = process.env[name] ?? '';
		const program = run('quit', {env: environment});
		await program.shows('pressed no key yet');
		program.press('F2');
		await program.shows('pressed f2');
		program.resize(100, 30);
		await program.shows('size 100x30');
		program.press('q');
		await program.shows('ended 0');
		program.stop();
	}
	t.pass();
});
