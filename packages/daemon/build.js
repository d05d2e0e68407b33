// Builds `plateaud`: types by tsc, our code and most libraries bundled by esbuild, which halves its
// start and takes 10 MB off its memory. Not minified, so that a stack trace in the log can be read.
import {spawnSync} from 'node:child_process';
import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const types = spawnSync('tsc', ['-b'], {cwd: here, stdio: 'inherit'});
if (types.status !== 0) process.exit(types.status ?? 1);

const common = {
	absWorkingDir: here,
	outdir: 'dist',
	bundle: true,
	format: 'esm',
	platform: 'node',
	target: 'node20',
	// They read files beside their own code: a native module, catalogues of messages, a worker.
	external: ['better-sqlite3', 'yargs', 'pino', 'bufferutil', 'utf-8-validate'],
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
};

rmSync(`${here}dist/chunks`, {recursive: true, force: true});
await build({
	...common,
	entryPoints: {main: 'src/main.ts'},
	chunkNames: 'chunks/[name]-[hash]',
	splitting: true,
});
// The worker of jobs/ in one file: a process starts from it alone.
await build({...common, entryPoints: {'job-worker': 'src/jobs/worker.ts'}});
