/**
 * One client's connection: greeting, log-in, subscriptions, commands with exactly one answer each.
 * Checks who may see what; what a command may do is checked in `commands.ts`. Knows no listener.
 */

import {
	type Account,
	type ByeCode,
	type ClientMessage,
	type Json,
	protocolVersion,
	type RefusalBody,
	readClientMessage,
	writeMessage,
} from '@plateau/core/protocol';
import type {Log} from '../log.ts';
import {type Asker, runCommand} from './commands.ts';
import type {ServerDeps} from './deps.ts';
import type {LinkBook} from './links.ts';
import {Outbox, type OutboxLimits} from './outbox.ts';
import {type RateLimit, RateLimiter} from './rate-limit.ts';
import {refusalOfView, scopeOf} from './rights.ts';
import {Subscriptions} from './subscriptions.ts';

/** The part of a WebSocket that a session uses. */
export interface SessionSocket {
	readonly bufferedAmount: number;
	send(frame: string, sent: () => void): void;
	/** Closes, and cuts the connection when the other end does not answer. */
	close(code: number, reason: string): void;
}

export interface SessionLimits {
	readonly rate: RateLimit;
	/** So many requests in a row over the rate end the link. */
	readonly flood: number;
	readonly subscriptions: number;
	readonly commandsInFlight: number;
	readonly outbox: OutboxLimits;
}

export interface SessionContext {
	readonly deps: ServerDeps;
	readonly links: LinkBook;
	readonly limits: SessionLimits;
	/** `local` on the unix socket, else the client's IP address. */
	readonly address: string;
	readonly log: Log;
}

type Message<T extends ClientMessage['type']> = Extract<ClientMessage, {type: T}>;

const notLoggedIn: RefusalBody = {code: 'not-logged-in'};
const tooMany: RefusalBody = {code: 'too-many-commands'};

export class Session {
	readonly #socket: SessionSocket;
	readonly #context: SessionContext;
	readonly #outbox: Outbox;
	readonly #subscriptions: Subscriptions;
	readonly #limiter: RateLimiter;
	#greeted = false;
	#closed = false;
	#asker: Asker | undefined;
	/** Frames wait here while a greeting or a log-in is being checked: what follows depends on it. */
	#held: ClientMessage[] | undefined;
	/** Subscriptions that wait for their audit row. */
	readonly #asked = new Set<number>();
	#inFlight = 0;
	/** Calls off long work that nobody waits for any more. */
	readonly #gone = new AbortController();

