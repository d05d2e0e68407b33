/** Values as Dial takes them, whatever was asked for. */

/** A number and nothing else; or none, which rings nowhere: the dialplan says that it cannot. */
export function checkedNumber(text: string | undefined): string {
	return text !== undefined && /^\+?[0-9]{2,15}$/.test(text) ? text : '';
}

/** Dial counts seconds; a ring shorter than one would be none. */
export function ringSecs(ringMs: number): number {
	return Math.max(1, Math.round(ringMs / 1000));
}
