/** What a piece of work is about, in the reader's language where the floor itself brought it. Pure. */
import type {WorkRow} from '@plateau/core/protocol';
import {type Locale, mailboxText, say} from '@plateau/core/text';
import {duration} from '../format/duration.ts';

/** People's own words; of a caller's message, that it is one, and how long. */
export function subjectOf({subject, messageMs}: WorkRow, locale: Locale): string {
	return messageMs === undefined
		? subject
		: say(locale, mailboxText.subject, {length: duration(messageMs)});
}

/** Whom it is for, where somebody said so; of a message, who left it. */
export function contactOf({contact, messageMs}: WorkRow, locale: Locale): string | undefined {
	return contact ?? (messageMs === undefined ? undefined : say(locale, mailboxText.withheld));
}
