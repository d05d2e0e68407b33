/** A caller whom nobody answered in the switch's own fallback, and who leaves a message there. */

import type {CallId, Channel} from '../ids.ts';

/** Nobody takes them out of it: they finish, and the switch hangs up. */
export interface MailboxEventBody {
	readonly type: 'call-in-mailbox';
	readonly callId: CallId;
}

/** The switch asks the caller for a message, or records it. */
export interface MailboxSignal {
	readonly type: 'caller-in-mailbox';
	readonly channel: Channel;
}
