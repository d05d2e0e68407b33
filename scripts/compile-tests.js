// Compiles the tests of units and of the simulator, by esbuild, for AVA without tsx: to start it in each process
// costs more than most of these tests do. Stack traces name the sources by their maps.
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A project of its own for AVA, which reads the `package.json` of the folder that it is started in. */
export const compiledTests = `${root}test/.compiled`;
const packages = ['.', 'packages/core', 'packages/daemon', 'packages/tui'];

/** Of the registry: these stay outside, as in the programs. */
function libraries() {
	const require = createRequire(import.meta.url);
	return packages
		.map((folder) => require(`${root}${folder}/package.json`))
		.flatMap(({dependencies, devDependencies}) =>
			Object.keys({...dependencies, ...devDependencies}),
		)
		.filter((name) => !name.startsWith('@plateau/'));
}

/** Files beside a source are found from where the source is. */
const ownAddress = {
	name: 'own-address',
	setup({onLoad}) {
		onLoad({filter: /\/(?:test|packages)\/.*\.tsx?$/}, ({path}) => {
			const text = readFileSync(path, 'utf8');
			if (!text.includes('import.meta.url')) return undefined;
			const address = JSON.stringify(pathToFileURL(path).href);
			const loader = path.endsWith('x') ? 'tsx' : 'ts';
			return {contents: text.replaceAll('import.meta.url', address), loader};
		});
	},
};

export async function compileTests() {
	rmSync(compiledTests, {recursive: true, force: true});
	await build({
		absWorkingDir: root,
		entryPoints: [
			...['core', 'daemon', 'tui', 'sim'].map((folder) => `test/${folder}/**/*.test.ts`),
			...['test/tui/**/*.test.tsx', 'test/*.test.ts'],
			'packages/daemon/src/store/sqlite.ts',
		],
		...{outdir: compiledTests, outbase: '.', bundle: true, splitting: true},
		...{format: 'esm', platform: 'node', target: 'node20', jsx: 'automatic'},
		...{conditions: ['source'], external: libraries(), plugins: [ownAddress]},
		...{sourcemap: true, sourcesContent: false, logLevel: 'warning'},
	});
	const ava = {
		files: ['test/**/*.test.js'],
		// It comes first in every process (decision 13).
		require: ['./packages/daemon/src/store/sqlite.js'],
		...{workerThreads: false, timeout: '2m'},
	};
	writeFileSync(`${compiledTests}/package.json`, JSON.stringify({type: 'module', ava}));
}
