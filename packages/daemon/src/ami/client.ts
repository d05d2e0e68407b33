/**
 * One logged-in connection to a manager interface: greeting, login, actions and their answers,
 * events in arrival order. It ends once and does not come back; reconnect.ts makes the next one.
 */
import {AmiDecoder} from './decoder.ts';
import {type AmiFields, encodeMessage} from './encoder.ts';
import {
	AmiActionError,
	AmiClosedError,
	AmiError,
	AmiLoginError,
	AmiProtocolError,
	AmiTimeoutError,
} from './errors.ts';
import {EventGuard} from './guard.ts';
import {KeepAlive} from './keep-alive.ts';
import {logIn} from './login.ts';
import type {AmiMessage} from './message.ts';
import type {ActionOptions, AmiHandlers, AmiOptions, ListOptions} from './options.ts';
import {type AmiList, PendingActions, type Settle, type WaitOptions} from './pending.ts';
import {AmiTransport, whereOf} from './transport.ts';

type State = 'connecting' | 'logging-in' | 'up' | 'closed';

/** Connects and logs in. Rejects with `AmiLoginError`, `AmiClosedError`, `AmiTimeoutError` or `AmiProtocolError`. */
export function connectAmi(options: AmiOptions, handlers: AmiHandlers): Promise<AmiClient> {
	return new AmiClient(options, handlers).ready;
}

