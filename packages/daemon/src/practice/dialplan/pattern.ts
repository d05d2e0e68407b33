/** Extension patterns: `_0[1-9]XXXXXXXX` and the like. */

/** Whether what was dialled fits a pattern (which begins with `_`). */
export function matches(pattern: string, dialled: string): boolean {
	return expressionOf(pattern).test(dialled);
}

/** The lower, the more precise: how many numbers a pattern stands for, roughly. */
export function specificity(pattern: string): number {
	let options = 1;
	for (const part of partsOf(pattern)) {
		if (part === '.' || part === '!') return Number.POSITIVE_INFINITY;
		options *= widths[part] ?? (part.startsWith('[') ? part.length - 2 : 1);
	}
	return options;
}

const widths: Readonly<Record<string, number>> = {X: 10, Z: 9, N: 8};
const expressions: Readonly<Record<string, string>> = {
	X: '[0-9]',
	Z: '[1-9]',
	N: '[2-9]',
	'.': '.+',
	'!': '.*',
};

const known = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
	let expression = known.get(pattern);
	if (expression === undefined) {
		const source = partsOf(pattern).map(
			(part) =>
				expressions[part] ??
				(part.startsWith('[') ? part : part.replace(/[+*.?^$|\\(){}]/, '\\$&')),
		);
		expression = new RegExp(`^${source.join('')}$`);
		known.set(pattern, expression);
	}
	return expression;
}

function partsOf(pattern: string): readonly string[] {
	return pattern.slice(1).match(/\[[^\]]+\]|./g) ?? [];
}
