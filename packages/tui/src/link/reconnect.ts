/**
 * A link that comes back by itself: connects, logs in with the kept token, asks again for every view,
 * and says whether it is up. What a screen holds on to; one-shot commands use `client.ts`.
 */

import type {
	Account,
	CommandArgs,
	CommandName,
	CommandResult,
	ViewName,
} from '@plateau/core/protocol';
import type {LinkCode, Params} from '@plateau/core/text';
import {type Answer, Client, type LogInAnswer, type ViewHandlers, type Welcome} from './client.ts';
import {DaemonClock} from './clock.ts';
import {type Endpoint, endpointText} from './endpoint.ts';
import {LinkError} from './errors.ts';
import type {TokenStore} from './token-file.ts';
import {openWire, type WireOptions} from './wire.ts';

/** `down`: gone, being made again. `closed`: over for good; `reason` says why. */
export type LinkState =
	| {readonly state: 'connecting'; readonly tries: number; readonly reason?: LinkFault}
	| {readonly state: 'up'; readonly since: number}
	| {
			readonly state: 'down';
			/** This machine's clock, epoch ms. */
			readonly since: number;
			readonly tries: number;
			readonly reason: LinkFault;
	  }
	| {readonly state: 'closed'; readonly reason: LinkFault};

/** A code and what fills its sentence in `core/text/link.ts`. */
export interface LinkFault {
	readonly code: LinkCode;
	readonly params: Params;
}

/** What `welcome` told. */
export type Facts = Pick<Welcome, 'timeZone' | 'country' | 'practice'>;

export interface Link {
	/** Where the daemon is, for people. */
	readonly where: string;
	readonly state: LinkState;
	/** Who is logged in; undefined: nobody, and a screen asks. Kept while the link is down. */
	readonly account: Account | undefined;
	/** Undefined until the link was up once. */
	readonly facts: Facts | undefined;
	/** The daemon's clock, epoch ms. */
	now(): number;
	/** Called after every change of `state` or `account`. Returns how to stop. */
	onState(listener: () => void): () => void;
	/**
	 * Watches a view over every loss of the link: `view` is called with each new state, first the
	 * whole. Waits until somebody is logged in. `ended` is final. Returns how to stop.
	 */
	subscribe<V extends ViewName>(
		view: V,
		scope: string | undefined,
		handlers: ViewHandlers<V>,
	): () => void;
	/** Never rejects. Refusal `link-down` while there is no link, `link-lost` when it goes meanwhile. */
	command<N extends CommandName>(
		name: N,
		args: CommandArgs<N>,
		answerMs?: number,
	): Promise<Answer<CommandResult<N>>>;
	/** Logs in and keeps the token. */
	logIn(login: string, password: string): Promise<LogInAnswer>;
	/** Ends the log-in and forgets the token. */
	logOut(): Promise<Answer<null>>;
	/** Resolves when the link is up for the first time; rejects with `LinkError` if it is closed before. */
	ready(): Promise<void>;
	/** Ends the link for good. */
	close(): Promise<void>;
}

export interface LinkOptions extends WireOptions {
	readonly endpoint: Endpoint;
	readonly tokens: TokenStore;
	/** Whose token; the last log-in's when absent. */
	readonly login?: string | undefined;
	/** What is calling, for the daemon's log. */
	readonly client?: string;
	/** The first and the longest wait before trying again, in ms; 50 and 3,000 when absent. */
	readonly firstRetryMs?: number;
	readonly longestRetryMs?: number;
	/** From 0 to 1, for the jitter. */
	readonly random?: () => number;
	/** Give up at the first failure to connect instead of trying on; for one-shot commands. */
	readonly once?: boolean;
}

interface Wanted {
	readonly view: ViewName;
	readonly scope: string | undefined;
	readonly handlers: ViewHandlers<ViewName>;
	stop: (() => void) | undefined;
}

/** Starts to connect at once and goes on until `close`. */
export function openLink(options: LinkOptions): Link {
	return new ReconnectingLink(options);
}

/** After these, trying again would only meet the same answer. */
const final: ReadonlySet<LinkCode> = new Set(['version', 'closed']);

/** A connection that held for so long was a good one. */
const steadyMs = 5000;

class ReconnectingLink implements Link {
	readonly where: string;
	readonly #options: LinkOptions;
	readonly #clock = new DaemonClock();
	readonly #wanted = new Set<Wanted>();
	readonly #listeners = new Set<() => void>();
	#state: LinkState = {state: 'connecting', tries: 0};
	#client: Client | undefined;
	#account: Account | undefined;
	#login: string | undefined;
	#facts: Facts | undefined;
	#timer: NodeJS.Timeout | undefined;
	#wake: (() => void) | undefined;
	readonly #running: Promise<void>;

	constructor(options: LinkOptions) {
		this.#options = options;
		this.#login = options.login;
		this.where = endpointText(options.endpoint);
		this.#running = this.#run();
	}

	get state(): LinkState {
		return this.#state;
	}

	get account(): Account | undefined {
		return this.#account;
	}

	get facts(): Facts | undefined {
		return this.#facts;
	}

	now(): number {
		return this.#clock.now();
	}