export class AmiClient {
	/** Settled once: logged in, or why not. */
	readonly ready: Promise<AmiClient>;
	readonly #options: AmiOptions;
	readonly #handlers: AmiHandlers;
	readonly #where: string;
	readonly #pending = new PendingActions();
	readonly #guard: EventGuard;
	readonly #decoder: AmiDecoder;
	readonly #transport: AmiTransport;
	readonly #keepAlive: KeepAlive;
	readonly #loginTimer: NodeJS.Timeout;
	readonly #settleReady: {
		resolve: (client: AmiClient) => void;
		reject: (error: AmiError) => void;
	};
	#state: State = 'connecting';
	#version = '';
	#isPaused = false;
	/** Read before a pause took hold: at most what one chunk holds. */
	#held: AmiMessage[] = [];

	constructor(options: AmiOptions, handlers: AmiHandlers) {
		this.#options = options;
		this.#handlers = handlers;
		this.#where = whereOf(options);
		const {promise, ...settle} = withResolvers<AmiClient>();
		this.ready = promise;
		// Who listens to `closed` alone must not be stopped by an unhandled rejection.
		promise.catch(() => {});
		this.#settleReady = settle;
		this.#guard = new EventGuard(options.systemName, (id) => this.#pending.isOurs(id));
		this.#decoder = this.#makeDecoder();
		this.#keepAlive = new KeepAlive({
			everyMs: options.pingEveryMs ?? 10_000,
			ask: () => this.action('Ping', {}, {timeoutMs: options.pingMs ?? 5000}),
			dead: (cause) => this.#transport.destroy(cause instanceof Error ? cause : undefined),
		});
		const {loginMs = 10_000} = options;
		this.#loginTimer = setTimeout(() => {
			this.#transport.destroy(new AmiTimeoutError(`logging in at ${this.#where}`, loginMs));
		}, loginMs);
		this.#transport = new AmiTransport(options, {
			open: () => {},
			data: (bytes) => {
				this.#keepAlive.heard();
				this.#decoder.push(bytes);
			},
			closed: (cause) => this.#close(cause),
		});
	}

	/** The protocol's version, from the greeting: `11.0.0`. Not Asterisk's own. */
	get version(): string {
		return this.#version;
	}

	/** Whether actions can be sent. */
	get isUp(): boolean {
		return this.#state === 'up';
	}

	/** Actions that wait for their answer. */
	get pendingCount(): number {
		return this.#pending.size;
	}

	/**
	 * Sends an action and gives its answer. "Success" means that Asterisk took it, not that it is
	 * done. Rejects with `AmiActionError` when it is refused, `AmiTimeoutError`, `AmiClosedError`,
	 * `AmiBusyError`, or `AmiFieldError` when a field must not be written. Events that arrive behind
	 * the answer in one chunk reach `event` before the awaiting code goes on.
	 */
	async action(
		name: string,
		fields: AmiFields = {},
		options: ActionOptions = {},
	): Promise<AmiMessage> {
		const timeoutMs = options.timeoutMs ?? this.#options.actionMs ?? 5000;
		const wait = {isList: false, timeoutMs, maxItems: 0};
		return (await this.#ask(name, fields, wait)).response;
	}

	/**
	 * Sends an action that answers with a list, and collects its items up to `EventList: Complete`.
	 * Rejects as `action` does; Asterisk refuses some lists when they are empty.
	 */
	async list(name: string, fields: AmiFields = {}, options: ListOptions = {}): Promise<AmiList> {
		const timeoutMs = options.timeoutMs ?? this.#options.listMs ?? 15_000;
		const {maxItems = 50_000} = options;
		return await this.#ask(name, fields, {isList: true, timeoutMs, maxItems});
	}

	/** Holds everything back, answers too, until `resume`. Asterisk drops a reader that lags by megabytes. */
	pause(): void {
		if (this.#isPaused || this.#state === 'closed') return;
		this.#isPaused = true;
		this.#keepAlive.pause(true);
		this.#transport.pause();
	}

	/** Gives what was held back, in order, then reads on. */
	resume(): void {
		if (!this.#isPaused) return;
		this.#isPaused = false;
		const held = this.#held;
		this.#held = [];
		let given = 0;
		for (const message of held) {
			if (this.#isPaused || this.#state === 'closed') break;
			given += 1;
			this.#take(message);
		}
		if (this.#isPaused) {
			this.#held = held.slice(given);
			return;
		}
		this.#keepAlive.pause(false);
		this.#transport.resume();
	}

	/** Logs off and closes. Resolves when the connection is gone; a silent server is cut off. */
	async close(): Promise<void> {
		this.resume();
		if (this.isUp) {
			try {
				await this.action('Logoff', {}, {timeoutMs: 1000});
			} catch (error) {
				if (!(error instanceof AmiError)) throw error;
			}
		}
		this.destroy();
	}

	/** Closes now; pending actions are rejected with `cause` inside an `AmiClosedError`. */
	destroy(cause: Error = new Error('we closed it')): void {
		this.#transport.destroy(cause);
		this.#close(cause);
	}

	#makeDecoder(): AmiDecoder {
		const {wants, maxMessageBytes} = this.#options;
		return new AmiDecoder(
			{
				greeting: (line) => this.#greet(line),
				message: (message) => {
					if (this.#isPaused) this.#held.push(message);
					else this.#take(message);
				},
				oversize: (problem) => {
					this.destroy(new AmiProtocolError(`${this.#where} sent too much: ${problem}`));
				},
			},
			{
				greeting: true,
				follows: (actionId) => this.#pending.isWaiting(actionId),
				...(maxMessageBytes === undefined ? {} : {maxMessageBytes}),
				...(wants === undefined
					? {}
					: {wants: (event: string) => this.#pending.hasList || wants(event)}),
			},
		);
	}

	#greet(line: string): void {
		const version = /^Asterisk Call Manager[^/]*\/(\S+)/.exec(line)?.[1];
		if (version === undefined) {
			const problem = `${this.#where} is no Asterisk manager interface: its first line is no greeting`;
			this.destroy(new AmiProtocolError(problem));
			return;
		}
		this.#version = version;
		this.#state = 'logging-in';
		const wait = {isList: false, timeoutMs: this.#options.loginMs ?? 10_000, maxItems: 0};
		logIn(
			this.#options,
			(action, fields, answered) => {
				this.#send(action, fields, wait, {
					resolve: ({response}) => answered(response),
					reject: (error) => this.#refuse(error),
				});
			},
			() => this.#goUp(),
		);
	}

	#goUp(): void {
		this.#state = 'up';
		clearTimeout(this.#loginTimer);
		this.#keepAlive.start();
		this.#handlers.up?.(this);
		this.#settleReady.resolve(this);
	}

	#refuse(error: AmiError): void {
		if (!(error instanceof AmiActionError)) this.destroy(error);
		else this.destroy(new AmiLoginError(this.#options.username, this.#where, error.reason));
	}

	#ask(name: string, fields: AmiFields, wait: WaitOptions): Promise<AmiList> {
		return new Promise((resolve, reject) => {
			if (this.isUp) this.#send(name, fields, wait, {resolve, reject});
			else reject(new AmiClosedError(this.#where));
		});
	}

	#send(name: string, fields: AmiFields, wait: WaitOptions, settle: Settle): void {
		const actionId = this.#pending.start(name, wait, settle);
		try {
			const pairs = Array.isArray(fields) ? fields : Object.entries(fields);
			const text = encodeMessage([['Action', name], ['ActionID', actionId], ...pairs]);
			this.#transport.write(text);
		} catch (error) {
			if (!(error instanceof AmiError)) throw error;
			this.#pending.cancel(actionId, error);
		}
	}

	#take(message: AmiMessage): void {
		const kind = message.kind;
		if (kind === 'response') this.#takeResponse(message);
		else if (kind === 'event') this.#takeEvent(message);
		else this.#handlers.quarantined?.(message, 'not-a-message');
	}

	#takeResponse(response: AmiMessage): void {
		const claim = this.#pending.takeResponse(response);
		if (claim === 'unknown') this.#handlers.quarantined?.(response, 'unasked-response');
		else if (claim === 'late') this.#handlers.late?.(response);
	}

	#takeEvent(event: AmiMessage): void {
		const reason = this.isUp ? this.#guard.judge(event) : 'before-login';
		if (reason !== undefined) {
			this.#handlers.quarantined?.(event, reason);
			return;
		}
		const claim = this.#pending.takeItem(event);
		if (claim === 'late') this.#handlers.late?.(event);
		else if (claim === 'unknown') this.#handlers.event(event);
	}

	#close(cause: Error | undefined): void {
		if (this.#state === 'closed') return;
		const wasUp = this.#state === 'up';
		this.#state = 'closed';
		clearTimeout(this.#loginTimer);
		this.#keepAlive.stop();
		this.#decoder.close();
		this.#held = [];
		const error = new AmiClosedError(this.#where, cause);
		this.#pending.failAll(error);
		if (wasUp) this.#handlers.closed?.(error);
		else this.#settleReady.reject(cause instanceof AmiError ? cause : error);
	}
}

function withResolvers<T>() {
	let resolve: (value: T) => void = () => {};
	let reject: (error: AmiError) => void = () => {};
	const promise = new Promise<T>((onValue, onError) => {
		resolve = onValue;
		reject = onError;
	});
	return {promise, resolve, reject};
}
