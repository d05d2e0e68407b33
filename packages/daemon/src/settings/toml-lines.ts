/**
 * On which line of a TOML text each key stands. Reads just enough of the format to follow keys; the
 * text is known to be right, because a real parser has read it.
 */

/** Lines, from 1, by path: `dataDir`, `trunk.host`, `switches.0`, `switches.0.host`. */
export function tomlLines(text: string): ReadonlyMap<string, number> {
	const scanner = new Scanner(text);
	const lines = new Map<string, number>();
	const counts = new Map<string, number>();
	let table: string[] = [];
	for (;;) {
		scanner.skipBlank();
		if (scanner.atEnd()) return lines;
		const line = scanner.line;
		if (scanner.take('[[')) {
			const path = inArrays(scanner.key(), counts);
			const name = path.join('.');
			const index = counts.get(name) ?? 0;
			counts.set(name, index + 1);
			table = [...path, String(index)];
			lines.set(table.join('.'), line);
		} else if (scanner.take('[')) {
			table = inArrays(scanner.key(), counts, true);
			setOnce(lines, table.join('.'), line);
		} else {
			const path = [...table, ...scanner.key()];
			for (let length = table.length + 1; length <= path.length; length += 1) {
				setOnce(lines, path.slice(0, length).join('.'), line);
			}
			scanner.skipValue();
		}
		scanner.skipLine();
	}
}

function setOnce(lines: Map<string, number>, path: string, line: number): void {
	if (!lines.has(path)) lines.set(path, line);
}

/** The path with the last index put after each array of tables on the way. */
function inArrays(
	keys: readonly string[],
	counts: ReadonlyMap<string, number>,
	isTable = false,
): string[] {
	const path: string[] = [];
	for (const [position, key] of keys.entries()) {
		path.push(key);
		const count = counts.get(path.join('.'));
		const goesOn = position < keys.length - 1 || isTable;
		if (count !== undefined && goesOn) path.push(String(count - 1));
	}
	return path;
}

class Scanner {
	readonly #text: string;
	#at = 0;
	line = 1;

	constructor(text: string) {
		this.#text = text;
	}

	atEnd(): boolean {
		return this.#at >= this.#text.length;
	}

	take(token: string): boolean {
		if (!this.#text.startsWith(token, this.#at)) return false;
		this.#at += token.length;
		return true;
	}

	/** Blanks, line ends and comments. */
	skipBlank(): void {
		while (!this.atEnd()) {
			const char = this.#text[this.#at] ?? '';
			if (char === '#') this.#skipTo('\n');
			else if (/\s/.test(char)) this.#step();
			else return;
		}
	}

	/** The rest of the line. */
	skipLine(): void {
		this.#skipTo('\n');
	}

	/** A dotted key, bare or quoted parts, up to `=` or `]`. */
	key(): string[] {
		const parts: string[] = [];
		for (;;) {
			this.#skipSpaces();
			const char = this.#text[this.#at] ?? '';
			parts.push(char === '"' || char === "'" ? this.#string() : this.#bare());
			this.#skipSpaces();
			if (!this.take('.')) break;
		}
		this.take('=');
		return parts;
	}

	/** A value, over several lines where it goes on. */
	skipValue(): void {
		let depth = 0;
		while (!this.atEnd()) {
			const char = this.#text[this.#at] ?? '';
			if (char === '"' || char === "'") this.#string();
			else if (char === '#') this.#skipTo('\n');
			else if (char === '\n' && depth === 0) return;
			else {
				if (char === '[' || char === '{') depth += 1;
				if (char === ']' || char === '}') depth -= 1;
				this.#step();
			}
		}
	}

	#bare(): string {
		const match = /[A-Za-z0-9_-]*/y;
		match.lastIndex = this.#at;
		const word = match.exec(this.#text)?.[0] ?? '';
		this.#at += Math.max(1, word.length);
		return word;
	}

	/** A string of any of the four kinds; what it says, escapes left as they are. */
	#string(): string {
		const quote = this.#text[this.#at] ?? '"';
		const fence = this.#text.startsWith(quote.repeat(3), this.#at) ? quote.repeat(3) : quote;
		this.#at += fence.length;
		const start = this.#at;
		while (!this.atEnd() && !this.#text.startsWith(fence, this.#at)) {
			if (quote === '"' && this.#text[this.#at] === '\\') this.#step();
			this.#step();
		}
		const content = this.#text.slice(start, this.#at);
		this.#at += fence.length;
		// Up to two quotes may stand right before a closing fence of three.
		while (fence.length === 3 && this.#text[this.#at] === quote) this.#at += 1;
		return content;
	}

	#skipSpaces(): void {
		while (/[ \t]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
	}

	#skipTo(char: string): void {
		while (!this.atEnd() && this.#text[this.#at] !== char) this.#step();
	}

	#step(): void {
		if (this.#text[this.#at] === '\n') this.line += 1;
		this.#at += 1;
	}
}
