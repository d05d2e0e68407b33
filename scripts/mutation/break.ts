/** Bundles a probe with a copy of the core, one guard broken in it, and runs it. The tree stays as it is. */

import {spawn} from 'node:child_process';
import {cp, mkdir, readFile, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'esbuild';
import type {Guard} from './guard.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/**
 * A broken loop may never end: that is a failure, too. Seconds of the processor, since on a machine that
 * others use a whole run takes as long as they let it.
 */
const longestSecs = 300;

/** Copies what is looked at into `folder`, so that nobody's edits meanwhile are seen. */
export async function copyCore(folder: string): Promise<void> {
	for (const part of ['packages/core/src', 'packages/core/package.json', 'test/helpers']) {
		await cp(join(root, part), join(folder, part), {recursive: true});
	}
	await cp(join(root, 'scripts/mutation'), join(folder, 'scripts/mutation'), {recursive: true});
	await mkdir(join(folder, 'node_modules/@plateau'), {recursive: true});
	await symlink(join(folder, 'packages/core'), join(folder, 'node_modules/@plateau/core'));
	await symlink(join(root, 'node_modules/valibot'), join(folder, 'node_modules/valibot'));
}

/** The file's text with the guard broken. Throws when the anchor is not there exactly once. */
export async function brokenText(
	folder: string,
	{file, anchor, broken, guard}: Guard,
): Promise<string> {
	const text = await readFile(pathOf(folder, file), 'utf8');
	const found = text.split(anchor).length - 1;
	if (found !== 1) {
		throw new Error(`${file}: "${anchor}" is there ${found} times, not once (guard: ${guard})`);
	}
	return text.replace(anchor, () => broken);
}

/** What the probe of the copy in `folder` printed, as JSON; `'endless'` when it did not end. */
export async function probe(name: string, folder: string, guard?: Guard): Promise<unknown> {
	const outfile = join(folder, `${name}-${process.hrtime.bigint()}.mjs`);
	await build({
		entryPoints: [join(folder, 'scripts/mutation', `${name}.ts`)],
		...{outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20'},
		...{conditions: ['source'], logLevel: 'error'},
		logOverride: {'duplicate-case': 'silent', 'equals-negative-zero': 'silent'},
		plugins:
			guard === undefined
				? []
				: [replacing(pathOf(folder, guard.file), await brokenText(folder, guard))],
	});
	return await run(outfile);
}

function pathOf(folder: string, file: string): string {
	return join(folder, 'packages/core/src', file);
}

function replacing(path: string, contents: string): Plugin {
	return {
		name: 'one guard broken',
		setup({onLoad}) {
			onLoad({filter: /\.ts$/}, (args) =>
				args.path === path ? {contents, loader: 'ts'} : undefined,
			);
		},
	};
}

function run(file: string): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const limited = `ulimit -t ${longestSecs}; exec "$0" "$1"`;
		const child = spawn('sh', ['-c', limited, process.execPath, file], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
		});
		child.on('error', reject);
		child.on('close', (code, signal) => {
			if (signal === 'SIGXCPU' || signal === 'SIGKILL') resolve('endless');
			else if (code === 0) resolve(JSON.parse(printed));
			else resolve({by: 'the first step', how: `the program ended with ${code}`});
		});
	});
}
