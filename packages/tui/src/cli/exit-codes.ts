/** How `plateau` ends, for scripts. Numbers are sysexits' where one fits and never change. */

export const exitCodes = {
	ok: 0,
	refused: 1,
	usage: 2,
	noInput: 66,
	unreachable: 69,
	internal: 70,
	cannotWrite: 73,
	notAllowed: 77,
	/** Ctrl+C: 128 and the number of SIGINT, as shells count it. */
	interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
