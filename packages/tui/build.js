// Builds `plateau`: types by tsc, one bundled file by esbuild, so that a desk starts fast.
import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const types = spawnSync('tsc', ['-b'], {cwd: here, stdio: 'inherit'});
if (types.status !== 0) process.exit(types.status ?? 1);

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
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	// Ink imports its developer tools only when DEV=true; marking them external would crash at start.
	alias: {'react-devtools-core': './src/terminal/no-devtools.ts'},
	// Optional accelerators of ws: never installed here.
	external: ['bufferutil', 'utf-8-validate'],
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
});
