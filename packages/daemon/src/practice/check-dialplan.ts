/** Whether the practice switch can run all of a dialplan: said at its start, not in the middle of a call. */

import {applications} from './apps/applications.ts';
import {functionNames} from './dialplan/functions.ts';
import type {Dialplan} from './dialplan/read.ts';

/** Throws with every application and function that is missing here. */
export function checkDialplan(dialplan: Dialplan): void {
	const missing = new Set<string>();
	for (const {application, data} of dialplan.steps()) {
		if (!applications.has(application)) missing.add(`application ${application}`);
		const called = [
			...data.matchAll(/\$\{([A-Z_]+)\(/g),
			...(['Set', 'MSet'].includes(application) ? data.matchAll(/(?:^|,)([A-Z_]+)\(/g) : []),
		];
		for (const [, name = ''] of called) {
			if (!functionNames.has(name)) missing.add(`function ${name}`);
		}
	}
	if (missing.size > 0) {
		throw new Error(
			`the practice switch cannot run this dialplan: it has no ${[...missing].join(', ')}`,
		);
	}
}
