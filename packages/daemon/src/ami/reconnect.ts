/**
 * A manager connection that comes back: dials, tells up and down, and never gives up. What was true
 * at the switch while it was down is unknown: take the live state anew on every `up`.
 */
import {type BackOff, backOffMs} from './back-off.ts';
import {AmiClient} from './client.ts';
import type {AmiFields} from './encoder.ts';
import {AmiClosedError, type AmiError, AmiLoginError} from './errors.ts';
import type {AmiMessage} from './message.ts';
import type {ActionOptions, AmiHandlers, AmiOptions, ListOptions} from './options.ts';
import type {AmiList} from './pending.ts';
import {whereOf} from './transport.ts';

export interface LinkOptions extends AmiOptions {
	readonly backOff?: BackOff;
	/** The wait after a refused login; 30 s unless told, since Asterisk counts and may ban. */
	readonly refusedMs?: number;
	/** A connection that lived this long starts the waits afresh; 5 s unless told. */
	readonly stableMs?: number;
	/** Chance, 0 to 1; `Math.random` unless told. */
	readonly random?: () => number;
}

export interface LinkHandlers extends Pick<AmiHandlers, 'event' | 'quarantined' | 'late'> {
	/** Logged in, called before any event of this connection. */
	readonly up: (client: AmiClient) => void;
	/** The connection that was up is gone; the next attempt follows by itself. */
	readonly down: (cause: AmiError) => void;
	/** An attempt failed, or was lost; the next comes in `retryMs`. `attempt` counts from 1. */
	readonly retrying?: (cause: AmiError, attempt: number, retryMs: number) => void;
	/** Asterisk refuses the user or the secret: told instead of `retrying`. Somebody must mend it. */
	readonly loginRefused?: (cause: AmiLoginError, retryMs: number) => void;
}

export class AmiLink {
	readonly #options: LinkOptions;
	readonly #handlers: LinkHandlers;
	#client: AmiClient | undefined;
	#retryTimer: NodeJS.Timeout | undefined;
	#isStarted = false;
	#failures = 0;
	#upSince: number | undefined;

	constructor(options: LinkOptions, handlers: LinkHandlers) {
		this.#options = options;
		this.#handlers = handlers;
	}

	/** The connection that is logged in now. */
	get client(): AmiClient | undefined {
		return this.#client?.isUp ? this.#client : undefined;
	}

	/** Dials, and dials again for as long as it takes. */
	start(): void {
		if (this.#isStarted) return;
		this.#isStarted = true;
		this.#dial();
	}

	/** Logs off and stays away. `down` is told if it was up. */
	async stop(): Promise<void> {
		this.#isStarted = false;
		clearTimeout(this.#retryTimer);
		await this.#client?.close();
	}

	/** Drops the present connection with all that waits in it; the next follows. */
	reset(cause: Error): void {
		if (this.#isStarted) this.#client?.destroy(cause);
	}

	/** `AmiClient.action` on the present connection; `AmiClosedError` while there is none. */
	async action(name: string, fields?: AmiFields, options?: ActionOptions): Promise<AmiMessage> {
		return await this.#present().action(name, fields, options);
	}

	/** `AmiClient.list` on the present connection; `AmiClosedError` while there is none. */
	async list(name: string, fields?: AmiFields, options?: ListOptions): Promise<AmiList> {
		return await this.#present().list(name, fields, options);
	}

	#present(): AmiClient {
		const {client} = this;
		if (client === undefined) throw new AmiClosedError(whereOf(this.#options));
		return client;
	}

	#dial(): void {
		const {event, quarantined, late} = this.#handlers;
		const client = new AmiClient(this.#options, {
			event,
			...(quarantined === undefined ? {} : {quarantined}),
			...(late === undefined ? {} : {late}),
			up: (up) => {
				this.#upSince = performance.now();
				this.#handlers.up(up);
			},
			closed: (cause) => {
				this.#handlers.down(cause);
				this.#retry(cause);
			},
		});
		this.#client = client;
		client.ready.catch((cause: AmiError) => this.#retry(cause));
	}

	#retry(cause: AmiError): void {
		if (!this.#isStarted) return;
		const {stableMs = 5000, refusedMs = 30_000, backOff, random = Math.random} = this.#options;
		// A server that takes us in and throws us out at once is no success.
		const wasStable = performance.now() - (this.#upSince ?? Number.POSITIVE_INFINITY) >= stableMs;
		this.#upSince = undefined;
		if (wasStable) this.#failures = 0;
		const isRefused = cause instanceof AmiLoginError;
		const backOffNowMs = backOffMs(this.#failures, random(), backOff);
		const retryMs = isRefused ? Math.max(refusedMs, backOffNowMs) : backOffNowMs;
		this.#failures += 1;
		this.#retryTimer = setTimeout(() => this.#dial(), retryMs);
		if (isRefused) this.#handlers.loginRefused?.(cause, retryMs);
		else this.#handlers.retrying?.(cause, this.#failures, retryMs);
	}
}
