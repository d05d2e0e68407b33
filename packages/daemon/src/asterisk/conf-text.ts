/** The text of Asterisk's configuration files: comments, sections, extensions. Knows no content. */

/** A file that opens with a comment; parts are separated by blank lines. */
export function confFile(comment: string, ...parts: readonly (string | undefined)[]): string {
	const body = parts.filter((part) => part !== undefined && part !== '');
	return `${[remark(comment), ...body].join('\n\n')}\n`;
}

/** Lines of comment, one for each line of `text`. */
export function remark(text: string): string {
	return text
		.trim()
		.split('\n')
		.map((line) => `; ${line.trim()}`.trimEnd())
		.join('\n');
}

/** A section with its lines; `undefined` lines are left out. `head` is the name, with any `(…)`. */
export function section(
	head: string,
	lines: readonly (string | undefined)[],
	comment?: string,
): string {
	const [name = '', ...template] = head.split(/(?=\()/);
	const opening = `[${name}]${template.join('')}`;
	return [comment === undefined ? undefined : remark(comment), opening, ...lines]
		.filter((line) => line !== undefined)
		.join('\n');
}

/** Sets several variables in one step. Only for values of ours: a comma in one would begin the next. */
export function setAll(values: readonly (readonly [name: string, value: string])[]): string {
	return `MSet(${values.map(([name, value]) => `${name}=${value}`).join(',')})`;
}

/** One step of an extension: an application, or a label and an application. */
export type Step = string | readonly [label: string, application: string];

/** An extension: its pattern and its steps, in order. */
export function extension(pattern: string, steps: readonly Step[]): string {
	return steps
		.map((step, index) => {
			const [label, application] = typeof step === 'string' ? ['', step] : step;
			const mark = label === '' ? '' : `(${label})`;
			return index === 0
				? `exten => ${pattern},1${mark},${application}`
				: ` same => n${mark},${application}`;
		})
		.join('\n');
}

/** A context: its extensions under a comment that says who comes here. */
export function context(name: string, comment: string, ...extensions: readonly string[]): string {
	return section(name, extensions, comment);
}

/** A value in a configuration file: `;` would begin a comment. */
export function confValue(text: string): string {
	return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;');
}
