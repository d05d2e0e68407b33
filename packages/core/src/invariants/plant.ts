/** Laws of what the floor stands on: phones and their holders, queues, numbers, the day's counters (I9). */

import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import {offeredOf} from '../stats/day.ts';
import type {Must} from './must.ts';

export function checkPlant(floor: Floor, must: Must): void {
	checkPhones(floor, must);
	const {index} = floor;
	for (const queueId of index.queues.keys()) {
		const queue = floor.queues.get(queueId);
		const isNobody = (index.there.get(queueId) ?? 0) === 0;
		must(
			queue !== undefined && (queue.nobodySince !== undefined) === isNobody,
			() => `queue ${queueId} knows whether nobody is there for it`,
		);
	}
	for (const agentId of index.agents.keys()) {
		must(floor.agents.has(agentId), () => `agent ${agentId} is on the floor`);
	}
	for (const numberId of floor.closedNumbers.keys()) {
		must(index.numbers.has(numberId), () => `closed number ${numberId} is declared`);
	}
	must(floor.day.startedAt <= floor.at, () => 'the day began in the past');
	checkCounters(floor, must);
}

function checkPhones(floor: Floor, must: Must): void {
	const holders = new Map<string, string>();
	for (const [phoneId, phone] of floor.phones) {
		must(phone.id === phoneId, () => `phone ${phoneId} is filed under its own id`);
		must(
			new Set(phone.outside).size === phone.outside.length,
			() => `phone ${phoneId} has each outside call once`,
		);
		const {holder} = phone;
		if (holder === undefined) continue;
		const other = holders.get(holder);
		must(other === undefined, () => `${holder} holds one phone, not ${other} and ${phoneId}`);
		holders.set(holder, phoneId);
		const agent = floor.agents.get(holder as AgentId);
		must(
			agent?.state !== 'signed-in' || agent.phoneId === phoneId,
			() => `agent ${holder} works on the phone ${phoneId} they hold`,
		);
	}
	for (const phoneId of floor.index.phones.keys()) {
		must(floor.phones.has(phoneId), () => `phone ${phoneId} is on the floor`);
	}
}

function checkCounters(floor: Floor, must: Must): void {
	for (const [queueId, row] of floor.day.queues) {
		must(
			Object.values(row).every((count: number) => Number.isFinite(count) && count >= 0),
			() => `the day of queue ${queueId} has no figure below 0 (I9)`,
		);
		must(
			row.answeredInTime <= row.answered && row.shortAbandoned <= row.abandoned,
			() => `the day of queue ${queueId} counts no part above its whole (I9)`,
		);
		must(offeredOf(row) >= row.answered, () => `queue ${queueId} answers what was offered (I9)`);
	}
	for (const [agentId, row] of floor.day.agents) {
		must(
			Object.values(row).every((count: number) => Number.isFinite(count) && count >= 0),
			() => `the day of agent ${agentId} has no figure below 0 (I9)`,
		);
	}
}
