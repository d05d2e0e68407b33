/** The note of who came to a mailbox, as the dialplan writes it. Nothing of it is believed before its form is right. */

import type {CallerFields} from '../bridge/caller.ts';

/** A caller who came to a mailbox, by the switch's word and clock. */
export interface Note {
	readonly switchId: string;
	/** Without the switch's secret prefix. */
	readonly channelId: string;
	readonly numberId: string;
	readonly caller: CallerFields;
	/** Absent: none. */
	readonly queueId?: string;
	readonly arrivedAt: number;
	/** When they were asked for a message. */
	readonly askedAt: number;
	/** How they went; absent: they may still be there. */
	readonly end?: {
		/** Where the dialplan had them: elsewhere than at the mailbox, they were taken back. */
		readonly place: string;
		readonly at: number;
	};
}

/** No note is longer. */
export const mostNoteBytes = 4096;

const forms = {
	switch: /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
	channel: /^[0-9]{1,12}\.[0-9]{1,12}$/,
	number: /^[0-9]{1,15}$/,
	caller: /^(?:\+?[0-9]{1,32})?$/,
	from: /^[!-~]{0,800}$/,
	privacy: /^[!-~]{0,300}$/,
	asserted: /^[!-~]{0,800}$/,
	queue: /^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,39})?$/,
	since: /^[0-9]{1,15}$/,
	at: /^[0-9]{1,15}$/,
} as const;
const endForms = {place: /^[a-z-]{1,20}$/, at: forms.at} as const;

/** Undefined for a text that is none. */
export function readNote(text: string): Note | undefined {
	const [first = '', second, ...more] = text.trimEnd().split('\n');
	if (more.length > 0) return undefined;
	const head = fieldsOf(first, 'plateau-message-1', forms);
	if (head === undefined) return undefined;
	const end = second === undefined ? undefined : fieldsOf(second, 'end', endForms);
	// Cut in the middle of a word, as when the disk is full: it was the last thing written all the same.
	if (second !== undefined && end === undefined && !second.startsWith('end')) return undefined;
	const {number: numberId, caller: number, from, privacy, asserted, channel: channelId} = head;
	return {
		...{switchId: head.switch, channelId, numberId},
		...(head.queue === '' ? {} : {queueId: head.queue}),
		...{
			caller: {number, from, privacy, asserted},
			arrivedAt: Number(head.since),
			askedAt: Number(head.at),
		},
		...(end === undefined ? {} : {end: {place: end.place, at: Number(end.at)}}),
	};
}

/** `word key=value key=value`, each of the form that is told, in their order. */
function fieldsOf<K extends string>(
	line: string,
	word: string,
	wanted: Readonly<Record<K, RegExp>>,
): Record<K, string> | undefined {
	const [first, ...pairs] = line.split(' ');
	const rows = Object.entries<RegExp>(wanted);
	if (first !== word || pairs.length !== rows.length) return undefined;
	const found = rows.map(([key, form], index) => {
		const pair = pairs[index] ?? '';
		const value = pair.slice(key.length + 1);
		return pair.startsWith(`${key}=`) && form.test(value) ? ([key, value] as const) : undefined;
	});
	if (found.includes(undefined)) return undefined;
	return Object.fromEntries(found as (readonly [K, string])[]) as Record<K, string>;
}
