/**
 * One connection to the daemon: greeting, log-in, subscriptions, commands with exactly one answer
 * each, everything checked by schema. When it ends it stays ended; `reconnect.ts` makes a new one.
 */

import {
	type Account,
	type ClientMessage,
	type CommandArgs,
	type CommandName,
	type CommandResult,
	faultOfResult,
	type Json,
	protocolVersion,
	type RefusalBody,
	readServerMessage,
	type ServerMessage,
	type ViewName,
	type Views,
	writeMessage,
} from '@plateau/core/protocol';
import {type LinkCode, linkText} from '@plateau/core/text';
import type {DaemonClock} from './clock.ts';
import {LinkError} from './errors.ts';
import {Feed, type Taken} from './feed.ts';
import type {Wire} from './wire.ts';

export type Answer<T> =
	| {readonly ok: true; readonly result: T}
	| {readonly ok: false; readonly refusal: RefusalBody};

export type LogInAnswer =
	| {readonly ok: true; readonly account: Account; readonly token: string}
	| {readonly ok: false; readonly code: string; readonly retryMs?: number | undefined};

export type Welcome = Extract<ServerMessage, {type: 'welcome'}>;

/** Who is told what becomes of a subscription. */
export interface ViewHandlers<V extends ViewName> {
	view(view: Views[V]): void;
	/** It cannot be had, or can no longer. Nothing follows. */
	ended?(refusal: RefusalBody): void;
	/** Set by commands that look and go: one's own desk watched so is no desk whose loss would matter. */
	readonly glance?: boolean;
}

interface Subscription {
	readonly view: ViewName;
	readonly scope: string | undefined;
	readonly feed: Feed<ViewName>;
	readonly handlers: ViewHandlers<ViewName>;
	/** A fresh snapshot was asked for and deltas until then mean nothing. */
	isStale: boolean;
}

interface Pending {
	readonly name: CommandName;
	readonly timer: NodeJS.Timeout;
	settle(answer: Answer<never>): void;
}

export interface ClientOptions {
	readonly token?: string | undefined;
	/** What is calling, for the daemon's log. */
	readonly client?: string;
	readonly clock: DaemonClock;
	/** How long a command may take before its answer is given up; 30 s when absent. */
	readonly answerMs?: number;
	/** How long the greeting may take; 10 s when absent. */
	readonly greetMs?: number;
}

export class Client {
	readonly welcome: Welcome;
	/** Resolves with the reason when the connection is over. */
	readonly closed: Promise<LinkCode>;
	readonly #wire: Wire;
	readonly #clock: DaemonClock;
	readonly #answerMs: number;
	readonly #subscriptions = new Map<number, Subscription>();
	readonly #pending = new Map<number, Pending>();
	#account: Account | undefined;
	#logIn: ((answer: LogInAnswer) => void) | undefined;
	#serial = 0;
	#end: LinkCode | undefined;
	#tellClosed: (code: LinkCode) => void = () => {};

	/** Says hello over a fresh wire. Throws `LinkError` when the greeting does not come. */
	static async greet(wire: Wire, options: ClientOptions): Promise<Client> {
		const welcome = await greeting(wire, options);
		return new Client(wire, welcome, options);
	}

	private constructor(wire: Wire, welcome: Welcome, options: ClientOptions) {
		this.#wire = wire;
		this.welcome = welcome;
		this.#account = welcome.account;
		this.#clock = options.clock;
		this.#clock.heard(welcome.at);
		this.#answerMs = options.answerMs ?? 30_000;
		this.closed = new Promise((resolve) => {
			this.#tellClosed = resolve;
		});
		wire.listen({
			frame: (frame) => this.#frame(frame),
			closed: () => this.#over('link-lost'),
		});
	}

	/** Who is logged in over this connection. */
	get account(): Account | undefined {
		return this.#account;
	}

	async logIn(login: string, password: string): Promise<LogInAnswer> {
		if (this.#end !== undefined) return {ok: false, code: 'link-lost'};
		return new Promise((resolve) => {
			this.#logIn?.({ok: false, code: 'internal'});
			this.#logIn = resolve;
			this.#send({type: 'log-in', login, password});
		});
	}

	/** Begins to watch. Returns how to stop. */
	subscribe<V extends ViewName>(
		view: V,
		scope: string | undefined,
		handlers: ViewHandlers<V>,
	): () => void {
		this.#serial += 1;
		const sub = this.#serial;
		this.#subscriptions.set(sub, {
			view,
			scope,
			feed: new Feed<ViewName>(view),
			handlers: handlers as unknown as ViewHandlers<ViewName>,
			isStale: false,
		});
		this.#ask(sub);
		return () => {
			if (this.#subscriptions.delete(sub)) this.#send({type: 'unsubscribe', sub});
		};
	}

