/** A link without a daemon: the test says what the views are and what commands are answered. */
import type {Account, CommandName, RefusalBody, ViewName, Views} from '@plateau/core/protocol';
import type {Answer, LogInAnswer, ViewHandlers} from '@plateau/tui/link/client';
import type {Link, LinkState} from '@plateau/tui/link/reconnect';

/** One command as it was sent. */
export interface Sent {
	readonly name: CommandName;
	readonly args: Readonly<Record<string, unknown>>;
}

export interface FakeLink extends Link {
	readonly sent: Sent[];
	/** What is watched, as `view scope`. */
	readonly watched: () => string[];
	/** The daemon's clock. */
	clock: number;
	/** How a command is answered; a promise that never settles when it returns one. */
	answer: (sent: Sent) => Answer<unknown> | Promise<Answer<unknown>>;
	logInAnswer: LogInAnswer;
	readonly logIns: Array<readonly [string, string]>;
	show<V extends ViewName>(view: V, data: Views[V]): void;
	/** Ends what watches a view, as the daemon does when it may not be seen. */
	end(view: ViewName, refusal: RefusalBody): void;
	/** `nobody`: it comes back without knowing who was logged in. */
	become(state: LinkState, account?: Account | 'nobody' | undefined): void;
}

const alice: Account = {login: 'alice', role: 'agent'};

/** A link that is up, with alice logged in unless `account` says otherwise. */
export function fakeLink(
	options: {
		readonly at: number;
		readonly account?: Account | undefined;
		readonly state?: LinkState;
	} = {at: 0},
): FakeLink {
	const listeners = new Set<() => void>();
	const wanted = new Map<string, ViewHandlers<ViewName>>();
	let state: LinkState = options.state ?? {state: 'up', since: 0};
	let account = 'account' in options ? options.account : alice;
	const link: FakeLink = {
		where: '/run/plateau.sock',
		get state() {
			return state;
		},
		get account() {
			return account;
		},
		facts: {timeZone: 'Europe/Paris', country: 'FR', practice: true},
		clock: options.at,
		now: () => link.clock,
		sent: [],
		logIns: [],
		watched: () => [...wanted.keys()],
		answer: ({name}) => ({
			ok: true,
			result: name === 'save-note' ? {savedAt: link.clock} : null,
		}),
		logInAnswer: {ok: true, account: alice, token: 'secret'},
		onState(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		subscribe(view, scope, handlers) {
			const key = `${view} ${scope ?? ''}`.trim();
			wanted.set(key, handlers as unknown as ViewHandlers<ViewName>);
			return () => void wanted.delete(key);
		},
		async command(name, args) {
			const sent = {name, args: args as Sent['args']};
			link.sent.push(sent);
			return (await link.answer(sent)) as never;
		},
		async logIn(login, password) {
			link.logIns.push([login, password]);
			const answer = link.logInAnswer;
			if (answer.ok) link.become(state, answer.account);
			return answer;
		},
		async logOut() {
			return {ok: true, result: null};
		},
		async ready() {},
		async close() {},
		show(view, data) {
			for (const [key, handlers] of wanted) {
				if (key.split(' ')[0] === view) handlers.view(data);
			}
		},
		end(view, refusal) {
			for (const [key, handlers] of wanted) {
				if (key.split(' ')[0] === view) handlers.ended?.(refusal);
			}
		},
		become(next, who = account) {
			state = next;
			account = who === 'nobody' ? undefined : who;
			for (const listener of [...listeners]) listener();
		},
	};
	return link;
}
