/**
 * A manager interface that answers what the bridge asks, from a table of channels that the test keeps.
 * It has no dialplan: nothing happens but what the test says.
 */

import {once} from 'node:events';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {AmiDecoder} from '@plateau/daemon/ami/decoder';
import {type AmiFields, encodeMessage} from '@plateau/daemon/ami/encoder';
import type {AmiMessage} from '@plateau/daemon/ami/message';

export const systemName = '00112233445566ff';

export interface SwitchChannel {
	readonly Channel: string;
	readonly Uniqueid: string;
	Context: string;
	Application?: string;
	BridgeID?: string;
	Exten?: string;
	ChannelState?: string;
	variables?: Readonly<Record<string, string>>;
}

type Fields = readonly (readonly [string, string])[];

export class AnsweringSwitch {
	readonly globals = new Map<string, string>();
	readonly channels = new Map<string, SwitchChannel>();
	readonly devices = new Map<string, string>();
	/** Every action but the beats, as `Redirect PJSIP/x-0000000a plateau-wait s 1`. */
	readonly actions: string[] = [];
	/** Which actions are refused, and with what words. */
	readonly refused = new Map<string, string>();
	/** How long the list of device states takes; 0: none. */
	devicesTakeMs = 0;
	/** So many rows of `Status` are counted and never come. */
	rowsLost = 0;
	/** Events sent in the middle of the next `Status` of all channels. */
	duringStatus: (() => void) | undefined;
	startedAt = '2026-11-21 10:00:00';
	clockAheadMs = 0;
	logins = 0;
	readonly #server: Server;
	readonly #sockets = new Map<Socket, {user: string}>();
	port = 0;

	constructor() {
		this.#server = createServer((socket) => this.#take(socket));
	}

	async start(): Promise<this> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		this.port = (this.#server.address() as AddressInfo).port;
		return this;
	}

