/**
 * Bytes to messages, in arrival order, whatever the cuts between chunks. Whole lines are decoded a
 * block at a time and read once; only an unfinished line is carried over, so a long answer costs no
 * more a byte than a short one. Never throws on input, and never holds more than the limits.
 */
import {unescapeValues} from './escape.ts';
import {AmiMessage} from './message.ts';

/** Who is told. Calls are synchronous, in the order of the bytes. */
export interface DecoderSink {
	readonly message: (message: AmiMessage) => void;
	/** The server's first line, once, when the option `greeting` is set. */
	readonly greeting?: (line: string) => void;
	/** A message passed a limit and is being thrown away up to its blank line. */
	readonly oversize?: (problem: string) => void;
}

export interface DecoderOptions {
	/** The first line is the greeting, which no blank line follows: set it on the client's side. */
	readonly greeting?: boolean;
	/** Undo Asterisk's C escapes in events; on unless told. Actions carry none. */
	readonly unescape?: boolean;
	/** Longest message, counted in bytes while unread and in characters after; 4 MiB unless told. */
	readonly maxMessageBytes?: number;
	/** Most fields in one message; 250,000 unless told (a line of `Output:` is a field). */
	readonly maxFields?: number;
	/** Asked for each event by its name: false throws it away unread. */
	readonly wants?: (event: string) => boolean;
	/**
	 * Whether an old-style `Response: Follows` with this ActionID may be read up to its
	 * `--END COMMAND--`, blank lines included. Allowed unless told: on a live link tell it, since a
	 * forged one would swallow the events behind it.
	 */
	readonly follows?: (actionId: string | undefined) => boolean;
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const endCommand = '--END COMMAND--';

/**
 * Bytes decoded at once. Field values are slices of the decoded block, so a value that somebody
 * keeps for an hour keeps this much, not a whole 64 KiB chunk.
 */
const blockBytes = 8192;

/** Where an old-style `Response: Follows` stands. */
type Follows = 'no' | 'headers' | 'output' | 'ended';

/** Reads one connection's bytes. Ends of line may be CR LF or LF alone, also mixed. */
export class AmiDecoder {
	readonly #sink: DecoderSink;
	readonly #options: DecoderOptions;
	readonly #maxMessageBytes: number;
	readonly #maxFields: number;
	#names: string[] = [];
	#values: string[] = [];
	/** Characters of the message so far. */
	#size = 0;
	#follows: Follows = 'no';
	/** The rest of this message is thrown away. */
	#skipping = false;
	/** The start of the current line has been thrown away: its end is no blank line. */
	#midLine = false;
	#awaitsGreeting: boolean;
	#hasEscapes = false;
	#rest = Buffer.alloc(0);
	#restLength = 0;
	#closed = false;

	constructor(sink: DecoderSink, options: DecoderOptions = {}) {
		this.#sink = sink;
		this.#options = options;
		this.#maxMessageBytes = options.maxMessageBytes ?? 4 * 1024 * 1024;
		this.#maxFields = options.maxFields ?? 250_000;
		this.#awaitsGreeting = options.greeting ?? false;
	}

	/** Bytes and characters held for a message that has not ended. */
	get heldBytes(): number {
		return this.#size + this.#restLength;
	}

	/** Takes the next bytes, of any length. They may be reused afterwards. */
	push(chunk: Buffer): void {
		if (this.#closed || chunk.length === 0) return;
		const end = chunk.lastIndexOf(lineFeed) + 1;
		let start = 0;
		if (end > 0 && this.#restLength > 0) {
			start = chunk.indexOf(lineFeed) + 1;
			this.#append(chunk.subarray(0, start));
			const length = this.#restLength;
			this.#restLength = 0;
			this.#read(this.#rest, 0, length);
			if (length > blockBytes) this.#rest = Buffer.alloc(0);
		}
		this.#read(chunk, start, end);
		if (end < chunk.length) this.#keep(chunk.subarray(end));
	}

	/** Nothing more is told, not even from the chunk being read. */
	close(): void {
		this.#closed = true;
		this.#rest = Buffer.alloc(0);
		this.#restLength = 0;
		this.#forget();
	}

	/** `bytes` from `from` to `to` are whole lines. */
	#read(bytes: Buffer, from: number, to: number): void {
		let start = from;
		while (start < to && !this.#closed) {
			let end = to;
			if (to - start > blockBytes) {
				// Cut behind a line feed: no UTF-8 character has that byte inside it.
				end = bytes.lastIndexOf(lineFeed, start + blockBytes) + 1;
				if (end <= start) end = bytes.indexOf(lineFeed, start) + 1;
			}
			this.#readLines(bytes.toString('utf8', start, end));
			start = end;
		}
	}

	/** `text` ends in a line feed. */
	#readLines(text: string): void {
		let start = 0;
		// Few messages hold a backslash: only those are looked through for escapes.
		let escapeAt = text.indexOf('\\');
		while (start < text.length && !this.#closed) {
			const next = text.indexOf('\n', start);
			const end = next > start && text.charCodeAt(next - 1) === carriageReturn ? next - 1 : next;
			if (end > start) {
				if (this.#skipping) this.#midLine = false;
				else this.#readLine(text, start, end);
			} else {
				if (escapeAt >= 0 && escapeAt < start) {
					this.#hasEscapes = true;
					escapeAt = text.indexOf('\\', start);
				}
				this.#readBlank();
			}
			start = next + 1;
		}
		this.#hasEscapes ||= escapeAt >= 0;
	}

