/** What keeps the place running, from the command line: the floor file, accounts, a backup. */

import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {givenCli} from './run-cli.ts';

test('cli - applying a floor file prints what changes; errors come with their lines', async (t) => {
	const {run, fake} = await givenCli(t);
	const file = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'floor.yaml');
	const text = `# ${'é'.repeat(80_000)}\n`;
	writeFileSync(file, text);
	fake.deps.floorFile.apply = async (given, {dryRun}) => {
		t.is(given, text);
		return {
			ok: true,
			result: {
				applied: !dryRun,
				changes: [
					{op: 'add', section: 'queues', id: 'vip'},
					{
						op: 'change',
						section: 'agents',
						id: 'alice',
						field: 'queues',
						before: '[support]',
						after: '[support, vip]',
					},
				],
			},
		};
	};
	const dry = await run('root', ['floor', 'apply', '-f', file, '--dry-run']);
	t.is(
		dry.stdout,
		'+ queues vip\n~ agents alice queues: [support] → [support, vip]\n2 changes would be applied.\n',
	);
	t.like(await run('root', ['floor', 'apply', '--file', file]), {code: 0});
	t.like(await run('root', ['floor', 'apply', '-f', '-'], {input: text}), {code: 0});

	fake.deps.floorFile.apply = async () => ({
		ok: false,
		refusal: {
			code: 'floor-file-bad',
			params: {count: 3},
			details: [
				{line: 3, code: 'empty-file', params: {}},
				{
					line: 4,
					column: 14,
					excerpt: {text: 'requires: fr et en', at: 13, length: 2},
					code: 'expression-foreign',
					params: {found: 'et', meant: 'and'},
				},
				{code: 'missing-key', params: {where: 'queues.a', key: 'label'}},
			],
		},
	});
	const bad = await run('root', ['floor', 'apply', '-f', file]);
	t.is(bad.code, 1);
	t.regex(
		bad.stderr,
		/has 3 errors.*\[floor-file-bad\]\n {2}line 3: the file declares nothing.*\n {2}line 4, column 14: write and, not "et"\n {2}requires: fr et en\n {15}\^\^\n {2}queues\.a needs "label"\n/,
	);
	const asJson = JSON.parse((await run('root', ['floor', 'apply', '-f', file, '--json'])).stderr);
	t.like(asJson.error.details[1], {line: 4, column: 14, code: 'expression-foreign'});
	t.is((await run('root', ['floor', 'apply', '-f', '/no/such.yaml'])).code, 66);
	t.is((await run('root', ['floor', 'apply'])).code, 2);
	t.is((await run('sam', ['floor', 'apply', '-f', file])).code, 77);
});

test('cli - exporting gives the file, on standard output or to a path', async (t) => {
	const {run} = await givenCli(t);
	t.is((await run('sam', ['floor', 'export'])).stdout, 'queues: {}\n');
	const file = join(mkdtempSync(join(tmpdir(), 'plateau-')), 'out.yaml');
	t.is((await run('sam', ['floor', 'export', '-o', file])).code, 0);
	t.is(readFileSync(file, 'utf8'), 'queues: {}\n');
	t.is((await run('sam', ['floor', 'export', '-o', '/no/such/dir/x'])).code, 73);
});

test('cli - accounts: added with a password asked twice, listed, removed', async (t) => {
	const {run} = await givenCli(t);
	const added = await run('root', ['account', 'add', 'zoe', '--role', 'supervisor'], {
		input: ['long enough\r', 'long enough\r'],
		isTTY: true,
	});
	t.is(added.code, 0, added.stderr);
	t.notRegex(added.stdout + added.stderr, /long enough/);
	t.regex(
		(await run('root', ['account', 'list'])).stdout,
		/^login\trole\n[\s\S]*zoe\tsupervisor\n/,
	);
	t.is((await run('root', ['account', 'set-role', 'zoe', '--role', 'admin'])).code, 0);
	t.regex((await run('root', ['account', 'list'])).stdout, /zoe\tadmin/);
	const which = await run('root', ['account', 'set-role', 'zoe', '--lang', 'fr']);
	t.is(which.code, 2);
	t.regex(which.stderr, /Dites quel rôle/);
	t.is((await run('alice', ['account', 'set-role', 'alice', '--role', 'admin'])).code, 77);
	t.is((await run('root', ['account', 'remove', 'zoe'])).code, 0);
	t.notRegex((await run('root', ['account', 'list'])).stdout, /zoe/);
	const differ = await run('root', ['account', 'add', 'max'], {
		input: ['long enough\r', 'other words\r'],
		isTTY: true,
	});
	t.is(differ.code, 2);
	t.is((await run('alice', ['account', 'list'])).code, 77);
});

test('cli - one’s own password takes the old one; another’s takes an admin', async (t) => {
	const {run} = await givenCli(t);
	const own = await run('alice', ['account', 'password', '--password-stdin'], {
		input: 'correct horse\nnew password\n',
	});
	t.is(own.code, 0, own.stderr);
	t.is(
		(
			await run('root', ['account', 'password', 'alice', '--password-stdin'], {
				input: 'newer password\n',
			})
		).code,
		0,
	);
	t.is(
		(
			await run('alice', ['account', 'password', 'sam', '--password-stdin'], {
				input: 'long enough\n',
			})
		).code,
		77,
	);
});

test('cli - backup and audit', async (t) => {
	const {run} = await givenCli(t);
	t.is(
		(await run('root', ['backup', 'monday.db'])).stdout,
		'Backup written to /backups/monday.db (1 bytes).\n',
	);
	const {stdout} = await run('root', ['audit', '--limit', '5']);
	t.regex(
		stdout,
		/^at\tlogin\taction\ttarget\toutcome\tdetail\n1970-01-01T00:16:40.000Z\troot\tbackup\t\tdone\t/,
	);
	const asked = await run('root', ['audit', '--limit', '5', '--json']);
	t.is(JSON.parse(asked.stdout)[0].at, '1970-01-01T00:16:40.000Z');
	// Paris had an hour more.
	const people = await run('root', ['audit', '--limit', '5'], {isTTY: true});
	t.regex(people.stdout, /^1970-01-01 01:16:40 +root +backup /m);
	t.is((await run('root', ['audit', '--limit', 'many'])).code, 2);
});
