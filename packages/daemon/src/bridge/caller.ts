/** Who rings, as the dialplan tells it, and what an agent's phone shows of it. */

import type {Caller} from '../switch-port.ts';

/** What the dialplan says of a caller: `PLATEAU_CALLER`, `_NAME`, `_WITHHELD`. */
export interface CallerFields {
	readonly number: string;
	/** URI-encoded UTF-8; may be cut inside a `%xx`. */
	readonly name: string;
	readonly withheld: string;
}

/** The caller, raw; nothing of one who hides the number. */
export function callerOf(fields: CallerFields): Caller {
	if (fields.withheld === '1') return {};
	const number = /^\+?[0-9]{1,32}$/.test(fields.number) ? fields.number : undefined;
	const name = decodeName(fields.name);
	return {
		...(number === undefined ? {} : {number}),
		// Many providers repeat the number as a name.
		...(name === '' || name === number ? {} : {name}),
	};
}

/** Undoes the URI encoding, and the quotes that a SIP display name stands in. */
function decodeName(encoded: string): string {
	const bytes: number[] = [];
	for (let at = 0; at < encoded.length; at += 1) {
		const hex = encoded[at] === '%' ? encoded.slice(at + 1, at + 3) : '';
		if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
			bytes.push(Number.parseInt(hex, 16));
			at += 2;
		} else if (encoded[at] === '%') {
			// Cut at the end: what is left is no character.
			break;
		} else {
			bytes.push(encoded.charCodeAt(at) & 0xff);
		}
	}
	// A character cut in two becomes U+FFFD; at the end it is better left out.
	const text = new TextDecoder().decode(Uint8Array.from(bytes)).replace(/\uFFFD+$/, '');
	// Within quotes any character may stand behind a backslash, and Asterisk puts one before some.
	return text.replaceAll(/^[\\"\s]+|[\\"\s]+$/g, '').replaceAll(/\\(.)/gsu, '$1');
}

/** What the phone shows as the number: national digits, or the word for a withheld one. */
export function shownNumber(national: string | undefined): string {
	const digits = (national ?? '').replaceAll(/[^0-9+*#]/g, '').slice(0, 32);
	return digits === '' ? 'anonymous' : digits;
}

/** What the phone shows as the name: letters, digits and blanks of the queue's label. */
export function shownName(label: string): string {
	return label
		.replaceAll(/[^\p{L}\p{N} ._-]/gu, '')
		.trim()
		.slice(0, 40);
}
