/**
 * `npm run docs` writes the pages that are printed from code; with `--check` it writes nothing and
 * fails when a page is not what the code says.
 */

import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {sampleFloorFile} from '@plateau/daemon/floor-file/sample';
import {callerHearsPage} from './docs/caller-hears.ts';
import {errorsPage} from './docs/errors.ts';
import {floorFilePage} from './docs/floor-file.ts';
import {keysPage} from './docs/keys.ts';
import {phonesPage} from './docs/phones.ts';
import {protocolPage} from './docs/protocol.ts';
import {settingsPage, settingsRows} from './docs/settings.ts';
import {statesPage} from './docs/states.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whole pages. */
const pages: Readonly<Record<string, () => string>> = {
	'docs/protocol.md': protocolPage,
	'docs/errors.md': errorsPage,
	'docs/floor-file.md': floorFilePage,
	'docs/phones.md': phonesPage,
	'docs/settings.md': settingsPage,
	'docs/keys.md': keysPage,
	'docs/states.md': statesPage,
	'docs/caller-hears.md': callerHearsPage,
	'docs/examples/floor.yaml': () => sampleFloorFile,
};

/** Parts of pages that people write, between `<!-- name:begin -->` and `<!-- name:end -->`. */
const parts: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
	'README.md': {settings: () => settingsRows('en').join('\n')},
	'README.fr.md': {settings: () => settingsRows('fr').join('\n')},
};

const isCheck = process.argv.includes('--check');
const stale: string[] = [];

for (const [path, page] of Object.entries(pages)) settle(path, `${page().trimEnd()}\n`);
for (const [path, texts] of Object.entries(parts)) {
	if (existsSync(root + path)) settle(path, withParts(readFileSync(root + path, 'utf8'), texts));
}

if (stale.length > 0) {
	process.stderr.write(`Not what the code says: ${stale.join(', ')}. Run "npm run docs".\n`);
	process.exitCode = 1;
}

function settle(path: string, text: string): void {
	const found = existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined;
	if (found === text) return;
	if (isCheck) {
		stale.push(path);
		return;
	}
	writeFileSync(root + path, text);
	process.stdout.write(`wrote ${path}\n`);
}

function withParts(page: string, texts: Readonly<Record<string, () => string>>): string {
	let result = page;
	for (const [name, text] of Object.entries(texts)) {
		const pattern = new RegExp(`(<!-- ${name}:begin -->\\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
		result = result.replace(pattern, (_whole, begin: string, end: string) => {
			return `${begin}\n${text()}\n\n${end}`;
		});
	}
	return result;
}
