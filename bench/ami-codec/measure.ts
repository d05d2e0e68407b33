/**
 * One reader, one task, one process: `measure.ts <reader> events <chunk bytes>`, `... answer`, or
 * `... golden`. Prints one line of JSON.
 */
import type {Duplex} from 'node:stream';
import {replaceNet} from './fake-socket.ts';
import {judgeGolden} from './golden.ts';
import {type Reader, readers} from './readers.ts';
import {busyFloor, chunksOf, longAnswer} from './stream.ts';

const eventCount = 200_000;
const soon = () => new Promise((resolve) => setImmediate(resolve));

/**
 * Pushes all of it, with a turn of the event loop each 64 KiB; gives the milliseconds until the
 * last message, and the processor's (all threads of this process, collection of garbage too).
 */
async function run(reader: Reader, bytes: Buffer, chunkBytes: number) {
	let count = 0;
	let lastAt = 0;
	const socket: Duplex = await reader.open(() => {
		count += 1;
		lastAt = performance.now();
	});
	const chunks = [...chunksOf(bytes, chunkBytes)];
	const startedAt = performance.now();
	const cpuBefore = process.cpuUsage();
	let sinceTurn = 0;
	for (const chunk of chunks) {
		socket.push(chunk);
		sinceTurn += chunk.length;
		while (sinceTurn >= 65_536 || socket.readableLength > 262_144) {
			sinceTurn = 0;
			await soon();
		}
	}
	for (let quiet = 0, before = -1; quiet < 20; quiet = count === before ? quiet + 1 : 0) {
		before = count;
		await soon();
	}
	const {user, system} = process.cpuUsage(cpuBefore);
	return {count, elapsedMs: lastAt - startedAt, cpuMs: (user + system) / 1000};
}

const [name = '', task = '', chunkText = '65536'] = process.argv.slice(2);
const reader = readers[name];
if (reader === undefined) throw new Error(`no such reader: ${name}`);
replaceNet();

switch (task) {
	case 'golden':
		print({golden: await judgeGolden(reader)});
		break;
	case 'answer':
		print(await run(reader, longAnswer(), 65_536));
		break;
	case 'events': {
		const bytes = busyFloor(eventCount);
		print({...(await run(reader, bytes, Number(chunkText))), bytes: bytes.length});
		break;
	}
	default:
		throw new Error(`no such task: ${task}`);
}

function print(result: unknown): void {
	process.stdout.write(`${JSON.stringify(result)}\n`);
	// Libraries leave timers behind.
	process.exit(0);
}
