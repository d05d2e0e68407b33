/** Who rings, as the dialplan tells it, and what an agent's phone shows of it. */

import type {Caller} from '../switch-port.ts';

/** What the dialplan says of a caller, headers URI-encoded (UTF-8) and perhaps cut; empty where there is none. */
export interface CallerFields {
	/** The number of our own phone that calls, or that an agent dialled: it needs no header. */
	readonly number: string;
	/** The end of From: a name and an address. */
	readonly from: string;
	readonly privacy: string;
	/** P-Asserted-Identity, where the trunk's is believed. */
	readonly asserted: string;
}

/** The caller, raw; nothing of one who hides the number. */
export function callerOf({number, from, privacy, asserted}: CallerFields): Caller {
	if (isNumber(number)) return {number};
	const claimed = identityOf(from);
	if (hidesWho(claimed, decode(privacy))) return {};
	const {user, name} = asserted === '' ? claimed : identityOf(asserted);
	const shown = user.replaceAll(/[-. ()]/g, '');
	return {
		...(isNumber(shown) ? {number: shown} : {}),
		// Many providers repeat the number as a name.
		...(name === '' || name === shown ? {} : {name}),
	};
}

function isNumber(text: string): boolean {
	return /^\+?[0-9]{1,32}$/.test(text);
}

/** Sources: RFC 3323 (Privacy), RFC 3261 8.1.1.3 (an anonymous From). */
function hidesWho({user}: Identity, privacy: string): boolean {
	return user.toLowerCase() === 'anonymous' || /\b(?:id|user|header)\b/i.test(privacy);
}

interface Identity {
	readonly user: string;
	readonly name: string;
}

const longestName = 80;

/**
 * Reads `"name" <sip:user@host>` or `<tel:number>`. A name may hold a "<", so the address is what follows the
 * last one.
 */
function identityOf(header: string): Identity {
	const text = decode(header);
	const opening = text.lastIndexOf('<');
	const [address = ''] = text.slice(opening + 1).split('>');
	const [, scheme = '', rest = ''] = /^(sips?|tel):(.*)$/is.exec(address.trim()) ?? [];
	const at = rest.lastIndexOf('@');
	const [user = ''] = rest
		.slice(0, scheme.toLowerCase() === 'tel' ? rest.length : Math.max(at, 0))
		.split(/[;:]/);
	return {user: unescapeUser(user), name: nameOf(text.slice(0, Math.max(opening, 0)))};
}

function unescapeUser(user: string): string {
	try {
		return decodeURIComponent(user);
	} catch {
		return user;
	}
}

/** A display name without the quotes that it stands in. */
function nameOf(text: string): string {
	return (
		text
			// Within quotes any character may stand behind a backslash, and Asterisk puts one before some.
			.replaceAll(/^[\\"\s]+|[\\"\s]+$/g, '')
			.replaceAll(/\\(.)/gsu, '$1')
			.slice(0, longestName)
			.trimEnd()
	);
}

/** Undoes the URI encoding. */
function decode(encoded: string): string {
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
	// A character cut in two becomes U+FFFD; at an end it is better left out.
	return new TextDecoder().decode(Uint8Array.from(bytes)).replaceAll(/^\uFFFD+|\uFFFD+$/g, '');
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
