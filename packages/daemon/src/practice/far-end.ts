/** Who is at the other end of a channel: a desk phone, a caller, somebody outside. */

import type {Channel} from './channel.ts';

export interface FarEnd {
	/** Names the voice for those who hear it. */
	readonly voice: string;
	/** It is called: it rings, answers or refuses by the exchange's functions for far ends. */
	invited(leg: Channel): void;
	/** It talks with somebody from now on. */
	joined?(leg: Channel, partner: Channel): void;
	/** The leg is over. */
	ended(leg: Channel): void;
	/** Asked to answer by itself (`Event: talk`). */
	askedToTalk?(leg: Channel): void;
}
