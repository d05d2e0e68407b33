/**
 * Each library behind one face: bytes in at its socket, messages out, and a message's fields as the
 * library means them. Generous where a library has a second place for something.
 */
import {createRequire} from 'node:module';
import type {Duplex} from 'node:stream';
import {AmiDecoder, type DecoderOptions} from '@plateau/daemon/ami/decoder';
import {EventGuard} from '@plateau/daemon/ami/guard';
import type {AmiMessage} from '@plateau/daemon/ami/message';
import {fakeSocket, lastSocket} from './fake-socket.ts';

export type Field = readonly [name: string, value: string];
type Taker = (message: unknown) => void;

export interface Reader {
	/** Opens a connection that has been greeted; gives the socket to push bytes into. */
	readonly open: (take: Taker) => Promise<Duplex>;
	readonly fieldsOf: (message: unknown) => Field[];
}

const require = createRequire(import.meta.url);
const greeting = Buffer.from('Asterisk Call Manager/11.0.0\r\n');
const soon = () => new Promise((resolve) => setImmediate(resolve));

/** Lets the library connect, then greets it. */
async function greeted(): Promise<Duplex> {
	await soon();
	const socket = lastSocket();
	await soon();
	socket.push(greeting);
	await soon();
	return socket;
}

type Bag = Record<string, unknown>;

/** Fields of an object whose repeats are arrays and whose variables are objects. */
function fieldsOfObject(message: unknown, skip: readonly string[] = []): Field[] {
	const fields: Field[] = [];
	for (const [name, value] of Object.entries(message as Bag)) {
		if (skip.includes(name)) continue;
		for (const each of Array.isArray(value) ? value : [value]) {
			if (each !== null && typeof each === 'object') {
				for (const pair of Object.entries(each)) fields.push([name, pair.join('=')]);
			} else fields.push([name, String(each)]);
		}
	}
	return fields;
}

/** The raw lines of an old-style answer, without its head and its end. */
function outputOf(lines: readonly string[]): Field[] {
	return lines
		.flatMap((line) => line.split('\n'))
		.filter((line) => !/^(response|privilege|actionid):|^--END COMMAND--$/i.test(line))
		.map((line) => ['Output', line]);
}

function ours(options: DecoderOptions, isGuarded = false): Reader {
	return {
		async open(take) {
			const socket = fakeSocket();
			const guard = new EventGuard('8f3a9c1b7d2e4f60', () => false);
			const message = isGuarded
				? (event: AmiMessage) => guard.judge(event) === undefined && take(event)
				: take;
			const decoder = new AmiDecoder({message}, {...options, greeting: true});
			socket.on('data', (bytes: Buffer) => decoder.push(bytes));
			return await greeted();
		},
		fieldsOf: (message) => [...(message as AmiMessage)],
	};
}

export const readers: Readonly<Record<string, Reader>> = {
	ours: ours({}),
	'ours, guarded': ours({}, true),
	'ours, lazy': ours({wants: (event) => event === 'DialBegin'}),

	'asterisk-manager': {
		async open(take) {
			const manager = require('asterisk-manager')(5038, 'nowhere');
			manager.on('rawevent', take);
			return await greeted();
		},
		fieldsOf(message) {
			const {content} = message as {content?: string};
			if (content === undefined) return fieldsOfObject(message);
			const lines = content.split('\n');
			const privilege = lines.find((line) => line.startsWith('Privilege: '))?.slice(11);
			return [
				...fieldsOfObject(message, ['content']),
				...(privilege === undefined ? [] : [['Privilege', privilege] as const]),
				...outputOf(lines),
			];
		},
	},

	'asterisk-ami-client': {
		async open(take) {
			const Connection = require('asterisk-ami-connector/lib/AmiConnection');
			const connection = new Connection(fakeSocket());
			connection.on('event', take);
			connection.on('response', (message: Bag) => {
				// It takes the greeting for an answer.
				if (message['Response'] !== null) take(message);
			});
			await soon();
			return lastSocket();
		},
		fieldsOf(message) {
			const {$content} = message as {$content?: string};
			const fields = fieldsOfObject(message, ['$content']);
			return $content === undefined ? fields : [...fields, ...outputOf($content.split(/\r?\n/))];
		},
	},

	yana: {
		async open(take) {
			const Ami = require('yana');
			const ami = new Ami({host: 'nowhere', login: 'a', password: 'b'});
			ami.on('event', take);
			// Answers reach only who waits for their ActionID.
			ami.pendingActions = {1: {callback: (message: Bag) => 'Event' in message || take(message)}};
			ami.connect();
			return await greeted();
		},
		fieldsOf(message) {
			const {CMD} = message as {CMD?: string[]};
			const fields = fieldsOfObject(message, ['CMD']);
			return CMD === undefined ? fields : [...fields, ...outputOf(CMD)];
		},
	},

	'asterisk.io': {
		async open(take) {
			const ami = require('asterisk.io').ami('nowhere', 5038, 'a', 'b');
			ami.on('error', (error: Error) => {
				throw error;
			});
			await new Promise((resolve) => process.nextTick(resolve));
			// Answers reach only who waits for their ActionID; the parser itself tells them all.
			const socket = lastSocket();
			await soon();
			const {pipes} = (socket as unknown as {_readableState: {pipes: Duplex[]}})._readableState;
			const [parser] = pipes;
			if (parser === undefined) throw new Error('asterisk.io reads nothing from its socket');
			parser.on('event', take);
			parser.on('response', take);
			socket.push(greeting);
			await soon();
			return socket;
		},
		fieldsOf: (message) => fieldsOfObject(message),
	},

	'ami-io': {
		async open(take) {
			const library = require('ami-io');
			const client = library.createClient({logger: new library.SilentLogger()});
			client.on('rawEvent', take);
			client.on('needParseResponse', take);
			client.connect();
			return await greeted();
		},
		fieldsOf: (message) => fieldsOfLines(message, 'incomingData'),
	},

	nami: {
		async open(take) {
			const {Nami} = require('nami');
			const silent = {error() {}, warn() {}, info() {}, debug() {}};
			const nami = new Nami({host: 'nowhere', port: 5038, logger: silent});
			nami.on('namiRawEvent', take);
			nami.on('namiRawResponse', take);
			nami.open();
			return await greeted();
		},
		fieldsOf(message) {
			const {variables} = message as {variables?: Bag};
			const isOwn = variables !== null && typeof variables === 'object';
			const pairs = isOwn ? Object.entries(variables) : [];
			return [
				...fieldsOfLines(message, 'lines'),
				...pairs.map(([key, value]): Field => ['Variable', `${key}=${value}`]),
			];
		},
	},
};

/**
 * nami and ami-io set fields on the message itself, beside their own, and keep the raw lines: those
 * count for an old-style answer only, or else no parsing would be judged.
 */
function fieldsOfLines(message: unknown, raw: string): Field[] {
	const bag = message as Bag;
	const isOwn = (name: string) =>
		name === raw || name === 'EOL' || (/^(variables|events)$/.test(name) && !isText(bag[name]));
	const fields = fieldsOfObject(message, Object.keys(bag).filter(isOwn));
	if (String(bag['response']).toLowerCase() !== 'follows') return fields;
	const head = /^(response|privilege|actionid)$/;
	const output = outputOf(bag[raw] as string[]);
	return [...fields.filter(([name]) => head.test(name)), ...output];
}

function isText(value: unknown): boolean {
	return typeof value === 'string';
}