	/** Never rejects: a link that goes meanwhile is a refusal too (`link-lost`, `no-answer`). */
	command<N extends CommandName>(
		name: N,
		args: CommandArgs<N>,
		answerMs = this.#answerMs,
	): Promise<Answer<CommandResult<N>>> {
		return new Promise((resolve) => {
			if (this.#end !== undefined) {
				resolve({ok: false, refusal: {code: 'link-lost'}});
				return;
			}
			this.#serial += 1;
			const id = this.#serial;
			const timer = setTimeout(() => this.#answer(id, refused('no-answer')), answerMs);
			this.#pending.set(id, {name, timer, settle: resolve as Pending['settle']});
			this.#send({type: 'command', id, name, args: args as Record<string, Json>});
		});
	}

	/** Ends the connection; resolves when it is closed. */
	async close(): Promise<void> {
		this.#over('closed');
		await this.#wire.close();
	}

	#frame(frame: string): void {
		const read = readServerMessage(frame);
		if (!read.ok) {
			this.#over('bad-view');
			return;
		}
		const {message} = read;
		if ('at' in message) this.#clock.heard(message.at);
		switch (message.type) {
			case 'snapshot':
			case 'delta':
				this.#take(message);
				break;
			case 'subscription-ended':
				this.#endSubscription(message.sub, message.refusal);
				break;
			case 'answer':
				this.#answer(message.id, {ok: true, result: message.result});
				break;
			case 'refused':
				this.#answer(message.id, {ok: false, refusal: message.refusal});
				break;
			case 'logged-in':
				this.#account = message.account;
				this.#logIn?.({ok: true, account: message.account, token: message.token});
				this.#logIn = undefined;
				break;
			case 'log-in-refused':
				this.#logIn?.({ok: false, code: message.code, retryMs: message.retryMs});
				this.#logIn = undefined;
				break;
			case 'bye':
				this.#over(message.code in linkText ? (message.code as LinkCode) : 'link-lost');
				break;
			case 'welcome':
			case 'pong':
				break;
		}
	}

	#take(message: Extract<ServerMessage, {type: 'snapshot' | 'delta'}>): void {
		const {sub} = message;
		const subscription = this.#subscriptions.get(sub);
		if (subscription === undefined) return;
		if (message.type === 'delta' && subscription.isStale) return;
		const {feed, handlers} = subscription;
		let taken: Taken<ViewName>;
		if (message.type === 'snapshot') {
			subscription.isStale = false;
			taken = feed.snapshot(message.n, message.data);
		} else {
			taken = feed.delta(message.n, message.patch);
		}
		if (taken.kind === 'view') {
			handlers.view(taken.view);
		} else if (taken.kind === 'gap') {
			subscription.isStale = true;
			this.#ask(sub);
		} else {
			this.#send({type: 'unsubscribe', sub});
			this.#endSubscription(sub, {code: 'bad-view', params: {detail: taken.detail}});
		}
	}

	#ask(sub: number): void {
		const subscription = this.#subscriptions.get(sub);
		if (subscription === undefined) return;
		const {view, scope, handlers} = subscription;
		this.#send({
			type: 'subscribe',
			sub,
			view,
			...(scope === undefined ? {} : {scope}),
			...(handlers.glance === true ? {glance: true} : {}),
		});
	}

	#endSubscription(sub: number, refusal: RefusalBody): void {
		const subscription = this.#subscriptions.get(sub);
		this.#subscriptions.delete(sub);
		subscription?.handlers.ended?.(refusal);
	}

	#answer(id: number, answer: Answer<unknown>): void {
		const pending = this.#pending.get(id);
		if (pending === undefined) return;
		this.#pending.delete(id);
		clearTimeout(pending.timer);
		const fault = answer.ok ? faultOfResult(pending.name, answer.result) : undefined;
		const checked = fault === undefined ? answer : refused('bad-view', fault);
		pending.settle(checked as Answer<never>);
	}

	#send(message: ClientMessage): void {
		if (this.#end === undefined) this.#wire.send(writeMessage(message));
	}

	#over(code: LinkCode): void {
		if (this.#end !== undefined) return;
		this.#end = code;
		for (const id of [...this.#pending.keys()]) this.#answer(id, refused('link-lost'));
		this.#logIn?.({ok: false, code: 'link-lost'});
		this.#logIn = undefined;
		this.#subscriptions.clear();
		this.#tellClosed(code);
		if (code !== 'closed') void this.#wire.close();
	}
}

function refused(code: LinkCode, detail?: string): Answer<never> {
	return {ok: false, refusal: {code, ...(detail === undefined ? {} : {params: {detail}})}};
}

function greeting(wire: Wire, options: ClientOptions): Promise<Welcome> {
	return new Promise((resolve, reject) => {
		const fail = (code: LinkCode) => {
			clearTimeout(timer);
			void wire.close();
			reject(new LinkError(code, {where: wire.where}));
		};
		const timer = setTimeout(() => fail('not-a-daemon'), options.greetMs ?? 10_000);
		wire.listen({
			frame(frame) {
				const read = readServerMessage(frame);
				if (!read.ok) return fail('not-a-daemon');
				const {message} = read;
				if (message.type === 'bye') {
					return fail(message.code in linkText ? (message.code as LinkCode) : 'link-lost');
				}
				if (message.type !== 'welcome') return fail('not-a-daemon');
				if (message.version !== protocolVersion) return fail('version');
				clearTimeout(timer);
				resolve(message);
			},
			closed: () => fail('link-lost'),
		});
		wire.send(
			writeMessage({
				type: 'hello',
				version: protocolVersion,
				...(options.token === undefined ? {} : {token: options.token}),
				...(options.client === undefined ? {} : {client: options.client}),
			}),
		);
	});
}
