/** How `plateaud` ends; the same numbers as `plateau`, from sysexits. They never change. */

export const exitCodes = {
	ok: 0,
	/** Refused, or a check failed. */
	failed: 1,
	/** The command line is wrong. */
	usage: 2,
	/** Our own mistake. */
	internal: 70,
	/** Another daemon owns the database or the switch. */
	owned: 75,
	/** The settings or the floor file are wrong. */
	config: 78,
} as const;
