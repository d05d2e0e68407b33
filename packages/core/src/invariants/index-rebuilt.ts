/**
 * The indexes equal those built anew from the rest of the floor; and what they say between steps:
 * nothing is overdue (I6), nobody ready is idle while a call that they serve waits (I7).
 */

import type {Floor, FloorIndex} from '../floor.ts';
import {buildIndex} from '../floor-index.ts';
import {isWorkId} from '../ids.ts';
import type {QueueRoll} from '../queue/roll.ts';
import {nextAsked} from '../routing/asked.ts';
import {nextMatch} from '../routing/next-match.ts';
import {isAnybodyReady, type Pool, type ReadyRow} from '../routing/pool.ts';
import type {Must} from './must.ts';

export function checkIndex(floor: Floor, must: Must): void {
	const {index} = floor;
	// `buildIndex` puts the index it makes into the floor it is given: here, a copy.
	const rebuilt: Floor = {...floor};
	const fresh = buildIndex(rebuilt);
	const same = <K, V>(
		name: string,
		kept: ReadonlyMap<K, V>,
		wanted: ReadonlyMap<K, V>,
		isEqual: (a: V, b: V) => boolean = (a, b) => a === b,
	) => {
		for (const [key, value] of wanted) {
			const own = kept.get(key);
			must(
				own !== undefined && isEqual(own, value),
				() => `index ${name}: ${String(key)} is ${show(own)}, should be ${show(value)}`,
			);
		}
		if (kept.size === wanted.size) return;
		for (const [key, own] of kept) {
			must(
				wanted.has(key),
				() => `index ${name}: ${String(key)} is ${show(own)}, should not be there`,
			);
		}
	};
	same('queues', index.queues, fresh.queues);
	same('numbers', index.numbers, fresh.numbers);
	same('phones', index.phones, fresh.phones);
	same('reaches', index.reaches, fresh.reaches, sameJson);
	same('agents', index.agents, fresh.agents);
	same('places', index.places, fresh.places);
	same('memberships', index.memberships, fresh.memberships, sameJson);
	same('asides', asideTexts(index), asideTexts(fresh));
	same('greatestWeight', index.greatestWeight, fresh.greatestWeight);
	same('signedIn', withoutZero(index.signedIn), withoutZero(fresh.signedIn));
	same('signedInAt', withoutZero(index.signedInAt), withoutZero(fresh.signedInAt));
	same('there', withoutZero(index.there), withoutZero(fresh.there));
	same('filedCalls', filedCallTexts(index), filedCallTexts(fresh));
	same('filedAgents', filedAgentTexts(index), filedAgentTexts(fresh));
	same('crews', crewTexts(index), crewTexts(fresh));
	same('callByChannel', index.callByChannel.entries(), fresh.callByChannel.entries());
	same('callByConsult', index.callByConsult, fresh.callByConsult);
	same('asking', textsOf(index.asking), textsOf(fresh.asking));
	same('monitorByPerson', index.monitorByPerson, fresh.monitorByPerson);
	same('kinds', index.kinds, fresh.kinds, sameJson);
	same('openDesks', deskTexts(index), deskTexts(fresh));
	same('deadlines', index.deadlines.entries(), fresh.deadlines.entries());
	samePools(index, fresh, must);
	sameRolls(index, fresh, must);
	sameLines(index, fresh, must);

	const due = fresh.deadlines.next();
	must(
		due === undefined || due.dueAt > floor.at,
		() =>
			`nothing is overdue, not ${due?.what} of ${due?.whom} by ${floor.at - (due?.dueAt ?? 0)} ms (I6)`,
	);
	const asked = nextAsked(rebuilt);
	must(
		asked === undefined,
		() => `${asked?.call.id} asks a queue, and ${asked?.agentId ?? 'nobody'} is there (I7)`,
	);
	const idle = nextMatch(rebuilt);
	must(
		idle === undefined,
		() =>
			`${idle?.agentId} is ready while ${idle && isWorkId(idle.callId) ? 'work' : 'call'} ${idle?.callId} waits for them (I7)`,
	);
	for (const [name, {unsettled}] of [['kept', index] as const, ['rebuilt', fresh] as const]) {
		must(unsettled.size === 0, () => `index ${name}: the work of ${[...unsettled]} is settled`);
	}
}

function sameLines(index: FloorIndex, fresh: FloorIndex, must: Must): void {
	for (const [key, line] of fresh.lines) {
		const own = index.lines.get(key);
		must(
			own !== undefined &&
				sameList(
					[...own.waiting].map(({callId, rankAt}) => `${callId} ${rankAt}`),
					[...line.waiting].map(({callId, rankAt}) => `${callId} ${rankAt}`),
				),
			() => `index lines: the waiting of ${key} are in order`,
		);
		must(
			own !== undefined &&
				sameList([...own.joined].map(joinedText), [...line.joined].map(joinedText)),
			() => `index lines: those of ${key} who come to a step are in order`,
		);
	}
	for (const [key, line] of index.lines) {
		must(
			fresh.lines.has(key) || (line.waiting.size === 0 && line.joined.size === 0),
			() => `index lines: nobody is in ${key}`,
		);
		must(
			line.hotAt >= 0 === (line.waiting.size > 0 && isAnybodyReady(index, line)),
			() => `index hot: ${key} is hot when it has both sides`,
		);
		must(
			line.hotAt < 0 || index.hot[line.hotAt] === line,
			() => `index hot: ${key} is where it says`,
		);
	}
	const stuck = ({stuckTo}: FloorIndex) =>
		[...stuckTo].map(([agentId, calls]) => `${agentId} ${[...calls].sort()}`).sort();
	must(sameList(stuck(index), stuck(fresh)), () => 'index: who waits for one agent');
	const atDesks = ({waitingWork, deskRows}: FloorIndex) => [
		...[...waitingWork.keys()].sort(),
		...[...deskRows].map(([agentId, rows]) => `${agentId} ${rows.length}`).sort(),
	];
	must(
		sameList(atDesks(index), atDesks(fresh)),
		() => 'index: what waits at desks, and who is free',
	);
}

