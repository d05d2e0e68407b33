/** A new floor file, applied live: calls in progress are not touched, what is in use is not taken away. */

import {entryOf, queueOf} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import type {FloorConfig} from '../floor-config.ts';
import type {PersonId} from '../ids.ts';
import {isSameForEars} from '../monitor/policy.ts';
import type {Turn} from '../turn.ts';
import {kindsOf} from '../work/kinds.ts';
import {signOut} from './agents.ts';
import {endGoneLoans} from './loans.ts';
import {endOutsideEars} from './outside-ears.ts';

export function configureFloor(turn: Turn, config: FloorConfig, by: PersonId): Refusal | undefined {
	const {floor} = turn;
	const queues = new Set(config.queues.map(({id}) => id));
	for (const call of floor.calls.values()) {
		const queueId = queueOf(call) ?? entryOf(call)?.queueId;
		if (queueId !== undefined && !queues.has(queueId))
			return {code: 'queue-in-use', params: {queueId}};
		const to = call.state === 'talking' ? call.pending?.to : undefined;
		if (to?.kind === 'queue' && !queues.has(to.queueId))
			return {code: 'queue-in-use', params: {queueId: to.queueId}};
	}
	for (const agent of floor.agents.values()) {
		if (agent.state !== 'signed-in' || agent.activity.state !== 'wrap-up') continue;
		const {queueId} = agent.activity;
		if (!queues.has(queueId)) return {code: 'queue-in-use', params: {queueId}};
	}
	const kinds = kindsOf(config);
	for (const {entry, kindId} of floor.work.values()) {
		const {queueId} = entry;
		if (!queues.has(queueId)) return {code: 'queue-in-use', params: {queueId}};
		if (!kinds.has(kindId)) return {code: 'kind-in-use', params: {kindId}};
	}
	const phones = new Map(config.phones.map((phone) => [phone.id, phone]));
	for (const phone of floor.phones.values()) {
		const next = phones.get(phone.id);
		const moved =
			next !== undefined && next.switchId !== floor.index.phones.get(phone.id)?.switchId;
		if (
			phone.holder !== undefined &&
			(next === undefined || moved) &&
			floor.index.phones.has(phone.id)
		) {
			return {code: 'phone-held', params: {phoneId: phone.id, personId: phone.holder}};
		}
	}
	const isOther = !isSameForEars(floor.config, config);
	turn.emit({type: 'floor-configured', by, config});
	if (isOther) endOutsideEars(turn);
	endGoneLoans(turn);
	for (const agent of [...floor.agents.values()]) {
		if (agent.state === 'signed-in' && !floor.index.agents.has(agent.id))
			signOut(turn, agent.id, by);
	}
	return undefined;
}
