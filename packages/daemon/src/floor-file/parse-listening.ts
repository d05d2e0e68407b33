/** The `listening` of a floor file: from which numbers outside supervisors may listen. */

import type {Node} from 'yaml';
import {prefixesRead} from './parse-outbound.ts';
import type {Reader} from './reader.ts';
import type {DeclaredListening} from './types.ts';

/** The keys of `listening`, as they are read. */
export interface ListeningFields {
	readonly outside: string[];
}

/** Reads it; `country` is that of numbers without a plus. A list of nothing is none. */
export function readListening(
	node: Node,
	reader: Reader,
	country: string,
): DeclaredListening | undefined {
	if (reader.isEmpty(node)) return undefined;
	const reads = {outside: prefixesRead(reader, country)};
	const {outside = []} = reader.fields<ListeningFields>(node, 'listening', reads) ?? {};
	return outside.length === 0 ? undefined : {outside};
}
