/** The `kinds` of a floor file: the work that is not a call, and how much of it an agent may have. */

import {callKind, mostCapacity} from '@plateau/core';
import type {Node} from 'yaml';
import {compact, type Read, type Reader} from './reader.ts';
import type {DeclaredKind, Label} from './types.ts';
import type {Values} from './values.ts';

/** The keys of a kind, as they are read. */
export interface KindFields {
	readonly label: Label;
	readonly capacity: number;
	readonly interruptible: boolean;
}

export function readKinds(node: Node, reader: Reader, values: Values): DeclaredKind[] {
	const reads = {
		label: values.label,
		capacity: values.whole(0, mostCapacity),
		interruptible: reader.boolean,
	};
	return reader.records(node, 'kinds', ({key, keyNode, value}, where) => {
		const id = values.checkedId(key, keyNode, 'kinds');
		// Calls are one at a time, and nothing comes on top of them.
		if (key === callKind.id)
			return reader.note(keyNode, 'reserved-kind', {where: 'kinds', id: key});
		const fields = reader.isEmpty(value)
			? {}
			: (reader.fields<KindFields>(value, where, reads) ?? {});
		const {label, capacity, interruptible} = fields;
		return id === undefined
			? undefined
			: compact<DeclaredKind>({id, label, capacity, interruptible});
	});
}

/** How much of each kind an agent may have: `{task: 2}`. */
export function capacityRead(reader: Reader, values: Values): Read<Record<string, number>> {
	const most = values.whole(0, mostCapacity);
	return (node, where) => {
		const rows = reader.records(node, where, ({key, keyNode, value}, place) => {
			const id = values.checkedId(key, keyNode, where);
			const count = most(value, place);
			return id === undefined || count === undefined ? undefined : ([id, count] as const);
		});
		return Object.fromEntries(rows);
	};
}
