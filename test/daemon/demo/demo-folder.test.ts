import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {AgentId, Event} from '@plateau/core';
import {emptyFloor, id} from '@plateau/core';
import {Crew} from '@plateau/daemon/demo/crew';
import {isAwaited} from '@plateau/daemon/demo/folder';
import test, {type ExecutionContext} from 'ava';

const script = new URL('../../../scripts/demo-folder.js', import.meta.url).href;
const {demoFolder}: {demoFolder(env: NodeJS.ProcessEnv, user: string): string} = await import(
	script
);

function givenFolder(t: ExecutionContext): string {
	const folder = mkdtempSync(join(tmpdir(), 'pf-'));
	t.teardown(() => rmSync(folder, {recursive: true, force: true}));
	return folder;
}

test('demo - lives under XDG_RUNTIME_DIR, elsewhere when that is gone, no folder, or too deep for a socket', (t) => {
	const folder = givenFolder(t);
	t.is(demoFolder({XDG_RUNTIME_DIR: folder}, 'anna'), join(folder, 'plateau-demo-anna'));
	const usual = join(tmpdir(), 'plateau-demo-anna');
	t.is(demoFolder({}, 'anna'), usual);
	t.is(demoFolder({XDG_RUNTIME_DIR: join(folder, 'gone')}, 'anna'), usual);
	writeFileSync(join(folder, 'file'), '');
	t.is(demoFolder({XDG_RUNTIME_DIR: join(folder, 'file')}, 'anna'), usual);
	const deep = join(folder, 'x'.repeat(90));
	mkdirSync(deep);
	t.is(demoFolder({XDG_RUNTIME_DIR: deep}, 'anna'), usual);
});

test('demo - waits for a screen that is starting, not for one that was killed', (t) => {
	const folder = givenFolder(t);
	t.false(isAwaited(folder));
	writeFileSync(join(folder, 'pid'), String(process.pid));
	t.false(isAwaited(folder));
	// Above every process number that Linux gives.
	writeFileSync(join(folder, 'seat-anna'), '99999999');
	t.false(isAwaited(folder));
	writeFileSync(join(folder, 'seat-board-1'), String(process.pid));
	t.true(isAwaited(folder));
	t.false(isAwaited(join(folder, 'gone')));
});

test('crew - asks for nothing once it is told to stop', (t) => {
	const agentId = id<AgentId>('colleague');
	let wishes = 0;
	const crew = new Crew({
		floor: emptyFloor(),
		colleagues: [{agentId, phoneId: id('104')}],
		seed: 1,
		submit: async () => {
			wishes += 1;
			return {ok: true};
		},
	});
	const ended: Event = {
		seq: 1,
		at: 0,
		v: 2,
		type: 'wrap-up-ended',
		agentId,
		callId: id('c-1'),
		reason: 'time',
	};
	const many = Array.from({length: 200}, () => ended);
	crew.happened(many);
	const before = wishes;
	t.true(before > 0);
	crew.stop();
	crew.happened(many);
	t.is(wishes, before);
});
