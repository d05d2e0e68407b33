/**
 * Queues that hand their callers on in a circle. No caller is ever moved back, so nobody goes round for
 * ever; but where every move of a circle comes for certain, one of them never does what the file says,
 * and that is refused. Queues that help each other out (`onFull`, `divert`, a step of overflow that asks
 * for something) are right: who was sent on by one of them is not sent back.
 */

import {type Reader, shown} from './reader.ts';
import type {DeclaredAction} from './rule-types.ts';
import type {DeclaredQueue, FloorFile} from './types.ts';

interface Move {
	/** The path of the end that moves. */
	readonly where: string;
	readonly to: string;
}

/**
 * Notes each move that begins a circle: out of the first of its queues in the file. Without those there
 * is no circle left, so that all are told at once.
 */
export function checkCircles({queues}: FloorFile, reader: Reader): void {
	const moves = new Map(queues.map((queue) => [queue.id, movesOf(queue, reader)]));
	for (const {id: first} of queues) {
		for (const {where, to} of moves.get(first) ?? []) {
			const way = wayBetween(to, first, moves);
			if (way === undefined) continue;
			const path = [first, ...way].join(' → ');
			reader.note(where, 'moves-in-a-circle', {where: shown(where), path});
		}
		// Circles through it are told; what is left has its first queue further down.
		moves.delete(first);
	}
}

/** The moves that come for certain to who waits long enough, to other queues, in the order of the file. */
function movesOf(queue: DeclaredQueue, reader: Reader): readonly Move[] {
	const where = `queues.${queue.id}`;
	const ends: readonly (readonly [string, DeclaredAction | undefined])[] = [
		[`${where}.onMaxWait`, queue.onMaxWait],
		[`${where}.onNobody`, queue.onNobody],
		[`${where}.onClose.to`, queue.onClose?.to],
		...(queue.overflow ?? [])
			.filter(({when}) => Object.keys(when ?? {}).length === 0)
			.map((step) => [`${reader.places.get(step) ?? where}.do`, step.do] as const),
	];
	return ends.flatMap(([place, end]) =>
		typeof end === 'object' && 'move' in end && end.move !== queue.id
			? [{where: place, to: end.move}]
			: [],
	);
}

/** The shortest way from one queue to another, both included; undefined when there is none. */
function wayBetween(
	from: string,
	to: string,
	moves: ReadonlyMap<string, readonly Move[]>,
): readonly string[] | undefined {
	const seen = new Set([from]);
	const ways: (readonly string[])[] = [[from]];
	for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
		const last = way.at(-1) ?? from;
		if (last === to) return way;
		for (const next of moves.get(last) ?? []) {
			if (seen.has(next.to)) continue;
			seen.add(next.to);
			ways.push([...way, next.to]);
		}
	}
	return undefined;
}
