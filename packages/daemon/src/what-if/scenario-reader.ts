/** Reads a scenario's YAML as a floor file's is read, and tells the column of what is wrong as well. */

import {excerptOf, type FloorFileCode, nearest, type Params} from '@plateau/core/text';
import {type Document, isNode, type LineCounter, type Node} from 'yaml';
import {Reader, type Spot} from '../floor-file/reader.ts';

export class ScenarioReader extends Reader {
	readonly #counter: LineCounter;
	readonly #text: string;

	constructor(document: Document, counter: LineCounter, text: string) {
		super(document, counter, text);
		this.#counter = counter;
		this.#text = text;
	}

	override note(at: Node | string | Spot, code: FloorFileCode, params: Params): undefined {
		return super.note(isNode(at) ? this.#placeOf(at) : at, code, params);
	}

	/** Notes that the floor has no such thing, and what it has that looks like it. */
	noteUnknown(
		node: Node,
		{where, id, section}: {readonly where: string; readonly id: string; readonly section: string},
		known: Iterable<string>,
	): undefined {
		const near = nearest(id, [...known]);
		return near === undefined
			? this.note(node, 'not-on-floor', {where, id, section})
			: this.note(node, 'not-on-floor-near', {where, id, section, near});
	}

	/** The node's beginning, with as much of it as stands on its first line. */
	#placeOf(node: Node): Spot | Node {
		if (node.range == null) return node;
		const [from, to] = node.range;
		const {line, col: column} = this.#counter.linePos(from);
		const lineFrom = from - column + 1;
		const end = this.#text.indexOf('\n', from);
		const whole = this.#text.slice(lineFrom, end < 0 ? undefined : end).replace(/\r$/, '');
		const length = Math.max(1, Math.min(to - from, whole.length - column + 1));
		return {line, column, excerpt: excerptOf(whole, column - 1, length)};
	}
}
