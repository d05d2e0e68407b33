/** The work of a caller's message: in the queue whose call it was, ranked by when they called. */

import {id, type KindId, type MatterId, type QueueId, taskKind} from '@plateau/core';
import {type Locale, mailboxText, say} from '@plateau/core/text';
import type {FloorFile} from '../floor-file/types.ts';
import type {CommandAnswer} from '../loop.ts';
import type {BareCommand} from '../server/deps.ts';
import type {MessageToDo} from '../store/mailbox.ts';
import type {NotedMatter} from '../store/matters.ts';

/** What it works with. */
export interface BringWorkParts {
	file(): FloorFile;
	/** Of whom a message is, as people read it. */
	contactOf(partyId: string): string | undefined;
	noteMatter(matter: NotedMatter): MatterId;
	dropMatter(matterId: MatterId): void;
	submit(command: BareCommand): Promise<CommandAnswer>;
	now(): number;
	readonly locale: Locale;
}

/** A message that waited for longer counts as so old. */
const mostCreditMs = 7 * 86_400_000;

/** Gives why there is none; undefined once it is stored. */
export function bringWork(
	parts: BringWorkParts,
): (message: MessageToDo) => Promise<string | undefined> {
	const {file, contactOf, noteMatter, dropMatter, submit, now, locale} = parts;
	return async (message) => {
		const {queues, numbers} = file();
		const {queueId, numberId, partyId, recordingId, durationMs} = message;
		const queue =
			queues.find((one) => one.id === queueId) ??
			queues.find((one) => one.id === numbers.find((number) => number.id === numberId)?.queue);
		if (queue === undefined) return 'no-such-queue';
		const at = now();
		const length = minutes(durationMs);
		const contact = partyId === undefined ? undefined : contactOf(partyId);
		const matterId = noteMatter({
			subject: say(locale, mailboxText.subject, {length}),
			...(contact === undefined ? {} : {contact}),
			message: {recordingId, durationMs},
			...{at, by: 'floor'},
		});
		const answer = await submit({
			...{type: 'add-work', by: id('floor'), queueId: id<QueueId>(queue.id), matterId},
			kindId: id<KindId>(queue.mailbox?.kind ?? taskKind.id),
			creditMs: Math.max(0, Math.min(mostCreditMs, at - message.arrivedAt)),
		});
		if (answer.ok) return undefined;
		dropMatter(matterId);
		return answer.refusal.code;
	};
}

/** `0:42`, rounded down as every screen rounds the same length. */
function minutes(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
