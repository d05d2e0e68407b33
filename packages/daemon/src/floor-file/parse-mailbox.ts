/** A queue's `mailbox`: what callers may leave when nobody answers while the daemon is away, and for how long it is kept. */

import {compact, type Read, type Reader} from './reader.ts';
import type {DeclaredMailbox} from './rule-types.ts';
import type {Values} from './values.ts';

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const dayMs = 1440 * minuteMs;
/** No message is longer, whatever the file says: the spool is plaintext. */
export const longestMessageMs = 10 * minuteMs;

/** The keys of a mailbox, as they are read. */
export interface MailboxFields {
	readonly keep: number;
	readonly limit: number;
	readonly prompt: DeclaredMailbox['prompt'];
	readonly kind: string;
}

export function mailboxRead(reader: Reader, values: Values): Read<DeclaredMailbox> {
	const sound = values.mention('sounds');
	const prompt: Read<DeclaredMailbox['prompt']> = (node, where) => {
		if (!reader.isMap(node)) return sound(node, where);
		const reads = {en: sound, fr: sound};
		const {en, fr} =
			reader.fields<{en: string; fr: string}>(node, where, reads, ['en', 'fr']) ?? {};
		return en === undefined || fr === undefined ? undefined : {en, fr};
	};
	const reads = {
		keep: values.duration(3_600_000, 3660 * dayMs),
		limit: values.duration(10 * secondMs, longestMessageMs),
		prompt,
		kind: values.mention('kinds'),
	};
	return (node, where) => {
		const fields = reader.fields<MailboxFields>(node, where, reads, ['keep']);
		if (fields?.keep === undefined) return undefined;
		return compact<DeclaredMailbox>({
			keepMs: fields.keep,
			limitMs: fields.limit,
			prompt: fields.prompt,
			kind: fields.kind,
		});
	};
}