	#readLine(text: string, start: number, end: number): void {
		if (this.#names.length === 0 && this.#isTaken(text, start, end)) return;
		if (!this.#hasRoom(end - start)) return;
		if (this.#follows !== 'no' && this.#readOutput(text.slice(start, end))) return;
		const colon = text.indexOf(':', start);
		if (colon <= start || colon >= end) {
			this.#add('', text.slice(start, end));
			return;
		}
		const valueAt = text.charCodeAt(colon + 1) === space ? colon + 2 : colon + 1;
		this.#add(text.slice(start, colon), text.slice(valueAt, end));
		if (this.#names.length === 1) this.#startFollows();
	}

	/** Counts a line; false when it was one too many. */
	#hasRoom(length: number): boolean {
		this.#size += length + 2;
		if (this.#size <= this.#maxMessageBytes && this.#names.length < this.#maxFields) return true;
		this.#overflow();
		return false;
	}

	#add(name: string, value: string): void {
		this.#names.push(name);
		this.#values.push(value);
	}

	/** Whether a message's first line needs no more reading: a greeting, or an unwanted event. */
	#isTaken(text: string, start: number, end: number): boolean {
		if (this.#awaitsGreeting) {
			this.#awaitsGreeting = false;
			this.#sink.greeting?.(text.slice(start, end));
			return true;
		}
		const {wants} = this.#options;
		if (wants === undefined || !text.startsWith('Event: ', start)) return false;
		this.#skipping = !wants(text.slice(start + 'Event: '.length, end));
		return this.#skipping;
	}

	#readBlank(): void {
		if (this.#skipping) {
			// The end of a line whose start was thrown away only looks blank.
			this.#skipping = this.#midLine;
			this.#midLine = false;
			return;
		}
		if (this.#names.length === 0) return;
		if (this.#follows === 'headers' || this.#follows === 'output') {
			if (!this.#hasRoom(0) || this.#readOutput('')) return;
		}
		const values = this.#values;
		const message = new AmiMessage(this.#names, values);
		if (this.#hasEscapes && this.#options.unescape !== false) unescapeValues(message, values);
		this.#forget();
		this.#sink.message(message);
	}

	#forget(): void {
		this.#names = [];
		this.#values = [];
		this.#size = 0;
		this.#follows = 'no';
		this.#hasEscapes = false;
	}

	#startFollows(): void {
		const isFollows =
			this.#names[0]?.toLowerCase() === 'response' && this.#values[0]?.toLowerCase() === 'follows';
		if (isFollows) this.#follows = 'headers';
	}

	/** A line of an old-style answer: raw output under the name that newer ones give it. */
	#readOutput(line: string): boolean {
		if (this.#follows === 'headers') {
			// Asterisk 13 and older write these before the raw text.
			if (/^(Privilege|ActionID|Message): /i.test(line)) return false;
			const {follows} = this.#options;
			const actionId = new AmiMessage(this.#names, this.#values).get('ActionID');
			const isAllowed = follows === undefined || follows(actionId);
			this.#follows = isAllowed ? 'output' : 'no';
			if (!isAllowed) return false;
		}
		if (this.#follows === 'ended') return false;
		if (!line.endsWith(endCommand)) {
			this.#add('Output', line);
			return true;
		}
		// The last line of output may lack its own line feed.
		if (line.length > endCommand.length) this.#add('Output', line.slice(0, -endCommand.length));
		this.#follows = 'ended';
		return true;
	}

	/** Holds the start of a line for the next chunk. */
	#keep(bytes: Buffer): void {
		if (this.#closed) return;
		// What is thrown away needs no keeping, but a lone CR may be the start of the blank line.
		const mayEnd = this.#restLength === 0 && bytes.length === 1 && bytes[0] === carriageReturn;
		const hasRoom = this.#size + this.#restLength + bytes.length <= this.#maxMessageBytes;
		if (this.#skipping ? mayEnd : hasRoom) {
			this.#append(bytes);
			return;
		}
		if (!this.#skipping) this.#overflow();
		this.#rest = Buffer.alloc(0);
		this.#restLength = 0;
		this.#midLine = true;
	}

	#append(bytes: Buffer): void {
		const length = this.#restLength + bytes.length;
		if (length > this.#rest.length) {
			const grown = Buffer.allocUnsafe(Math.max(1024, length * 2));
			this.#rest.copy(grown, 0, 0, this.#restLength);
			this.#rest = grown;
		}
		bytes.copy(this.#rest, this.#restLength);
		this.#restLength = length;
	}

	#overflow(): void {
		const problem =
			this.#names.length >= this.#maxFields
				? `a message has more than ${this.#maxFields} fields`
				: `a message is longer than ${this.#maxMessageBytes} bytes`;
		this.#forget();
		this.#skipping = true;
		this.#sink.oversize?.(problem);
	}
}
