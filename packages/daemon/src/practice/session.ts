/**
 * One connection to the practice switch's manager interface: greeting, login, rights, answers, and the
 * events that it may hear. What actions do is in `actions/`.
 */

import type {Socket} from 'node:net';
import {AmiDecoder} from '../ami/decoder.ts';
import {asSwitch, encodeMessage} from '../ami/encoder.ts';
import {md5Key} from '../ami/login.ts';
import type {AmiMessage} from '../ami/message.ts';
import {filterProbe} from '../asterisk/manager.ts';
import {type ActionCall, ActionRefused} from './actions/action.ts';
import {actions} from './actions/actions.ts';
import {amiVersion} from './actions/core.ts';
import type {Exchange} from './exchange.ts';
import {actionRights, type ManagerUser, mayRead, mayWrite} from './rights.ts';
import type {EventClass, EventField} from './tell.ts';

export interface SessionParts {
	readonly socket: Socket;
	readonly exchange: Exchange;
	readonly users: readonly ManagerUser[];
	/** Whole number of at most nine digits. */
	challenge(): string;
}

/** A wrong login is answered late, as Asterisk does. */
const refusalMs = 1000;
/** A reader that lags by so much is dropped. */
const maxUnreadBytes = 4_900_000;
/** Asterisk reads 1,024 bytes a line and 128 lines. */
const maxActionBytes = 131_072;

export class Session {
	readonly #parts: SessionParts;
	#user: ManagerUser | undefined;
	#mask: readonly string[] = ['all'];
	#challenge = '';
	#isRefused = false;

	constructor(parts: SessionParts) {
		this.#parts = parts;
		const {socket} = parts;
		const decoder = new AmiDecoder(
			{message: (message) => this.#take(message), oversize: () => socket.destroy()},
			{unescape: false, maxMessageBytes: maxActionBytes},
		);
		socket.setNoDelay(true);
		socket.on('data', (bytes: Buffer) => decoder.push(bytes));
		// A reset by the other side ends the session, nothing else.
		socket.on('error', () => {});
		socket.write(`Asterisk Call Manager/${amiVersion}\r\n`);
	}

	/** `text` is the whole event. */
	hear(event: string, eventClass: EventClass, text: string): void {
		const user = this.#user;
		if (user === undefined || !mayRead(user, this.#mask, eventClass)) return;
		if (user.events !== undefined && !user.events.includes(event)) return;
		const isHeldBack = (mark: string) => text.includes(`\r\n${filterProbe.header}: ${mark}\r\n`);
		if (event === 'UserEvent' && user.heldBack?.some(isHeldBack) === true) return;
		this.write(text);
	}

	/** Writes as it is. */
	write(text: string): void {
		const {socket} = this.#parts;
		if (!socket.writable) return;
		socket.write(text);
		if (socket.writableLength > maxUnreadBytes) socket.destroy();
	}

	#take(message: AmiMessage): void {
		if (this.#isRefused) return;
		const name = message.get('Action') ?? '';
		try {
			this.#check(name);
			this.#run(name.toLowerCase(), message, this.#call(message));
		} catch (error) {
			if (!(error instanceof ActionRefused)) throw error;
			this.#answer([['Response', 'Error'], ...actionIdOf(message), ['Message', error.message]]);
		}
	}

	/** Whether this action may be sent now. */
	#check(name: string): void {
		const user = this.#user;
		if (user === undefined) {
			if (!/^(?:challenge|login)$/i.test(name)) throw new ActionRefused('Permission denied');
		} else if (name === '') {
			throw new ActionRefused('Missing action in request');
		} else if (!(name.toLowerCase() in actionRights)) {
			throw new ActionRefused(
				`Invalid/unknown command: ${name}. Use Action: ListCommands to show available commands.`,
			);
		} else if (!mayWrite(user, name)) {
			throw new ActionRefused('Permission denied');
		}
	}

	#run(name: string, message: AmiMessage, call: ActionCall): void {
		switch (name) {
			case 'login':
				this.#logIn(message, call);
				break;
			case 'challenge':
				this.#sendChallenge(message, call);
				break;
			case 'events':
				this.#setMask(message.get('EventMask') ?? '');
				call.succeed(undefined, [['Events', this.#mask.length > 0 ? 'On' : 'Off']]);
				break;
			case 'logoff':
				this.#answer([
					['Response', 'Goodbye'],
					...actionIdOf(message),
					['Message', 'Thanks for all the fish.'],
				]);
				this.#parts.socket.end();
				break;
			default: {
				const action = actions.get(name);
				if (action === undefined) throw new ActionRefused('not part of the practice switch');
				action(call);
			}
		}
	}

	#sendChallenge(message: AmiMessage, call: ActionCall): void {
		if (message.get('AuthType')?.toUpperCase() !== 'MD5') {
			throw new ActionRefused('Must specify AuthType');
		}
		this.#challenge ||= this.#parts.challenge();
		call.succeed(undefined, [['Challenge', this.#challenge]]);
	}

	#logIn(message: AmiMessage, call: ActionCall): void {
		const {users, socket, exchange} = this.#parts;
		const user = users.find(({name}) => name === message.get('Username'));
		if (user === undefined || !this.#proves(message, user.secret)) {
			this.#isRefused = true;
			exchange.clock.after(refusalMs, () => {
				this.#answer([
					['Response', 'Error'],
					...actionIdOf(message),
					['Message', 'Authentication failed'],
				]);
				socket.end();
			});
			return;
		}
		this.#user = user;
		this.#setMask(message.get('Events') ?? 'on');
		call.succeed('Authentication accepted');
		// Greets whoever may read the class `system`; the only event without a system name.
		if (!mayRead(user, this.#mask, 'system')) return;
		const uptime = Math.floor((exchange.clock.now() - exchange.startedAt) / 1000);
		this.#answer([
			['Event', 'FullyBooted'],
			['Privilege', 'system,all'],
			['Uptime', uptime],
			['LastReload', uptime],
			['Status', 'Fully Booted'],
		]);
	}

	#proves(message: AmiMessage, secret: string): boolean {
		if (message.get('AuthType')?.toUpperCase() === 'MD5') {
			return this.#challenge !== '' && message.get('Key') === md5Key(this.#challenge, secret);
		}
		return message.get('Secret') === secret;
	}

