import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {refusalCodes} from '@plateau/core';
import {
	byeCodes,
	clientMessageSchema,
	commandSchemas,
	serverMessageSchema,
	viewSchemas,
} from '@plateau/core/protocol';
import {linkText, refusalText, serverErrorText} from '@plateau/core/text';
import {exitCodes} from '@plateau/tui/cli/exit-codes';
import test from 'ava';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = (path: string) => readFileSync(root + path, 'utf8');

/** The codes in the first column of a section's table. */
function codesUnder(text: string, heading: string): string[] {
	const section = text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
	return [...section.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map(([, code = '']) => code);
}

/** The names of headings of a level within a part of a page. */
function headings(text: string, from: string, to: string | undefined, level: string): string[] {
	const rest = text.split(`\n## ${from}\n`)[1] ?? '';
	const part = to === undefined ? rest : (rest.split(`\n## ${to}\n`)[0] ?? '');
	return [...part.matchAll(new RegExp(`^${level} \`([a-z-]+)\`$`, 'gm'))].map(
		([, name = '']) => name,
	);
}

test('docs - every refusal has its sentence and its line in errors.md, and nothing else has', (t) => {
	t.deepEqual(Object.keys(refusalText).sort(), [...refusalCodes].sort());
	t.deepEqual(codesUnder(page('docs/errors.md'), 'Refusals').sort(), [...refusalCodes].sort());
	t.is(new Set(refusalCodes).size, refusalCodes.length);
});

test('docs - errors.md has every code of the link, of the doors, and every exit code', (t) => {
	const errors = page('docs/errors.md');
	t.deepEqual(codesUnder(errors, 'The link').sort(), Object.keys(linkText).sort());
	t.deepEqual(codesUnder(errors, 'Opening the doors').sort(), Object.keys(serverErrorText).sort());
	for (const number of Object.values(exitCodes)) {
		t.regex(errors, new RegExp(`^\\| ${number} \\|`, 'm'));
	}
});

test('docs - no code means two things', (t) => {
	const both = Object.keys(linkText).filter((code) => code in refusalText);
	t.deepEqual(both, []);
});

test('docs - a goodbye has its sentence among those of the link', (t) => {
	for (const code of byeCodes) t.true(code in linkText, code);
});

test('docs - protocol.md has every message, view and command, and no other', (t) => {
	const protocol = page('docs/protocol.md');
	const types = (schema: {options: readonly {entries: {type: {literal: string}}}[]}) =>
		schema.options.map(({entries}) => entries.type.literal).sort();
	t.deepEqual(
		headings(protocol, 'From a client', 'From the daemon', '###').sort(),
		types(clientMessageSchema),
	);
	t.deepEqual(
		headings(protocol, 'From the daemon', 'Views', '###').sort(),
		types(serverMessageSchema),
	);
	t.deepEqual(
		headings(protocol, 'Views', 'Commands', '###').sort(),
		Object.keys(viewSchemas).sort(),
	);
	t.deepEqual(
		headings(protocol, 'Commands', undefined, '####').sort(),
		Object.keys(commandSchemas).sort(),
	);
});
