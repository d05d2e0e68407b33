/** The demo's folder as its lock: demos that start, die and end in the same moment. */

import {spawn} from 'node:child_process';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {claimFolder, isAwaited, isOurs, leaveFolder} from '@plateau/daemon/demo/folder';
import test, {type ExecutionContext} from 'ava';

/** Above every process number that Linux gives. */
const dead = 99_999_999;

function givenPlace(t: ExecutionContext) {
	const parent = mkdtempSync(join(tmpdir(), 'pf-'));
	t.teardown(() => rmSync(parent, {recursive: true, force: true}));
	const dir = join(parent, 'demo');
	return {
		dir,
		all: () => readdirSync(parent),
		owner: () => readFileSync(join(dir, 'pid'), 'utf8'),
		/** What a demo that was killed has left. */
		leave(pid: number | string) {
			mkdirSync(dir);
			writeFileSync(join(dir, 'pid'), String(pid));
			writeFileSync(join(dir, 'seats.json'), '{}');
		},
	};
}

test('claim - the folder is whose pid is in it, and nothing else is left beside it', (t) => {
	const {dir, all, owner} = givenPlace(t);
	t.true(claimFolder(dir));
	t.is(owner(), String(process.pid));
	t.true(isOurs(dir));
	t.false(claimFolder(dir, process.ppid), 'its owner lives');
	t.deepEqual(all(), ['demo']);
	leaveFolder(dir);
	t.deepEqual(all(), []);
});

test('claim - what a killed demo left is taken, and so is a folder without an owner', (t) => {
	for (const pid of [dead, '', 'nonsense', -1]) {
		const {dir, all, leave, owner} = givenPlace(t);
		leave(pid);
		t.true(claimFolder(dir));
		t.is(owner(), String(process.pid));
		t.false(existsSync(join(dir, 'seats.json')));
		t.deepEqual(all(), ['demo']);
	}
});

test('claim - a demo that ends leaves alone what is another’s by now', (t) => {
	const {dir, owner} = givenPlace(t);
	t.true(claimFolder(dir));
	leaveFolder(dir, dead);
	t.is(owner(), String(process.pid));
	t.false(isOurs(dir, dead));
	leaveFolder(join(dir, 'never'));
	t.pass();
});

test('claim - a seat without a number is nobody’s, so that no demo waits for it for ever', (t) => {
	const {dir} = givenPlace(t);
	t.true(claimFolder(dir));
	for (const text of ['', '0', '-1', 'x']) {
		writeFileSync(join(dir, 'seat-anna'), text);
		t.false(isAwaited(dir), text);
	}
});

test('claim - of many who find a dead demo at once one gets its place', async (t) => {
	const {dir, all, leave} = givenPlace(t);
	leave(dead);
	const folder = new URL('../../../packages/daemon/src/demo/folder.ts', import.meta.url).href;
	// Each stays until it is told to go: a claim counts while its process lives.
	const program = `
		const {claimFolder, isOurs} = await import(${JSON.stringify(folder)});
		process.stdout.write('ready\\n');
		process.stdin.once('data', () => {
			const got = claimFolder(${JSON.stringify(dir)});
			setTimeout(() => process.stdout.write(got && isOurs(${JSON.stringify(dir)}) ? 'mine\\n' : 'none\\n'), 200);
		});
		process.stdin.once('end', () => process.exit(0));`;
	const starters = Array.from({length: 5}, () => {
		const child = spawn(process.execPath, ['--import=tsx', '--input-type=module', '-e', program]);
		let said = '';
		child.stdout.on('data', (chunk: Buffer) => {
			said += chunk.toString();
		});
		t.teardown(() => child.kill('SIGKILL'));
		const says = async (word: string) => {
			while (!said.includes(word))
				await new Promise((resolve) => child.stdout.once('data', resolve));
		};
		return {child, says, said: () => said};
	});
	await Promise.all(starters.map(({says}) => says('ready')));
	for (const {child} of starters) child.stdin.write('go\n');
	await Promise.all(starters.map(({says}) => says('ne\n')));
	t.is(starters.filter(({said}) => said().includes('mine')).length, 1);
	t.deepEqual(all(), ['demo']);
	for (const {child} of starters) child.stdin.end();
});
