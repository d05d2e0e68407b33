/** Bundles a probe with a copy of the core, one guard broken in it, and runs it. The tree stays as it is. */

import {spawn} from 'node:child_process';
import {cp, mkdir, readdir, readFile, symlink} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Plugin} from 'esbuild';
import type {Guard, Said} from './guard.ts';
import type {RowResult} from './list.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stories = ['test/core/decide', 'test/core/work'];

/** Copies what is looked at into `folder`, so that nobody's edits meanwhile are seen. */
export async function copyCore(folder: string): Promise<void> {
	const parts = ['packages/core/src', 'packages/core/package.json', 'test/helpers', ...stories];
	for (const part of [...parts, 'scripts/mutation']) {
		await cp(join(root, part), join(folder, part), {recursive: true});
	}
	await mkdir(join(folder, 'node_modules/@plateau'), {recursive: true});
	await symlink(join(folder, 'packages/core'), join(folder, 'node_modules/@plateau/core'));
	await symlink(join(root, 'node_modules/valibot'), join(folder, 'node_modules/valibot'));
}

/** The file's text with the guard broken. Throws when the anchor is not there exactly once. */
export function brokenText(text: string, {file, anchor, broken, guard}: Guard): string {
	const found = text.split(anchor).length - 1;
	if (found !== 1) {
		throw new Error(`${file}: "${anchor}" is there ${found} times, not once (guard: ${guard})`);
	}
	return text.replace(anchor, () => broken);
}

/** Where small floors notice more than stories do. */
const routed = /^(routing|skills|floor-index|work|wait|call|decide\/(steps|routing))\b/;

/** How the probe looks, and what it looks at first. */
export interface Look {
	/** Not only at what finds most of them soon. */
	readonly isWhole: boolean;
	/** What missed the guard the last time. */
	readonly first?: string | undefined;
}

/** The look that notices that the guard is broken; without one, that something else is. */
export async function missedBy(
	folder: string,
	guard: Guard | undefined,
	{isWhole, first = ''}: Look,
): Promise<Said> {
	const files = await storyFiles(folder);
	const contents = [
		...inOrder(files, guard).map((file) => `import './${file}';`),
		"import './scripts/mutation/probe.ts';",
	].join('\n');
	const kind = guard !== undefined && routed.test(guard.file) ? 'routed' : 'decided';
	const extent = isWhole ? 'whole' : 'quick';
	return (await run(await bundle(folder, contents, guard), [kind, extent, first])) as Said;
}

/** Those of the deciders, by their paths under `folder`. */
async function storyFiles(folder: string): Promise<readonly string[]> {
	const files = await Promise.all(
		stories.map(async (part) =>
			(await readdir(join(folder, part))).map((name) => `${part}/${name}`),
		),
	);
	return files.flat().filter((file) => file.endsWith('.test.ts'));
}

/** The stories of the guard's own file first. */
function inOrder(files: readonly string[], guard: Guard | undefined): readonly string[] {
	const own = guard && `${basename(guard.file, '.ts')}.test.ts`;
	const place = (file: string) => (basename(file) === own ? `0 ${file}` : `1 ${file}`);
	return [...files].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** For each row of the tables, the first world in which it happens. */
export async function rowsSeen(folder: string): Promise<readonly RowResult[]> {
	const file = await bundle(folder, "import './scripts/mutation/rows-probe.ts';");
	const kept = await readFile(join(root, 'test/sim/seeds.txt'), 'utf8');
	const seeds = kept.split('\n').flatMap((line) => /^\d+/.exec(line)?.[0] ?? []);
	return (await run(file, seeds)) as readonly RowResult[];
}

let built = 0;

/** The program's file. */
async function bundle(folder: string, contents: string, guard?: Guard): Promise<string> {
	built += 1;
	const outfile = join(folder, `probe-${built}.mjs`);
	await build({
		stdin: {contents, resolveDir: folder, loader: 'ts'},
		...{outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20'},
		...{conditions: ['source'], logLevel: 'error'},
		logOverride: {'duplicate-case': 'silent', 'equals-negative-zero': 'silent'},
		plugins: [
			inPlaceOfAva(folder),
			...(guard === undefined ? [] : [await replacing(folder, guard)]),
		],
	});
	return outfile;
}

/** Stories are kept by `stories.ts`. */
function inPlaceOfAva(folder: string): Plugin {
	const contents = "export {keepStory as default} from './scripts/mutation/stories.ts';";
	return {
		name: 'in place of ava',
		setup({onResolve, onLoad}) {
			onResolve({filter: /^ava$/}, () => ({path: 'ava', namespace: 'stories'}));
			onLoad({filter: /.*/, namespace: 'stories'}, () => ({contents, resolveDir: folder}));
		},
	};
}

async function replacing(folder: string, guard: Guard): Promise<Plugin> {
	const path = join(folder, 'packages/core/src', guard.file);
	const contents = brokenText(await readFile(path, 'utf8'), guard);
	return {
		name: 'one guard broken',
		setup({onLoad}) {
			onLoad({filter: /\.ts$/}, (args) =>
				args.path === path ? {contents, loader: 'ts'} : undefined,
			);
		},
	};
}

/** Each program lives for a second or two: the compiler that optimizes most takes more than it gives. */
const hasty = ['--max-opt=2'];

/** The last line that the program printed; amid a look, that look failed. */
function run(file: string, given: readonly string[]): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [...hasty, file, ...given], {
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		let printed = '';
		child.stdout.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
		});
		child.on('error', reject);
		child.on('close', (code, signal) => {
			const said = JSON.parse(printed.trim().split('\n').at(-1) || '{"at":"the start"}') as Said;
			const how = `the program ended with ${signal ?? code}`;
			resolve(isAmidLook(said) ? {by: said.at, how} : said);
		});
	});
}

function isAmidLook(said: Said): said is {readonly at: string} {
	return said !== null && Object.hasOwn(said, 'at');
}
