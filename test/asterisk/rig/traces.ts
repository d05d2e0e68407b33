// What a rig could leave behind on this machine, for tests that prove that it did not.

import {readdirSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import type {Rig} from './root.ts';

/** The processes that work in a folder of the test process `owner`, whoever started them. */
export function processesOf(owner: number): number[] {
	return readdirSync('/proc').flatMap((name) => {
		try {
			const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').join(' ');
			const isTest = commandLine.includes('doomed.ts');
			return commandLine.includes(`/plateau-rig-${owner}-`) && !isTest ? [Number(name)] : [];
		} catch {
			return [];
		}
	});
}

/** The folders of the test process `owner`, without those of its configurations. */
export function foldersOf(owner: number): string[] {
	return readdirSync(tmpdir()).filter(
		(name) => name.startsWith(`plateau-rig-${owner}-`) && !name.includes('-conf-'),
	);
}

/** The mounts within the root that are seen from here: there should never be any. */
export function mountsOf(rig: Rig): string[] {
	return readFileSync('/proc/mounts', 'utf8')
		.split('\n')
		.filter((line) => line.includes(rig.root));
}
