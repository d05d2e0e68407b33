// Completes package-lock.json after `npm install` against a registry that does not carry every platform's
// binaries: npm leaves those out, and `npm ci` then refuses the file everywhere. Adds what is missing,
// by name and version, marked with the platform in its name. Changes nothing when nothing is missing.
import {readFileSync, writeFileSync} from 'node:fs';

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const {packages} = lock;
const systems = {
	android: 'android',
	darwin: 'darwin',
	freebsd: 'freebsd',
	netbsd: 'netbsd',
	openbsd: 'openbsd',
	sunos: 'sunos',
	aix: 'aix',
	linux: 'linux',
	openharmony: 'openharmony',
	windows: 'win32',
	win32: 'win32',
};
const processors = [
	'x64',
	'arm64',
	'arm',
	'ia32',
	'ppc64',
	'riscv64',
	's390x',
	'loong64',
	'mips64el',
	'64',
];

let added = 0;
for (const [place, {optionalDependencies = {}, dev}] of Object.entries(packages)) {
	if (!place.startsWith('node_modules/')) continue;
	for (const [name, version] of Object.entries(optionalDependencies)) {
		const key = `node_modules/${name}`;
		const platform = platformOf(name);
		if (packages[key] !== undefined || platform === undefined) continue;
		packages[key] = {version, ...platform, ...(dev === true ? {dev} : {}), optional: true};
		added += 1;
	}
}
lock.packages = Object.fromEntries(
	Object.entries(packages).sort(([a], [b]) => (a === b ? 0 : a < b ? -1 : 1)),
);
if (added > 0) writeFileSync(path, `${JSON.stringify(lock, null, '\t')}\n`);
process.stdout.write(`${added} platform packages added to package-lock.json\n`);

/** Undefined when the name tells no platform. */
function platformOf(name) {
	const words = name.slice(name.indexOf('/') + 1).split('-');
	const os = words.map((word) => systems[word]).find((system) => system !== undefined);
	if (os === undefined) return undefined;
	const cpu = words.find((word) => processors.includes(word));
	return {...(cpu === undefined ? {} : {cpu: [cpu === '64' ? 'x64' : cpu]}), os: [os]};
}
