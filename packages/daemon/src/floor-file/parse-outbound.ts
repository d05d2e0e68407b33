/** The `outbound` of a floor file: what may be dialled to the outside, and who is shown to be calling. */

import {prefixOf} from '@plateau/core';
import type {Node} from 'yaml';
import {numberIdOf} from './parse-numbers.ts';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {DeclaredOutbound} from './types.ts';
import type {Values} from './values.ts';

/** The keys of `outbound`, as they are read. */
export interface OutboundFields {
	readonly callerId: string;
	readonly queue: string;
	readonly allow: string[];
	readonly deny: string[];
}

/** Reads it; `country` is that of prefixes and numbers without a plus. */
export function readOutbound(
	node: Node,
	reader: Reader,
	values: Values,
	country: string,
): DeclaredOutbound | undefined {
	const reads = {
		callerId: callerIdRead(reader, country),
		queue: values.mention('queues'),
		allow: prefixesRead(reader, country),
		deny: prefixesRead(reader, country),
	};
	if (reader.isEmpty(node)) return undefined;
	const fields = reader.fields<OutboundFields>(node, 'outbound', reads);
	if (fields === undefined) return undefined;
	const {callerId, queue, allow, deny} = fields;
	const denied = new Set(deny);
	for (const [index, prefix] of (allow ?? []).entries()) {
		if (!denied.has(prefix)) continue;
		const where = reader.itemPath('outbound.allow', index);
		reader.note(where, 'prefix-both-ways', {where, value: prefix});
	}
	const found = compact<DeclaredOutbound>({callerId, queue, allow, deny});
	return Object.keys(found).length === 0 ? undefined : found;
}

/** A number to be shown, without its plus. */
export function callerIdRead(reader: Reader, country: string): Read<string> {
	return reader.converted((text) => numberIdOf(text, country), 'bad-number', {country});
}

/** Prefixes as they are compared; one that is there twice is told. */
export function prefixesRead(reader: Reader, country: string): Read<string[]> {
	const read = reader.list(
		reader.converted((text) => prefixOf(text, country), 'bad-prefix', {country}),
	);
	return (node, where) => {
		const prefixes = read(node, where);
		const seen = new Set<string>();
		for (const [index, prefix] of (prefixes ?? []).entries()) {
			const place = reader.itemPath(where, index);
			if (seen.has(prefix))
				reader.note(place, 'prefix-twice', {where: shown(place), value: prefix});
			seen.add(prefix);
		}
		return prefixes;
	};
}
