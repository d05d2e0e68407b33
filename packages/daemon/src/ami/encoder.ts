/**
 * Fields to the text of one message. Everything that leaves for a manager interface is written
 * here: nothing else joins a name, a colon and a value.
 */
import {AmiFieldError} from './errors.ts';
import {escapeField} from './escape.ts';

/** One field's value; a list writes the name once for each entry, undefined leaves it out. */
export type AmiFieldValue = string | number | boolean | readonly (string | number)[] | undefined;

/** A message to write: an object, or pairs where the order of repeated names matters. */
export type AmiFields =
	| Readonly<Record<string, AmiFieldValue>>
	| readonly (readonly [name: string, value: AmiFieldValue])[];

/** How to write. The defaults are what Asterisk can read. */
export interface EncodeOptions {
	/** Bytes of UTF-8 in one value, 900 unless told. Asterisk drops lines over 1,024 bytes. */
	readonly maxValueBytes?: number;
	/** Fields in one message, 120 unless told. Asterisk reads 128. */
	readonly maxFields?: number;
	/** Apply Asterisk's C escapes to the fields that have them; off unless told. */
	readonly escapes?: boolean;
}

/** How a switch writes events and answers: Asterisk's input limits do not hold for its output. */
export const asSwitch: EncodeOptions = {
	maxValueBytes: Number.POSITIVE_INFINITY,
	maxFields: Number.POSITIVE_INFINITY,
	escapes: true,
};

/**
 * The text of one message, blank line included, to be sent as UTF-8. Fields keep their order; true
 * and false are written so. Throws `AmiFieldError` for a name that is not printable ASCII or
 * holds a colon, a value with CR, LF or NUL, and anything over the limits.
 */
export function encodeMessage(fields: AmiFields, options: EncodeOptions = {}): string {
	const {maxValueBytes = 900, maxFields = 120, escapes = false} = options;
	let text = '';
	let event = '';
	let count = 0;
	for (const [name, field] of pairsOf(fields)) {
		if (field === undefined) continue;
		checkName(name);
		for (const entry of Array.isArray(field) ? field : [field]) {
			const given = String(entry);
			if (count === 0 && name.toLowerCase() === 'event') event = given;
			const value = escapes && event !== '' ? escapeField(event, name, given) : given;
			checkValue(name, value, maxValueBytes);
			count += 1;
			if (count > maxFields) {
				throw new AmiFieldError(name, `is one too many: a message holds ${maxFields} fields`);
			}
			text += `${name}: ${value}\r\n`;
		}
	}
	if (count === 0) throw new AmiFieldError('', 'is missing: a message needs at least one field');
	return `${text}\r\n`;
}

function pairsOf(fields: AmiFields): readonly (readonly [string, AmiFieldValue])[] {
	return Array.isArray(fields) ? fields : Object.entries(fields);
}

function checkName(name: string): void {
	// 100 characters of name and 900 bytes of value keep a line under Asterisk's 1,024 bytes.
	if (!/^[!-9;-~]{1,100}$/.test(name)) {
		throw new AmiFieldError(
			name,
			'has a name that cannot be written: 1 to 100 printable ASCII characters, no blank, no colon',
		);
	}
}

function checkValue(name: string, value: string, maxValueBytes: number): void {
	if (/[\r\n\0]/.test(value)) {
		throw new AmiFieldError(name, 'holds a line break or NUL, which would start another field');
	}
	// A UTF-16 unit is at most three bytes of UTF-8, so most values need no counting.
	if (value.length * 3 > maxValueBytes && Buffer.byteLength(value) > maxValueBytes) {
		throw new AmiFieldError(name, `is longer than ${maxValueBytes} bytes`);
	}
}