	constructor(socket: SessionSocket, context: SessionContext) {
		const {deps, links, limits} = context;
		this.#socket = socket;
		this.#context = context;
		this.#outbox = new Outbox(socket, {
			limits: limits.outbox,
			now: () => deps.now(),
			tooSlow: () => this.bye('too-slow'),
		});
		this.#subscriptions = new Subscriptions({views: deps.views, links, outbox: this.#outbox});
		this.#limiter = new RateLimiter(limits.rate, deps.now());
	}

	/** Who is logged in here. */
	get login(): string | undefined {
		return this.#asker?.account.login;
	}

	/** True once the client said hello. */
	get greeted(): boolean {
		return this.#greeted;
	}

	/** True when no command runs and nothing waits to be sent. */
	get idle(): boolean {
		return this.#inFlight === 0 && this.#held === undefined && this.#outbox.idle;
	}

	/** One frame from the client. */
	frame(data: string): void {
		if (this.#closed) return;
		const read = readClientMessage(data);
		if (!read.ok) this.#badFrame(read.detail);
		else if (this.#limiter.take(this.#context.deps.now())) this.#take(read.message);
		else this.#overLimit(read.message);
	}

	/** Ends the session: a last word, then the socket is closed. Once is enough. */
	bye(code: ByeCode): void {
		if (this.#closed) return;
		this.#context.log.info('client-dismissed', {code, login: this.login});
		// Past the outbox: it may be the very thing that is full.
		this.#socket.send(writeMessage({type: 'bye', code}), () => undefined);
		this.#socket.close(code === 'stopping' ? 1001 : 1008, code);
		this.closed();
	}

	/** The connection is gone, whoever ended it. */
	closed(): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#gone.abort();
		this.#asked.clear();
		this.#outbox.close();
		this.#subscriptions.closeAll();
	}

	/** An account changed: whatever this session may no longer do ends now. */
	async recheck(): Promise<void> {
		const asker = this.#asker;
		if (asker === undefined || this.#closed) return;
		const account = await this.#context.deps.accounts.accountOf(asker.token);
		if (this.#closed || this.#asker?.token !== asker.token) return;
		if (account === undefined) {
			this.bye('revoked');
			return;
		}
		this.#asker = {...asker, account};
		this.#subscriptions.endWhere((view, scope) => refusalOfView(account, view, scope));
	}

	#badFrame(detail: string): void {
		this.#context.log.warn('bad-frame', {detail, login: this.login});
		this.bye('bad-frame');
	}

	#take(message: ClientMessage): void {
		if (this.#held === undefined) this.#handle(message);
		else this.#held.push(message);
	}

	#overLimit(message: ClientMessage): void {
		if (this.#limiter.over > this.#context.limits.flood) this.bye('flood');
		else if (message.type === 'command') this.#refuse(message.id, tooMany);
		else if (message.type === 'subscribe') this.#endSubscription(message.sub, tooMany);
		else if (message.type === 'unsubscribe') this.#unsubscribe(message.sub);
		else if (message.type === 'log-in') {
			this.#outbox.send({type: 'log-in-refused', code: 'log-in-throttled', retryMs: 1000});
		}
	}

	#handle(message: ClientMessage): void {
		if (message.type === 'hello') {
			if (this.#greeted) this.#badFrame('a second hello');
			else if (message.version !== protocolVersion) this.bye('version');
			else this.#hold(this.#greet(message), () => this.bye('stopping'));
			return;
		}
		if (!this.#greeted) {
			this.#badFrame(`${message.type} before hello`);
			return;
		}
		switch (message.type) {
			case 'log-in':
				this.#hold(this.#logIn(message), () => {
					this.#outbox.send({type: 'log-in-refused', code: 'internal'});
				});
				break;
			case 'subscribe':
				this.#subscribe(message);
				break;
			case 'unsubscribe':
				this.#unsubscribe(message.sub);
				break;
			case 'command':
				this.#command(message);
				break;
			case 'ping':
				this.#outbox.send({type: 'pong', at: this.#context.deps.now()});
				break;
		}
	}

	/** Keeps what comes in until `work` is done, then takes it in order. */
	#hold(work: Promise<void>, failed: () => void): void {
		this.#held = [];
		void work
			.catch((error: unknown) => {
				this.#context.log.error('session-failed', {error});
				failed();
			})
			.then(() => {
				const held = this.#held ?? [];
				this.#held = undefined;
				for (const message of held) if (!this.#closed) this.#take(message);
			});
	}

	async #greet({token, client}: Message<'hello'>): Promise<void> {
		const {deps, log} = this.#context;
		this.#greeted = true;
		const account = token === undefined ? undefined : await deps.accounts.accountOf(token);
		if (this.#closed) return;
		if (token !== undefined && account !== undefined) this.#know(account, token);
		log.debug('client-greeted', {client, login: this.login});
		this.#outbox.send({
			type: 'welcome',
			version: protocolVersion,
			at: deps.now(),
			...deps.facts(),
			...(account === undefined ? {} : {account}),
		});
	}

	async #logIn({login, password}: Message<'log-in'>): Promise<void> {
		const {deps, log, address} = this.#context;
		const outcome = await deps.accounts.logIn(login, password, address);
		const code = outcome.ok ? 'done' : outcome.code;
		log.info('log-in', {login, address, outcome: code});
		await deps.audit.record({
			at: deps.now(),
			login,
			action: 'log-in',
			target: address,
			outcome: code,
		});
		if (this.#closed) return;
		if (outcome.ok) {
			this.#forget();
			this.#know(outcome.account, outcome.token);
			this.#outbox.send({type: 'logged-in', token: outcome.token, account: outcome.account});
		} else {
			const {retryMs} = outcome;
			const wait = retryMs === undefined ? {} : {retryMs};
			this.#outbox.send({type: 'log-in-refused', code, ...wait});
		}
	}

	#know(account: Account, token: string): void {
		this.#asker = {account, token, address: this.#context.address, gone: this.#gone.signal};
	}

	/** Nobody is logged in here any more; what they watched ends. */
	#forget(): void {
		this.#asker = undefined;
		this.#asked.clear();
		this.#subscriptions.endWhere(() => notLoggedIn);
	}

	#subscribe({sub, view, scope: asked, glance}: Message<'subscribe'>): void {
		const {deps, limits, log} = this.#context;
		const account = this.#asker?.account;
		if (account === undefined) {
			this.#endSubscription(sub, notLoggedIn);
			return;
		}
		const scope = scopeOf(view, asked, account);
		const isOneTooMany =
			!this.#subscriptions.has(sub) && this.#subscriptions.size >= limits.subscriptions;
		const refusal = isOneTooMany ? tooMany : refusalOfView(account, view, scope);
		if (refusal !== undefined) {
			this.#endSubscription(sub, refusal);
			return;
		}
		const isDesk = view === 'desk';
		const isOwnDesk = isDesk && scope === account.login;
		if (!isDesk || isOwnDesk) {
			this.#subscriptions.open(sub, view, scope, isOwnDesk && glance !== true);
			return;
		}
		// Somebody else's desk shows their caller and their notes: on record first.
		const {login} = account;
		this.#asked.add(sub);
		deps.audit
			.record({at: deps.now(), login, action: 'watch-desk', target: scope, outcome: 'done'})
			.then(
				() => {
					if (this.#asked.delete(sub)) this.#subscriptions.open(sub, view, scope, false);
				},
				(error: unknown) => {
					log.error('audit-failed', {action: 'watch-desk', error});
					if (this.#asked.delete(sub)) this.#endSubscription(sub, {code: 'internal'});
				},
			);
	}

	#unsubscribe(sub: number): void {
		this.#asked.delete(sub);
		this.#subscriptions.close(sub);
	}

	#endSubscription(sub: number, refusal: RefusalBody): void {
		this.#asked.delete(sub);
		this.#subscriptions.end(sub, refusal);
	}

	#command({id, name, args}: Message<'command'>): void {
		const {deps, limits} = this.#context;
		const asker = this.#asker;
		if (asker === undefined) {
			this.#refuse(id, notLoggedIn);
			return;
		}
		if (this.#inFlight >= limits.commandsInFlight) {
			this.#refuse(id, tooMany);
			return;
		}
		this.#inFlight += 1;
		// Ending one's own token must not look like having it revoked by somebody else.
		if (name === 'sign-off') this.#asker = undefined;
		// `runCommand` never rejects: one command, one answer.
		void runCommand(deps, asker, name, args).then((outcome) => {
			this.#inFlight -= 1;
			if (outcome.ok) {
				if (name === 'sign-in') {
					const {agentId} = args as {readonly agentId?: string};
					this.#context.links.signedIn(agentId ?? asker.account.login);
				}
				this.#outbox.send({type: 'answer', id, ok: true, result: outcome.result as Json});
			} else {
				this.#refuse(id, outcome.refusal);
			}
			if (name !== 'sign-off' || this.#asker !== undefined) return;
			if (outcome.ok) this.#forget();
			else this.#asker = asker;
		});
	}

	#refuse(id: number, refusal: RefusalBody): void {
		this.#outbox.send({type: 'refused', id, ok: false, refusal});
	}
}
