import {PassThrough} from 'node:stream';
import {complainOf} from '@plateau/daemon/cli/floor-file';
import type {Io} from '@plateau/daemon/cli/io';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import test from 'ava';

test('plateaud - errors of a floor file come with their line, and the place where it is known', (t) => {
	const parsed = parseFloorFile('skills: {fr: {label: F}}\nqueues:\n  a: {requires: fr et fr}\n');
	const stderr = new PassThrough();
	const io = {stderr, locale: 'fr'} as Partial<Io> as Io;
	complainOf(io, 'floor.yaml', parsed.ok ? [] : parsed.errors);
	t.is(
		String(stderr.read()),
		`floor.yaml:3:3: queues.a demande « label »
  a: {requires: fr et fr}
  ^
floor.yaml:3:20: écrivez and, et non « et »
  a: {requires: fr et fr}
                   ^^
`,
	);
});
