import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Sentence, say} from '@plateau/core/text';
import type {Context} from '@plateau/tui/cli/context';
import {CommandEnd} from '@plateau/tui/cli/ends';
import {readOwnKeys} from '@plateau/tui/cli/own-keys';
import test, {type ExecutionContext} from 'ava';

function given(t: ExecutionContext, text?: string, locale: 'en' | 'fr' = 'en') {
	const home = mkdtempSync(join(tmpdir(), 'pk-'));
	t.teardown(() => rmSync(home, {recursive: true, force: true}));
	const path = join(home, 'plateau', 'keys.toml');
	mkdirSync(join(home, 'plateau'));
	if (text !== undefined) writeFileSync(path, text);
	const context = {
		locale,
		io: {env: {XDG_CONFIG_HOME: home}},
		say: (sentence: Sentence, params?: Record<string, string | number>) =>
			say(locale, sentence, params),
	} as unknown as Context;
	return {path, read: () => readOwnKeys(context)};
}

test('own keys - no file is no keys; a good one gives them', async (t) => {
	t.is(await given(t).read(), undefined);
	const {read} = given(t, '[desk]\nnote = "F5"\n');
	t.deepEqual(await read(), {desk: {note: ['F5']}, board: {}});
});

test('own keys - every wrong line is told with the file, whichever screen it is about', async (t) => {
	const {path, read} = given(
		t,
		'[desk]\nanswer = "F8"\nnotes = "F5"\nhang-up = "x"\n[board]\nredraw = "Ctrl+S"\nfoo bar\n',
	);
	const error = await t.throwsAsync(read, {instanceOf: CommandEnd});
	t.is(error.exitCode, 2);
	const lines = error.message.split('\n');
	t.is(lines[0], `Your keys.toml has ${lines.length - 1} errors:`);
	const at = (line: number) => lines.filter((one) => one.startsWith(`${path}:${line}: `)).join();
	t.regex(at(2), /decline: F8 belongs to "answer"/);
	t.regex(at(3), /notes: there is no such action/);
	t.regex(at(4), /hang-up: acts on a call and needs an F-key/);
	t.regex(at(6), /redraw: Ctrl\+S cannot be bound/);
	t.regex(at(7), /write an action’s name/);
	t.is(at(1), '');
});

test('own keys - errors are in French for whom everything is', async (t) => {
	const {read} = given(t, '[desk]\nnotes = "F5"\n', 'fr');
	await t.throwsAsync(read, {
		message: /Votre keys\.toml a une erreur :[\s\S]*cette action n’existe pas/,
	});
});