	async stop(): Promise<void> {
		this.cut();
		this.#server.close();
		await once(this.#server, 'close');
	}

	/** Drops every connection. */
	cut(): void {
		for (const socket of this.#sockets.keys()) socket.destroy();
		this.#sockets.clear();
	}

	/** An event to the control user, with the system name unless `forged`. */
	emit(name: string, fields: Readonly<Record<string, string>>, forged = false): void {
		const origin: Fields = forged ? [] : [['SystemName', systemName]];
		const text = encodeMessage([['Event', name], ...origin, ...Object.entries(fields)]);
		for (const [socket, {user}] of this.#sockets) if (user === 'control') socket.write(text);
	}

	#take(socket: Socket): void {
		this.#sockets.set(socket, {user: ''});
		socket.on('error', () => {});
		socket.on('close', () => this.#sockets.delete(socket));
		const decoder = new AmiDecoder(
			{message: (action) => this.#answer(socket, action)},
			{unescape: false},
		);
		socket.on('data', (bytes: Buffer) => decoder.push(bytes));
		socket.write('Asterisk Call Manager/11.0.0\r\n');
	}

	#answer(socket: Socket, action: AmiMessage): void {
		const name = action.get('Action') ?? '';
		const reply = (response: string, fields: AmiFields = {}) =>
			socket.write(
				encodeMessage([
					['Response', response],
					['ActionID', action.get('ActionID') ?? ''],
					...Object.entries(fields as Record<string, string>),
				]),
			);
		const list = (items: readonly Fields[]) => {
			const own: Fields = [['ActionID', action.get('ActionID') ?? '']];
			reply('Success', {EventList: 'start'});
			for (const item of items) {
				if (this.rowsLost > 0 && name === 'Status') this.rowsLost -= 1;
				else socket.write(encodeMessage([...item, ...own]));
			}
			socket.write(
				encodeMessage([
					['Event', 'Complete'],
					...own,
					['EventList', 'Complete'],
					['ListItems', String(items.length)],
				]),
			);
		};
		const refusal = this.refused.get(name);
		this.#note(action);
		if (refusal !== undefined) {
			reply('Error', {Message: refusal});
			return;
		}
		switch (name) {
			case 'Challenge':
				reply('Success', {Challenge: '1'});
				break;
			case 'Login':
				this.logins += 1;
				this.#sockets.set(socket, {user: action.get('Username') ?? ''});
				reply('Success');
				break;
			case 'Ping':
				reply('Success', {Timestamp: ((Date.now() + this.clockAheadMs) / 1000).toFixed(6)});
				break;
			case 'Getvar': {
				const variable = action.get('Variable') ?? '';
				const name = action.get('Channel');
				const channel = [...this.channels.values()].find(({Channel}) => Channel === name);
				const global = variable.startsWith('STRFTIME(') ? '+0100' : this.globals.get(variable);
				const Value = name === undefined ? global : channel?.variables?.[variable];
				if (name !== undefined && channel === undefined)
					reply('Error', {Message: 'No such channel'});
				else reply('Success', {Variable: variable, Value: Value ?? ''});
				break;
			}
			case 'Setvar':
				if (action.get('Channel') === undefined) {
					this.globals.set(action.get('Variable') ?? '', action.get('Value') ?? '');
				}
				reply('Success');
				break;
			case 'CoreStatus': {
				const [CoreStartupDate = '', CoreStartupTime = ''] = this.startedAt.split(' ');
				reply('Success', {CoreStartupDate, CoreStartupTime});
				break;
			}
			case 'Status':
				this.#status(action, reply, list);
				break;
			case 'DeviceStateList': {
				const answer = () =>
					list(
						[...this.devices].map(([Device, State]) => [
							['Event', 'DeviceStateChange'],
							['Device', Device],
							['State', State],
						]),
					);
				if (this.devicesTakeMs === 0) answer();
				else setTimeout(answer, this.devicesTakeMs);
				break;
			}
			default:
				reply('Success');
		}
	}

	#status(
		action: AmiMessage,
		reply: (response: string, fields?: AmiFields) => void,
		list: (items: readonly Fields[]) => void,
	): void {
		const asked = action.get('Channel');
		const wanted = (action.get('Variables') ?? '').split(',').filter((name) => name !== '');
		// Asterisk would evaluate it with the channel locked, and can stand still for good.
		if (wanted.some((name) => name.includes('('))) {
			reply('Error', {Message: 'Status was asked for a function'});
			return;
		}
		const found = [...this.channels.values()].filter(
			({Channel, Uniqueid}) => asked === undefined || Channel === asked || Uniqueid === asked,
		);
		if (asked !== undefined && found.length === 0) {
			reply('Error', {Message: 'No such channel'});
			return;
		}
		list(
			found.map(({variables = {}, Channel, ChannelState = '6', ...fields}) => [
				['Event', 'Status'],
				['Channel', Channel],
				// As Asterisk writes a channel: its state first, its Linkedid last.
				['ChannelState', ChannelState],
				['Context', fields.Context],
				['Exten', fields.Exten ?? 's'],
				['Uniqueid', fields.Uniqueid],
				['Linkedid', fields.Uniqueid],
				['BridgeID', fields.BridgeID ?? ''],
				['Application', fields.Application ?? ''],
				...wanted.map((name) => ['Variable', `${name}=${variables[name] ?? '(null)'}`] as const),
			]),
		);
		if (asked === undefined) {
			this.duringStatus?.();
			this.duringStatus = undefined;
		}
	}

	#note(action: AmiMessage): void {
		const quiet = [
			'Challenge',
			'Login',
			'Logoff',
			'Ping',
			'Getvar',
			'CoreStatus',
			'DeviceStateList',
		];
		const isBeat = action.get('Action') === 'Setvar' && action.get('Channel') === undefined;
		if (isBeat || quiet.includes(action.get('Action') ?? '')) return;
		this.actions.push(
			action.values.filter((_, index) => action.names[index] !== 'ActionID').join(' '),
		);
	}
}
