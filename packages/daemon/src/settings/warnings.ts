/** What is allowed but worth a word. */

import {statSync} from 'node:fs';
import {isLoopback} from './assemble.ts';
import type {SettingWarning} from './problem.ts';
import type {Settings} from './settings.ts';

/** `secretFiles`: files that hold secrets, existing ones. */
export function warningsOf(settings: Settings, secretFiles: readonly string[]): SettingWarning[] {
	const warnings: SettingWarning[] = [];
	if (settings.switches.length === 0) warnings.push({code: 'no-switch', params: {}});
	for (const one of settings.switches) {
		if (one.practice) continue;
		const params = {id: one.id};
		if (one.secret !== undefined && one.systemName === undefined)
			warnings.push({code: 'system-name-missing', params});
		if (
			one.tieAddress === undefined &&
			settings.switches.filter(({practice}) => !practice).length > 1
		)
			warnings.push({code: 'tie-missing', params});
		if (!one.tls && !isLoopback(one.host)) warnings.push({code: 'manager-without-tls', params});
	}
	for (const path of new Set(secretFiles)) {
		const mode = statSync(path, {throwIfNoEntry: false})?.mode ?? 0;
		if ((mode & 0o077) !== 0) warnings.push({code: 'secret-file-open', params: {path}});
	}
	return warnings;
}