	onState(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	subscribe<V extends ViewName>(
		view: V,
		scope: string | undefined,
		handlers: ViewHandlers<V>,
	): () => void {
		const wanted: Wanted = {
			view,
			scope,
			handlers: handlers as unknown as ViewHandlers<ViewName>,
			stop: undefined,
		};
		this.#wanted.add(wanted);
		this.#ask(wanted);
		return () => {
			this.#wanted.delete(wanted);
			wanted.stop?.();
		};
	}

	async command<N extends CommandName>(
		name: N,
		args: CommandArgs<N>,
		answerMs?: number,
	): Promise<Answer<CommandResult<N>>> {
		if (this.#client === undefined) return {ok: false, refusal: {code: 'link-down'}};
		return this.#client.command(name, args, answerMs);
	}

	async logIn(login: string, password: string): Promise<LogInAnswer> {
		const client = this.#client;
		if (client === undefined) return {ok: false, code: 'link-down'};
		const answer = await client.logIn(login, password);
		if (!answer.ok || this.#client !== client) return answer;
		this.#options.tokens.keep({login: answer.account.login, token: answer.token});
		this.#login = answer.account.login;
		this.#account = answer.account;
		this.#askAll();
		this.#tell();
		return answer;
	}

	async logOut(): Promise<Answer<null>> {
		const login = this.#account?.login;
		const answer = await this.command('sign-off', {});
		if (answer.ok && login !== undefined) {
			this.#options.tokens.forget(login);
			this.#account = undefined;
			this.#tell();
		}
		return answer;
	}

	ready(): Promise<void> {
		return new Promise((resolve, reject) => {
			const look = () => {
				if (this.#state.state === 'closed') {
					const {code, params} = this.#state.reason;
					reject(new LinkError(code, params));
				} else if (this.#client !== undefined) {
					resolve();
				} else {
					return;
				}
				stop();
			};
			const stop = this.onState(look);
			look();
		});
	}

	async close(): Promise<void> {
		if (this.#state.state !== 'closed') {
			this.#set({state: 'closed', reason: {code: 'closed', params: {}}});
		}
		clearTimeout(this.#timer);
		this.#wake?.();
		await this.#client?.close();
		await this.#running;
	}

	async #run(): Promise<void> {
		let tries = 0;
		while (this.#state.state !== 'closed') {
			const beganAt = performance.now();
			const fault = await this.#connection();
			// One that ended at once will again: only one that held begins the waits anew.
			if (performance.now() - beganAt > steadyMs) tries = 0;
			if (this.#isClosed()) return;
			if (final.has(fault.code) || this.#options.once === true) {
				this.#set({state: 'closed', reason: fault});
				return;
			}
			tries += 1;
			this.#gone(fault, tries);
			await this.#pause(tries);
		}
	}

	/** One connection from its beginning to its end; gives back why it ended. */
	async #connection(): Promise<LinkFault> {
		const {endpoint, tokens, client: name} = this.#options;
		const kept = tokens.read(this.#login);
		try {
			const wire = await openWire(endpoint, this.#options);
			const client = await Client.greet(wire, {
				token: kept?.token,
				clock: this.#clock,
				...(name === undefined ? {} : {client: name}),
			});
			if (this.#isClosed()) {
				await client.close();
				return {code: 'closed', params: {}};
			}
			if (kept !== undefined && client.account === undefined) tokens.forget(kept.login);
			this.#up(client);
			const code = await client.closed;
			this.#client = undefined;
			for (const wanted of this.#wanted) wanted.stop = undefined;
			if (code === 'revoked' && kept !== undefined) tokens.forget(kept.login);
			return {code, params: {where: this.where}};
		} catch (error) {
			if (error instanceof LinkError) return {code: error.code, params: error.params};
			return {code: 'unreachable', params: {where: this.where, reason: String(error)}};
		}
	}

	#up(client: Client): void {
		const {welcome} = client;
		this.#client = client;
		this.#facts = welcome;
		this.#account = client.account;
		if (client.account !== undefined) this.#login = client.account.login;
		this.#askAll();
		this.#set({state: 'up', since: Date.now()});
	}

	#gone(reason: LinkFault, tries: number): void {
		if (reason.code === 'revoked') this.#account = undefined;
		const state = this.#state;
		if (state.state === 'connecting') this.#set({state: 'connecting', tries, reason});
		else {
			const since = state.state === 'down' ? state.since : Date.now();
			this.#set({state: 'down', since, tries, reason});
		}
	}

	#askAll(): void {
		for (const wanted of this.#wanted) this.#ask(wanted);
	}

	#ask(wanted: Wanted): void {
		const client = this.#client;
		if (client?.account === undefined) return;
		wanted.stop?.();
		wanted.stop = client.subscribe(wanted.view, wanted.scope, {
			glance: wanted.handlers.glance === true,
			view: (view) => wanted.handlers.view(view),
			ended: (refusal) => {
				wanted.stop = undefined;
				// Logged out here or elsewhere: it goes on when somebody logs in.
				if (refusal.code === 'not-logged-in') return;
				this.#wanted.delete(wanted);
				wanted.handlers.ended?.(refusal);
			},
		});
	}

	#pause(tries: number): Promise<void> {
		const {firstRetryMs = 50, longestRetryMs = 3000, random = Math.random} = this.#options;
		const ms = retryWaitMs(tries, {firstRetryMs, longestRetryMs, random});
		return new Promise((resolve) => {
			this.#wake = resolve;
			this.#timer = setTimeout(resolve, ms);
		});
	}

	#isClosed(): boolean {
		return this.#state.state === 'closed';
	}

	#set(state: LinkState): void {
		this.#state = state;
		this.#tell();
	}

	#tell(): void {
		for (const listener of [...this.#listeners]) listener();
	}
}

/**
 * How long to wait before try number `tries` + 1, in ms: doubling from the first to the longest,
 * anywhere between half of that and all of it, so that desks do not come back in step.
 */
export function retryWaitMs(
	tries: number,
	limits: {firstRetryMs: number; longestRetryMs: number; random: () => number},
): number {
	const {firstRetryMs, longestRetryMs, random} = limits;
	const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(tries - 1, 20));
	return ms * (0.5 + random() / 2);
}
