/** Ends of a command that are no success, each with its exit code and what to say on standard error. */

import type {RefusalBody} from '@plateau/core/protocol';
import {
	floorFileText,
	type LinkCode,
	type Locale,
	linkText,
	type Params,
	refusalText,
	type Sentence,
	say,
} from '@plateau/core/text';
import {type ExitCode, exitCodes} from './exit-codes.ts';

/** Thrown by a verb to end the command; caught once, in `run.ts`. */
export class CommandEnd extends Error {
	readonly exitCode: ExitCode;
	/** What scripts can match on; absent for a wrong command line. */
	readonly code: string | undefined;
	readonly params: Params | undefined;
	/** More lines, each about one place of a file. */
	readonly details: RefusalBody['details'];

	constructor(
		exitCode: ExitCode,
		message: string,
		about: {code?: string; params?: Params | undefined; details?: RefusalBody['details']} = {},
	) {
		super(message);
		this.name = 'CommandEnd';
		this.exitCode = exitCode;
		this.code = about.code;
		this.params = about.params;
		this.details = about.details;
	}
}

/** The command line is not right. */
export function usageEnd(message: string): CommandEnd {
	return new CommandEnd(exitCodes.usage, message);
}

/** The daemon said no, or could not be asked. */
export function refusalEnd(refusal: RefusalBody, locale: Locale): CommandEnd {
	const {code, params, details} = refusal;
	return new CommandEnd(exitCodeOf(code), sentenceOf(code, locale, params), {
		code,
		params,
		details,
	});
}

/** What a code means. A code that a newer daemon made up is shown as it is. */
export function sentenceOf(code: string, locale: Locale, params: Params | undefined): string {
	const tables: Readonly<Record<string, Sentence>>[] = [refusalText, linkText, floorFileText];
	const table = tables.find((each) => Object.hasOwn(each, code));
	const sentence = table?.[code];
	return sentence === undefined ? code : say(locale, sentence, params ?? {});
}

const unreachable: ReadonlySet<string> = new Set<LinkCode>([
	'no-daemon',
	'socket-denied',
	'unreachable',
	'not-a-daemon',
	'tls-failed',
	'version',
	'stopping',
	'too-slow',
	'silent',
	'link-lost',
	'link-down',
	'no-answer',
]);

/** The exit code that a refusal or a link's end turns into. */
export function exitCodeOf(code: string): ExitCode {
	if (unreachable.has(code)) return exitCodes.unreachable;
	switch (code) {
		case 'closed':
			return exitCodes.interrupted;
		case 'not-allowed':
		case 'not-logged-in':
		case 'revoked':
		case 'log-in-wrong':
		case 'log-in-throttled':
			return exitCodes.notAllowed;
		case 'bad-endpoint':
		case 'insecure-endpoint':
			return exitCodes.usage;
		case 'internal':
		case 'bad-view':
		case 'bad-frame':
		case 'flood':
			return exitCodes.internal;
		default:
			return exitCodes.refused;
	}
}
