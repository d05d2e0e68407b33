/**
 * One manager message: names and values in order, repeats kept. Parallel arrays, so that a field
 * called `__proto__` or `constructor` is a field like any other.
 */

/** What the first line says a message is; `other` is anything else. */
export type AmiKind = 'event' | 'response' | 'action' | 'other';

/**
 * A message as it stood on the wire. `names[i]` belongs to `values[i]`; a line without a colon has
 * the name `''` and the whole line as its value. Names compare without regard to case, as in
 * Asterisk; where a name is repeated, `get` gives the first, as Asterisk does.
 */
export class AmiMessage {
	readonly names: readonly string[];
	readonly values: readonly string[];

	constructor(names: readonly string[], values: readonly string[]) {
		this.names = names;
		this.values = values;
	}

	/** Builds a message from its fields, for tests and for the practice switch. */
	static of(fields: Iterable<readonly [name: string, value: string]>): AmiMessage {
		const names: string[] = [];
		const values: string[] = [];
		for (const [name, value] of fields) {
			names.push(name);
			values.push(value);
		}
		return new AmiMessage(names, values);
	}

	/** What the first line makes of this message. */
	get kind(): AmiKind {
		switch (this.names[0]?.toLowerCase()) {
			case 'event':
				return 'event';
			case 'response':
				return 'response';
			case 'action':
				return 'action';
			default:
				return 'other';
		}
	}

	/** The event's name, `''` when this is not an event. */
	get event(): string {
		return this.kind === 'event' ? (this.values[0] ?? '') : '';
	}

	/** The first value under `name`; undefined when there is none. */
	get(name: string): string | undefined {
		const index = this.#find(name, 0);
		return index < 0 ? undefined : this.values[index];
	}

	/** Every value under `name`, in order. */
	getAll(name: string): string[] {
		const found: string[] = [];
		for (let index = this.#find(name, 0); index >= 0; index = this.#find(name, index + 1)) {
			found.push(this.values[index] ?? '');
		}
		return found;
	}

	/**
	 * The `KEY=value` pairs under `name` (`ChanVariable`, `Variable`), cut at the first `=`. The
	 * last of two equal keys wins; a value without `=` is a key with an empty value.
	 */
	pairs(name: string): Map<string, string> {
		const pairs = new Map<string, string>();
		for (const value of this.getAll(name)) {
			const equals = value.indexOf('=');
			if (equals < 0) pairs.set(value, '');
			else pairs.set(value.slice(0, equals), value.slice(equals + 1));
		}
		return pairs;
	}

	/** The fields in order. */
	*[Symbol.iterator](): Generator<[name: string, value: string]> {
		for (const [index, name] of this.names.entries()) yield [name, this.values[index] ?? ''];
	}

	#find(name: string, from: number): number {
		const {names} = this;
		for (let index = from; index < names.length; index++) {
			if (isSameName(names[index] ?? '', name)) return index;
		}
		return -1;
	}
}

/** Whether two field names are one to Asterisk: case does not count. */
export function isSameName(one: string, other: string): boolean {
	// Length and first letter tell nearly all of them apart, without making a string.
	return (
		one.length === other.length &&
		(one.charCodeAt(0) | 32) === (other.charCodeAt(0) | 32) &&
		(one === other || one.toLowerCase() === other.toLowerCase())
	);
}

/**
 * When Asterisk made this event, in microseconds since the epoch; undefined when `timestampevents`
 * is off or the field is unreadable. Asterisk writes seconds, a dot and six digits.
 */
export function timestampUs(message: AmiMessage): number | undefined {
	const parts = /^(\d{1,10})\.(\d{6})$/.exec(message.get('Timestamp') ?? '');
	return parts === null ? undefined : Number(parts[1]) * 1_000_000 + Number(parts[2]);
}
