/**
 * What a verb says of whatever was thrown, in the reader's language, and the exit code that goes with
 * it. Errors are told by their code, so that no part has to be loaded to explain its own.
 */

import {
	daemonText,
	type Locale,
	type Params,
	type Sentence,
	say,
	serverErrorText,
	storeErrorText,
	verbErrorText,
} from '@plateau/core/text';
import {exitCodes} from './exit-codes.ts';

type VerbErrorCode = keyof typeof verbErrorText;

/** A verb cannot go on: a file of its own that cannot be read. */
export class VerbError extends Error {
	readonly code: VerbErrorCode;
	readonly params: Params;

	constructor(code: VerbErrorCode, params: Params, cause?: unknown) {
		super(say('en', verbErrorText[code], params), {cause});
		this.name = 'VerbError';
		this.code = code;
		this.params = params;
	}
}

const sentences: Readonly<Record<string, Sentence>> = {
	...storeErrorText,
	...serverErrorText,
	...verbErrorText,
};

const exits: Readonly<Record<string, number>> = {
	'database-owned': exitCodes.owned,
	'switch-owned': exitCodes.owned,
	'socket-in-use': exitCodes.owned,
	'file-unreadable': exitCodes.noInput,
	'backup-bad': exitCodes.cannotWrite,
	'backup-exists': exitCodes.cannotWrite,
	'file-unwritable': exitCodes.cannotWrite,
	'ami-closed': exitCodes.unreachable,
	'ami-timeout': exitCodes.unreachable,
	'ami-login-refused': exitCodes.unreachable,
};

/** The sentence for a person, without the program's name. */
export function sentenceOf(error: unknown, locale: Locale): string {
	const {code, message} = known(error);
	const sentence = code === undefined ? undefined : sentences[code];
	if (sentence !== undefined) return say(locale, sentence, paramsOf(error));
	if (code !== undefined) return message;
	return say(locale, daemonText.ownMistake, {reason: message});
}

/** How `plateaud` ends after it. An error without a code is a mistake of ours. */
export function exitCodeOf(error: unknown): number {
	const {code} = known(error);
	if (code === undefined) return exitCodes.internal;
	return exits[code] ?? exitCodes.failed;
}

/** The bridge's and the manager client's errors carry what they are about under other names. */
function paramsOf(error: unknown): Params {
	const {params, details, switchId, message} = error as {
		params?: Params;
		details?: Params;
		switchId?: string;
		message: string;
	};
	return {reason: message, ...details, ...(switchId === undefined ? {} : {switchId}), ...params};
}

function known(error: unknown): {readonly code: string | undefined; readonly message: string} {
	if (!(error instanceof Error)) return {code: undefined, message: String(error)};
	const {code} = error as {code?: unknown};
	return {code: typeof code === 'string' ? code : undefined, message: error.message};
}
