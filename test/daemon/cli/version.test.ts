import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import test from 'ava';

test('plateaud --version - says which one it is, behind any verb', (t) => {
	const root = fileURLToPath(new URL('../../..', import.meta.url));
	const {version} = JSON.parse(readFileSync(`${root}packages/daemon/package.json`, 'utf8'));
	const program = ['--import=tsx', '--conditions=source', 'packages/daemon/src/main.ts'];
	for (const words of [['--version'], ['doctor', '--version']]) {
		const output = execFileSync(process.execPath, [...program, ...words], {cwd: root});
		t.is(output.toString(), `${version}\n`);
	}
});