	#setMask(written: string): void {
		const mask = written.trim().toLowerCase();
		if (mask === '' || mask === 'on') this.#mask = ['all'];
		else this.#mask = mask === 'off' ? [] : mask.split(',').map((part) => part.trim());
	}

	#call(message: AmiMessage): ActionCall {
		const id = actionIdOf(message);
		const succeed: ActionCall['succeed'] = (text, fields = []) =>
			this.#answer([
				['Response', 'Success'],
				...id,
				...fields,
				...(text === undefined ? [] : [['Message', text] as const]),
			]);
		return {
			exchange: this.#parts.exchange,
			message,
			succeed,
			list: (text, items, complete, completeFields = []) => {
				succeed(text, [['EventList', 'start']]);
				for (const {event, fields} of items) {
					// Asterisk writes the ActionID of `Status` last, of the others first.
					const isLast = event === 'Status';
					this.#answer([['Event', event], ...(isLast ? [] : id), ...fields, ...(isLast ? id : [])]);
				}
				this.#answer([
					['Event', complete],
					...id,
					['EventList', 'Complete'],
					['ListItems', items.length],
					...completeFields,
				]);
			},
		};
	}

	#answer(fields: readonly EventField[]): void {
		this.write(encodeMessage(fields.map(harmless), asSwitch));
	}
}

function actionIdOf(message: AmiMessage): readonly EventField[] {
	const actionId = message.get('ActionID');
	return actionId === undefined ? [] : [['ActionID', actionId]];
}

/** Line breaks would be other fields; Asterisk lets them through, this switch does not. */
export function harmless([name, value]: EventField): EventField {
	return [name, typeof value === 'string' ? value.replaceAll(/[\r\n\0]/g, ' ') : value];
}