function samePools(index: FloorIndex, fresh: FloorIndex, must: Must): void {
	for (const {queueId, switchId} of [...index.pools.values(), ...fresh.pools.values()]) {
		const [own, wanted] = [index, fresh].map(({pools}) => poolText(pools.get(queueId, switchId)));
		must(own === wanted, () => `index pools: ${queueId} is ${own}, should be ${wanted}`);
	}
}

function sameRolls(index: FloorIndex, fresh: FloorIndex, must: Must): void {
	for (const queueId of new Set([...index.rolls.keys(), ...fresh.rolls.keys()])) {
		const [own, wanted] = [index, fresh].map(({rolls}) => rollText(rolls.get(queueId)));
		must(own === wanted, () => `index rolls: ${queueId} is ${own}, should be ${wanted}`);
	}
}

function rollText(roll: QueueRoll | undefined): string {
	const waiting = [...(roll?.waiting ?? [])].map(({callId, rankAt}) => `${callId} ${rankAt}`);
	const ringing = [...(roll?.ringing ?? [])].map(({callId, rankAt}) => `${callId} ${rankAt}`);
	return `${waiting} / ${ringing} / ${[...(roll?.joined ?? [])].map(joinedText)}`;
}

function deskTexts({openDesks}: FloorIndex): ReadonlyMap<string, string> {
	return new Map(
		[...openDesks].map(([queueId, kinds]) => [
			queueId,
			[...kinds]
				.map(([kindId, count]) => `${kindId} ${count}`)
				.sort()
				.join(),
		]),
	);
}

function crewTexts({crews}: FloorIndex): ReadonlyMap<string, string> {
	const texts = [...crews.values()].map(({queueId, count, steps, shares}) => {
		const from = [...steps].map(([key, own]) => (own.count === 0 ? '' : `${key} ${own.count}`));
		const others = shares.map(({other, count: own}) => `${other.queueId} ${own}`);
		return [queueId, `${count}: ${from.sort().join(' ').trim()} / ${others.sort()}`] as const;
	});
	return new Map(texts.filter(([, text]) => !text.startsWith('0:')));
}

function filedCallTexts({filedCalls}: FloorIndex): ReadonlyMap<string, string> {
	const texts = [...filedCalls].map(([callId, filed]) => {
		const {queueId, row, isRinging, isJoined, line, isInSteps} = filed;
		const {rankAt, joinedAt, seq} = row;
		const place = `${queueId} ${rankAt} ${joinedAt} ${seq} ${isRinging} ${isJoined}`;
		return [callId, `${place} ${line?.key} ${isInSteps}`] as const;
	});
	return new Map(texts);
}

/** Of those who are counted or filed anywhere. */
function filedAgentTexts({filedAgents}: FloorIndex): ReadonlyMap<string, string> {
	const texts = new Map<string, string>();
	for (const [agentId, filed] of filedAgents) {
		const {assigned, aside, isAtWork, thereFor, state, reach, pools, rows} = filed;
		const isNowhere = state === 'neither' && !isAtWork && thereFor.length + assigned.length === 0;
		if (isNowhere) continue;
		// Of who is neither ready nor rings, only the last place is known, which a new index does not know.
		const queues = pools.map(({queueId}) => queueId);
		const place = state === 'neither' ? '' : `${reach} ${queues}`;
		const own = state === 'ready' ? rows.map(readyText) : [];
		texts.set(agentId, `${aside} ${isAtWork} [${thereFor}] ${state} ${place} ${own}`);
	}
	return texts;
}

/** Empty for a pool that has nobody in it, or is not there. */
function poolText(pool: Pool | undefined): string {
	const ready = (pool?.ready ?? []).map((list) => [...list].map(readyText).join());
	const ringing = (pool?.ringing ?? []).map((count) => (count === 0 ? '' : String(count)));
	return [...ready, ...ringing].every((text) => text === '') ? '' : `${ready} / ${ringing}`;
}

function joinedText({callId, joinedAt}: {callId: string; joinedAt: number}): string {
	return `${callId} ${joinedAt}`;
}

function readyText({agentId, idleSince, tierStep, rank, weight, hand}: ReadyRow): string {
	return `${agentId} ${tierStep} ${rank} ${hand} ${idleSince} ${weight}`;
}

function asideTexts({asides}: FloorIndex): ReadonlyMap<string, string> {
	const texts = [...asides].map(([queueId, {members, counts, bits, never}]) => {
		const ids = members.map(({agentId}) => agentId);
		return [queueId, `${ids} / ${counts} / ${bits} / ${never}`] as const;
	});
	return new Map(texts);
}

function textsOf(ids: ReadonlySet<string>): ReadonlyMap<string, true> {
	return new Map([...ids].map((id) => [id, true as const]));
}

function withoutZero<K>(counts: ReadonlyMap<K, number>): ReadonlyMap<K, number> {
	return new Map([...counts].filter(([, count]) => count !== 0));
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
	return a.length === b.length && a.every((item, place) => item === b[place]);
}

function sameJson(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}

function show(value: unknown): string {
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
