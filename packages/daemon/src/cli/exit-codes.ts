/** How `plateaud` ends; the same numbers as `plateau`, from sysexits. They never change. */

export const exitCodes = {
	ok: 0,
	/** Refused, or a check failed. */
	failed: 1,
	/** The command line is wrong. */
	usage: 2,
	/** A file cannot be read. */
	noInput: 66,
	/** Asterisk's manager cannot be reached, or refuses the user. */
	unreachable: 69,
	/** Our own mistake. */
	internal: 70,
	/** A file cannot be written. */
	cannotWrite: 73,
	/** Another daemon owns the database or the switch. */
	owned: 75,
	/** The settings or the floor file are wrong. */
	config: 78,
} as const;
