/** A schema as people read it: close to TypeScript, limits in brackets. */

interface Schema {
	readonly type: string;
	readonly kind?: string;
	readonly entries?: Readonly<Record<string, Schema>>;
	readonly item?: Schema;
	readonly value?: Schema;
	readonly wrapped?: Schema;
	readonly options?: readonly (Schema | string)[];
	readonly literal?: string | number | boolean;
	readonly pipe?: readonly (Schema & {
		readonly requirement?: unknown;
		readonly message?: unknown;
	})[];
}

/** One line for small schemas; objects of an object on lines of their own, indented by tabs. */
export function schemaText(schema: unknown, depth = 0): string {
	const it = schema as Schema;
	switch (it.type) {
		case 'object':
			return objectText(it.entries ?? {}, depth);
		case 'optional':
			return schemaText(it.wrapped, depth);
		case 'array':
			return `${bracketed(schemaText(it.item, depth))}[]`;
		case 'record':
			return `{[id]: ${schemaText(it.value, depth)}}`;
		case 'literal':
			return JSON.stringify(it.literal);
		case 'picklist':
			return (it.options ?? []).map((option) => JSON.stringify(option)).join(' | ');
		case 'variant':
		case 'union':
			return (it.options ?? []).map((option) => schemaText(option, depth)).join(' | ');
		case 'custom':
			return 'JSON';
		default:
			return `${it.type}${limits(it)}`;
	}
}

function objectText(entries: Readonly<Record<string, Schema>>, depth: number): string {
	const names = Object.keys(entries);
	if (names.length === 0) return '{}';
	const tabs = '\t'.repeat(depth + 1);
	const lines = names.map((name) => {
		const entry = entries[name];
		const isOptional = entry?.type === 'optional';
		return `${tabs}${name}${isOptional ? '?' : ''}: ${schemaText(entry, depth + 1)}`;
	});
	const inline = `{${lines.map((line) => line.trim()).join(', ')}}`;
	if (inline.length <= 76 && !inline.includes('\n')) return inline;
	return `{\n${lines.join('\n')}\n${'\t'.repeat(depth)}}`;
}

function limits({pipe = []}: Schema): string {
	const said = pipe.slice(1).flatMap(({type, requirement, message}) => {
		switch (type) {
			case 'max_length':
				return [`≤ ${requirement} characters`];
			case 'min_length':
				return [`≥ ${requirement} characters`];
			case 'max_value':
				return [`≤ ${requirement}`];
			case 'min_value':
				return [`≥ ${requirement}`];
			case 'integer':
				return ['whole'];
			case 'regex':
				return [typeof message === 'string' ? message : String(requirement)];
			default:
				return [];
		}
	});
	return said.length === 0 ? '' : ` (${said.join(', ')})`;
}

function bracketed(text: string): string {
	return text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text;
}
