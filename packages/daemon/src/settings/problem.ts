/** Where a setting came from, and what is wrong with one. */

import type {Params, SettingKind, SettingProblemCode, SettingWarningCode} from '@plateau/core/text';

/** Where a value was given. */
export type Origin =
	| {readonly kind: 'file'; readonly path: string; readonly line?: number}
	| {readonly kind: 'env'; readonly name: string}
	| {readonly kind: 'flag'; readonly name: string}
	| {readonly kind: 'default'};

/** What is wrong, and where. `expected` says what a `bad-value` must be. */
export interface SettingProblem {
	readonly code: SettingProblemCode;
	readonly origin: Origin;
	readonly params: Params;
	readonly expected?: {readonly kind: SettingKind; readonly params: Params};
}

/** What is allowed, but worth a word. */
export interface SettingWarning {
	readonly code: SettingWarningCode;
	readonly params: Params;
}

/** A value as somebody gave it. */
export interface Given {
	/** `dataDir`, `trunk.host`, `switches.main.host`. */
	readonly path: string;
	readonly raw: unknown;
	readonly origin: Origin;
}
