// Builds `plateau`: types by tsc, one bundled file by esbuild, so that a desk starts fast.
import {spawnSync} from 'node:child_process';
import {readFileSync, rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const types = spawnSync('tsc', ['-b'], {cwd: here, stdio: 'inherit'});
if (types.status !== 0) process.exit(types.status ?? 1);

/**
 * Compiling the pattern of all emoji takes longer than connecting, and no screen needs it to start:
 * string-width gets it when a text asks for it.
 */
const lateEmojiPattern = {
	name: 'late-emoji-pattern',
	setup({onLoad}) {
		onLoad({filter: /node_modules[\\/]string-width[\\/]index\.js$/}, ({path}) => {
			const source = readFileSync(path, 'utf8');
			const pattern = 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;';
			// Older copies, which other packages bring along, have another pattern.
			if (source.includes('emoji-regex')) return undefined;
			if (!source.includes(pattern)) throw new Error(`${path}: its pattern of emoji was rewritten`);
			return {
				contents: source.replace(
					pattern,
					'let rgiEmoji; const rgiEmojiRegex = {test: text => (rgiEmoji ??= new RegExp("^\\\\p{RGI_Emoji}$", "v")).test(text)};',
				),
			};
		});
	},
};

rmSync(`${here}dist/chunks`, {recursive: true, force: true});
await build({
	absWorkingDir: here,
	entryPoints: {main: 'src/main.ts'},
	outdir: 'dist',
	chunkNames: 'chunks/[name]-[hash]',
	bundle: true,
	splitting: true,
	minify: true,
	keepNames: true,
	format: 'esm',
	platform: 'node',
	target: 'node20',
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		// Yoga would load Node's whole fetch to read the WebAssembly that is in its own file.
		fetch: 'undefined',
	},
	plugins: [lateEmojiPattern],
	// Ink imports its developer tools only when DEV=true; marking them external would crash at start.
	alias: {'react-devtools-core': './src/terminal/no-devtools.ts'},
	// Optional accelerators of ws: never installed here.
	external: ['bufferutil', 'utf-8-validate'],
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
});
