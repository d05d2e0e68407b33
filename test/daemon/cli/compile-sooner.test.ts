import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import test from 'ava';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const module = new URL('../../../packages/daemon/src/cli/compile-sooner.ts', import.meta.url).href;

/** What a process says that has these flags set for it. */
function said(statement: string): string {
	const program = `import {setFlagsFromString} from 'node:v8';
		import {compileSooner} from '${module}';
		${statement};`;
	const args = ['--import=tsx', '--input-type=module', '--eval', program];
	const {stdout, stderr} = spawnSync(process.execPath, args, {cwd: root, encoding: 'utf8'});
	return stdout + stderr;
}

test('compile sooner - this Node knows the flags; of one that it does not know V8 complains', (t) => {
	t.is(said('compileSooner(process.versions.v8)'), '');
	t.regex(said(`setFlagsFromString('--no-such-thing')`), /no-such-thing/);
});
