/** What an action of the manager interface is given, and how it answers. */

import type {AmiMessage} from '../../ami/message.ts';
import type {Exchange} from '../exchange.ts';
import type {EventField} from '../tell.ts';

/** One action of one session. Answers are written at once, in order. */
export interface ActionCall {
	readonly exchange: Exchange;
	readonly message: AmiMessage;
	/** `Response: Success`, a `Message` if there is one, then the fields. */
	succeed(message: string | undefined, fields?: readonly EventField[]): void;
	/** A list: the answer, its items, and the event that closes it with the number of items. */
	list(
		message: string,
		items: readonly {readonly event: string; readonly fields: readonly EventField[]}[],
		complete: string,
		completeFields?: readonly EventField[],
	): void;
}

/** Answers `Response: Error`; the message is the `Message`. Thrown by actions, before they do anything. */
export class ActionRefused extends Error {}

/** An action; throws `ActionRefused`. */
export type Action = (call: ActionCall) => void;
