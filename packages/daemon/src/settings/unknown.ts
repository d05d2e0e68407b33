/** A key that means nothing to us, with the one it may have been meant to be. */

import {nearest} from '@plateau/core/text';
import type {Origin, SettingProblem} from './problem.ts';

export function unknownKey(key: string, known: readonly string[], origin: Origin): SettingProblem {
	const near = nearest(key, known);
	return near === undefined
		? {code: 'unknown-setting', origin, params: {key}}
		: {code: 'unknown-setting-near', origin, params: {key, near}};
}
