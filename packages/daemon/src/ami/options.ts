/** What a manager connection is made with, and whom it tells. */
import type {AmiClient} from './client.ts';
import type {AmiError} from './errors.ts';
import type {QuarantineReason} from './guard.ts';
import type {LoginOptions} from './login.ts';
import type {AmiMessage} from './message.ts';
import type {AmiAddress} from './transport.ts';

/** Where and who. Only the address, the user and the secret are needed. */
export interface AmiOptions extends AmiAddress, LoginOptions {
	/** Asterisk's `systemname`: events without it are quarantined. */
	readonly systemName?: string;
	/** Event names worth reading; the others are thrown away unread, and unjudged. */
	readonly wants?: (event: string) => boolean;
	/** From connecting to being logged in; 10 s unless told (Asterisk takes 1 s to refuse). */
	readonly loginMs?: number;
	/** Until an action is answered; 5 s unless told. */
	readonly actionMs?: number;
	/** Until a list is complete; 15 s unless told. */
	readonly listMs?: number;
	/** Silence before a Ping; 10 s unless told. */
	readonly pingEveryMs?: number;
	/** Until a Ping is answered; 5 s unless told. */
	readonly pingMs?: number;
	/** Longest message read; 4 MiB unless told. A longer one drops the connection. */
	readonly maxMessageBytes?: number;
}

/** Who is told, synchronously and in the order of the bytes. A throw here is our bug and escapes. */
export interface AmiHandlers {
	readonly event: (event: AmiMessage) => void;
	/** A message that is not believed: alarm, and take the live state from Asterisk again. */
	readonly quarantined?: (message: AmiMessage, reason: QuarantineReason) => void;
	/** An answer or a list item whose action had already run out of time. */
	readonly late?: (message: AmiMessage) => void;
	/** Logged in: called before any event. */
	readonly up?: (client: AmiClient) => void;
	/** The end, once, if `up` was called; every pending action has been rejected before. */
	readonly closed?: (cause: AmiError) => void;
}

export interface ActionOptions {
	/** Until it is answered, or its list complete; the connection's own times unless told. */
	readonly timeoutMs?: number;
}

export interface ListOptions extends ActionOptions {
	/** A longer list is refused; 50,000 unless told. */
	readonly maxItems?: number;
}
