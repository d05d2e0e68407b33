// `npm run check`: every static check in one command. Says what failed and goes on to the next.
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const colours = process.stdout.isTTY ? 'force' : 'off';
const checks = [
	['style and rules', 'npx', ['biome', 'ci', '--error-on-warnings', `--colors=${colours}`, '.']],
	['types', 'npx', ['tsc', '-p', 'tsconfig.json']],
	['package boundaries', 'npx', ['turbo', 'boundaries']],
	['dead code', 'npx', ['knip']],
	[
		'generated documents',
		'npx',
		['tsx', '--conditions=source', 'scripts/generate-docs.ts', '--check'],
	],
];
let failures = 0;
for (const [name, command, args] of checks) {
	const {status} = spawnSync(command, args, {
		stdio: 'inherit',
		env: {...process.env, TURBO_TELEMETRY_DISABLED: '1'},
	});
	process.stdout.write(`${status === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
	if (status !== 0) failures += 1;
}
process.exit(failures === 0 ? 0 : 1);
