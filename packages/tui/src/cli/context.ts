/** What a verb works with: the streams, the language, and the daemon at the other end. */

import {safeText} from '@plateau/core';
import type {
	CommandArgs,
	CommandName,
	CommandResult,
	ViewName,
	Views,
} from '@plateau/core/protocol';
import {cliText, type Locale, type Params, type Sentence, say} from '@plateau/core/text';
import {type Endpoint, findEndpoint} from '../link/endpoint.ts';
import {type Link, openLink} from '../link/reconnect.ts';
import {memoryTokens, openTokenFile, type TokenStore, tokenPath} from '../link/token-file.ts';
import type {Args} from './args.ts';
import {CommandEnd, exitCodeOf, refusalEnd, sentenceOf} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import {field, type Raw} from './field.ts';
import type {CliIo} from './io.ts';

export class Context {
	readonly io: CliIo;
	readonly locale: Locale;
	/** How the command ends when nothing is thrown. */
	exitCode: number = exitCodes.ok;
	/** What calls, for the daemon's log: `plateau 0.1.0 agent ready`. */
	readonly #client: string;
	readonly #args: Args;
	#link: Link | undefined;

	constructor(io: CliIo, locale: Locale, command: string, args: Args) {
		this.io = io;
		this.locale = locale;
		this.#client = `plateau ${io.version} ${command}`;
		this.#args = args;
	}

	say(sentence: Sentence, params: Params = {}): string {
		return say(this.locale, sentence, params);
	}

	/** One line on standard output, made harmless. */
	out(line: string): void {
		this.io.stdout.write(`${safeText(line, 100_000)}\n`);
	}

	/** One line of values between tabs. */
	outRow(values: readonly Raw[]): void {
		this.io.stdout.write(`${values.map(field).join('\t')}\n`);
	}

	/** Text on standard output as it is: a file, or JSON that was made harmless already. */
	outRaw(text: string): void {
		this.io.stdout.write(text);
	}

	/** One line on standard error. */
	err(line: string): void {
		this.io.stderr.write(`${safeText(line, 100_000)}\n`);
	}

	/** Where the daemon is. Throws `LinkError`. */
	endpoint(): Endpoint {
		const {env} = this.io;
		return findEndpoint({socket: this.#args.text('socket'), ca: this.#args.text('ca')}, env);
	}

	tokens(endpoint: Endpoint): TokenStore {
		const {PLATEAU_LOGIN: login, PLATEAU_TOKEN: token} = this.io.env;
		const asked = this.#args.text('as');
		// Whoever started this brings the log-in along; nothing is kept.
		if (login && token && (asked === undefined || asked === login)) {
			return memoryTokens([{login, token}]);
		}
		return openTokenFile(tokenPath(endpoint, this.io.env), endpoint);
	}

	/** Whose kept log-in is meant, when it was said. */
	wantedLogin(): string | undefined {
		return this.#args.text('as') ?? (this.io.env['PLATEAU_LOGIN'] || undefined);
	}

	/**
	 * The link, up. `stays`: it comes back by itself once it was up. Ends the command when the daemon
	 * cannot be reached or, unless `anonymous`, when nobody is logged in.
	 */
	async connect(options: {stays?: boolean; anonymous?: boolean} = {}): Promise<Link> {
		const link = this.#link ?? this.openLink(options.stays !== true);
		this.#link = link;
		await this.firstUp(link);
		if (options.anonymous !== true && link.account === undefined) {
			throw new CommandEnd(exitCodes.notAllowed, this.say(cliText.notLoggedIn), {
				code: 'not-logged-in',
			});
		}
		return link;
	}

	/**
	 * A link of this command's flags that begins to connect. `outlivesSignal`: Ctrl+C does not close it,
	 * because a screen still has something to save.
	 */
	openLink(once: boolean, outlivesSignal = false): Link {
		const endpoint = this.endpoint();
		const tokens = this.tokens(endpoint);
		const login = this.wantedLogin();
		const link = openLink({endpoint, tokens, once, login, client: this.#client});
		const {signal} = this.io;
		if (outlivesSignal) return link;
		if (signal.aborted) void link.close();
		else signal.addEventListener('abort', () => void link.close(), {once: true});
		return link;
	}

	/** Resolves when the link is up; its first failure ends the command. */
	async firstUp(link: Link): Promise<void> {
		await new Promise<void>((resolve, reject) => {
			const look = () => {
				const {state} = link;
				const reason = 'reason' in state ? state.reason : undefined;
				if (state.state !== 'up' && reason === undefined) return;
				stop();
				if (reason === undefined) resolve();
				else reject(this.linkEnd(reason.code, reason.params));
			};
			const stop = link.onState(look);
			look();
		}).catch(async (error: unknown) => {
			await link.close();
			throw error;
		});
	}

	linkEnd(code: string, params: Params): CommandEnd {
		return new CommandEnd(exitCodeOf(code), sentenceOf(code, this.locale, params), {code, params});
	}

	/** Asks the daemon; a refusal ends the command. */
	async ask<N extends CommandName>(
		name: N,
		args: CommandArgs<N>,
		answerMs?: number,
	): Promise<CommandResult<N>> {
		const link = await this.connect();
		const answer = await link.command(name, args, answerMs);
		if (!answer.ok) throw refusalEnd(answer.refusal, this.locale);
		return answer.result;
	}

	/** A view as it is now. */
	async glance<V extends ViewName>(view: V, scope?: string): Promise<Views[V]> {
		const link = await this.connect();
		return new Promise((resolve, reject) => {
			const stopState = link.onState(() => {
				const {state} = link;
				if ('reason' in state) reject(this.linkEnd(state.reason.code, state.reason.params));
			});
			const stop = link.subscribe(view, scope, {
				glance: true,
				view(data) {
					stopState();
					stop();
					resolve(data);
				},
				ended: (refusal) => {
					stopState();
					reject(refusalEnd(refusal, this.locale));
				},
			});
		});
	}

	/** Ends the link, if there is one. */
	async close(): Promise<void> {
		await this.#link?.close();
	}
}
