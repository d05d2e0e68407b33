/** What stands inside `$[…]`, variables already put in: comparisons, arithmetic, and, or. */

type Token = {readonly kind: 'operator' | 'value'; readonly text: string};

const operators = [
	'!=',
	'<=',
	'>=',
	'|',
	'&',
	'=',
	'<',
	'>',
	'+',
	'-',
	'*',
	'/',
	'%',
	'(',
	')',
	'!',
];

/** The value of an expression: text, numbers in decimal. Throws on what cannot be read. */
export function evaluate(expression: string): string {
	const tokens = tokensOf(expression);
	let at = 0;

	const next = (...texts: readonly string[]) => {
		const token = tokens[at];
		if (token?.kind !== 'operator' || !texts.includes(token.text)) return undefined;
		at += 1;
		return token.text;
	};

	/** One rank of operators that stand between two values, the loosest first. */
	const ranks: readonly (readonly string[])[] = [
		['|'],
		['&'],
		['=', '!=', '<', '>', '<=', '>='],
		['+', '-'],
		['*', '/', '%'],
	];

	const read = (rank: number): string => {
		const texts = ranks[rank];
		if (texts === undefined) return single();
		let left = read(rank + 1);
		for (let operator = next(...texts); operator !== undefined; operator = next(...texts)) {
			left = apply(operator, left, read(rank + 1));
		}
		return left;
	};

	const single = (): string => {
		if (next('!') !== undefined) return isTrue(single()) ? '0' : '1';
		if (next('-') !== undefined) return String(-Number(single()));
		if (next('(') !== undefined) {
			const inner = read(0);
			if (next(')') === undefined) throw new Error(`no ")" in "${expression}"`);
			return inner;
		}
		const token = tokens[at];
		if (token?.kind !== 'value') throw new Error(`a value is missing in "${expression}"`);
		at += 1;
		return token.text;
	};

	if (tokens.length === 0) return '';
	const value = read(0);
	if (at < tokens.length) throw new Error(`"${expression}" goes on behind its end`);
	return withoutQuotes(value);
}

/** Whether a condition holds: neither empty nor 0. */
export function isTrue(text: string): boolean {
	const plain = withoutQuotes(text.trim());
	return plain !== '' && !/^[+-]?0+$/.test(plain);
}

function apply(operator: string, left: string, right: string): string {
	switch (operator) {
		case '|':
			return isTrue(left) ? left : right;
		case '&':
			return isTrue(left) && isTrue(right) ? left : '0';
		case '+':
			return String(Number(left) + Number(right));
		case '-':
			return String(Number(left) - Number(right));
		case '*':
			return String(Number(left) * Number(right));
		case '/':
			return String(Math.trunc(Number(left) / Number(right)));
		case '%':
			return String(Number(left) % Number(right));
		default:
			return compare(operator, withoutQuotes(left), withoutQuotes(right)) ? '1' : '0';
	}
}

function compare(operator: string, left: string, right: string): boolean {
	const areNumbers = isNumber(left) && isNumber(right);
	const order = areNumbers
		? Number(left) - Number(right)
		: left < right
			? -1
			: left > right
				? 1
				: 0;
	switch (operator) {
		case '=':
			return order === 0;
		case '!=':
			return order !== 0;
		case '<':
			return order < 0;
		case '>':
			return order > 0;
		case '<=':
			return order <= 0;
		default:
			return order >= 0;
	}
}

function isNumber(text: string): boolean {
	return /^[+-]?\d+(?:\.\d+)?$/.test(text);
}

function withoutQuotes(text: string): string {
	return text.length >= 2 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
}

function tokensOf(text: string): readonly Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		const rest = text.slice(at);
		const blank = /^\s+/.exec(rest);
		if (blank !== null) {
			at += blank[0].length;
			continue;
		}
		const quoted = /^"[^"]*"/.exec(rest);
		const operator = operators.find((one) => rest.startsWith(one));
		if (quoted === null && operator !== undefined) {
			tokens.push({kind: 'operator', text: operator});
			at += operator.length;
			continue;
		}
		const value = quoted?.[0] ?? /^[^\s|&=<>!+\-*/%()"]+/.exec(rest)?.[0];
		if (value === undefined) throw new Error(`"${text}" cannot be read at "${rest.slice(0, 10)}"`);
		tokens.push({kind: 'value', text: value});
		at += value.length;
	}
	return tokens;
}
