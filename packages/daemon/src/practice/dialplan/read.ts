/**
 * Reads the text of an `extensions.conf` as `asterisk-config` writes it, and finds a step in it.
 * Runs nothing.
 */

import {matches, specificity} from './pattern.ts';

/** A place in the dialplan. `priority` counts from 1. */
export interface Location {
	readonly context: string;
	readonly extension: string;
	readonly priority: number;
}

/** One application with its arguments, variables not yet put in. */
export interface Step {
	readonly application: string;
	readonly data: string;
}

/** A dialplan that cannot be used here. Names the line. */
export class DialplanError extends Error {
	readonly code = 'dialplan-unreadable';

	constructor(line: number, problem: string) {
		super(`extensions.conf line ${line}: ${problem}`);
		this.name = 'DialplanError';
	}
}

interface Extension {
	readonly pattern: string;
	readonly steps: Step[];
	readonly labels: Map<string, number>;
}

export class Dialplan {
	readonly globals: ReadonlyMap<string, string>;
	readonly #contexts: ReadonlyMap<string, readonly Extension[]>;

	/** Throws `DialplanError`. */
	constructor(text: string) {
		const {globals, contexts} = read(text);
		this.globals = globals;
		this.#contexts = contexts;
	}

	/** The step at a place; undefined where there is none. */
	find({context, extension, priority}: Location): Step | undefined {
		return this.#extension(context, extension)?.steps[priority - 1];
	}

	/** Whether anything is there. */
	has(context: string, extension: string): boolean {
		return this.#extension(context, extension) !== undefined;
	}

	/** A priority written as a number or as a label of that extension. */
	priorityOf(context: string, extension: string, written: string): number | undefined {
		if (/^\d+$/.test(written)) return Number(written);
		return this.#extension(context, extension)?.labels.get(written);
	}

	/** Every step, for checking that all of it can be run. */
	*steps(): Generator<Step> {
		for (const extensions of this.#contexts.values()) {
			for (const {steps} of extensions) yield* steps;
		}
	}

	#extension(context: string, dialled: string): Extension | undefined {
		const extensions = this.#contexts.get(context) ?? [];
		const exact = extensions.find(({pattern}) => pattern === dialled);
		if (exact !== undefined) return exact;
		let best: Extension | undefined;
		for (const extension of extensions) {
			const {pattern} = extension;
			if (!pattern.startsWith('_') || !matches(pattern, dialled)) continue;
			if (best === undefined || specificity(pattern) < specificity(best.pattern)) best = extension;
		}
		return best;
	}
}

function read(text: string) {
	const globals = new Map<string, string>();
	const contexts = new Map<string, Extension[]>();
	let section = '';
	let current: Extension | undefined;
	for (const [index, raw] of text.split('\n').entries()) {
		const line = raw.replace(/(^|[^\\]);.*$/, '$1').trim();
		const number = index + 1;
		if (line === '') continue;
		const head = /^\[([^\]]+)\](?:\(\+\))?$/.exec(line);
		if (head !== null) {
			section = head[1] ?? '';
			current = undefined;
			if (section !== 'globals') contexts.set(section, contexts.get(section) ?? []);
			continue;
		}
		if (section === 'globals') {
			const [name = '', value = ''] = line.split(/\s*=>?\s*(.*)/s);
			globals.set(name, value);
			continue;
		}
		const step =
			/^(?:exten\s*=>\s*([^,]+),1|same\s*=>\s*n)(?:\(([^)]+)\))?,([A-Za-z]+)(?:\((.*)\))?$/.exec(
				line,
			);
		if (step === null) throw new DialplanError(number, `cannot be read: ${line}`);
		const [, pattern, label, application = '', data = ''] = step;
		if (pattern !== undefined) {
			const extensions = contexts.get(section);
			if (extensions === undefined) throw new DialplanError(number, 'stands in no context');
			current = {pattern: pattern.trim(), steps: [], labels: new Map()};
			extensions.push(current);
		}
		if (current === undefined) throw new DialplanError(number, 'has no extension above it');
		current.steps.push({application, data: data.replaceAll('\\;', ';')});
		if (label !== undefined) current.labels.set(label, current.steps.length);
	}
	return {globals, contexts};
}
