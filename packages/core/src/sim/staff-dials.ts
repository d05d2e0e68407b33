/** Agents who dial numbers by hand: right ones, wrong ones, and what they do while it rings. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import {type AgentId, id, type PartyId, type PhoneId, type QueueId, type ReasonId} from '../ids.ts';
import type {ColleagueTarget} from '../outbound/inputs.ts';
import {internalCallTo} from '../outbound/internal.ts';
import type {Random} from './random.ts';
import type {BareInput} from './shell.ts';

/** What they dial, and whether they may; by hand, so that the policy is not judged by itself. */
export const dialledNumbers: readonly {
	readonly number: string;
	readonly may: boolean;
	readonly isEmergency?: true;
}[] = [
	{number: '0612345678', may: true},
	{number: '+33199000071', may: true},
	{number: '0033145678901', may: true},
	{number: '3010', may: true},
	{number: '112', may: true, isEmergency: true},
	{number: '15', may: true, isEmergency: true},
	{number: '0899123456', may: false},
	{number: '+33 (0)8 92 12 34 56', may: false},
	{number: '+442079460958', may: false},
	{number: '118008', may: false},
	{number: '06#12', may: false},
	{number: 'nowhere', may: false},
];

const nowhere = id<PhoneId>('9998');
const colleagueParty = id<PartyId>('p-colleague');

export interface DialHost {
	readonly random: Random;
	readonly restlessness: number;
	readonly send: (input: BareInput) => void;
}

/** One thing that fits what they do, or does not. */
export function dialActs(
	{random, restlessness, send}: DialHost,
	floor: Floor,
	agent: SignedIn,
): void {
	const {id: agentId, activity} = agent;
	const may = (share: number) => random.chance(share * restlessness);
	const dial = (isUrgent: boolean) => {
		const queues = [...floor.queues.keys(), id<QueueId>('nowhere')];
		const numbers = dialledNumbers.filter((one) => !isUrgent || one.isEmergency === true);
		send({
			...{type: 'dial', by: agentId, agentId, number: random.pick(numbers).number},
			partyId: id<PartyId>(`p-dialled-${random.int(1, 9)}`),
			...(random.chance(0.5) ? {queueId: random.pick(queues)} : {}),
		});
	};
	switch (activity.state) {
		case 'idle':
			if (may(0.12)) dial(false);
			break;
		case 'dialling':
			if (may(0.15)) send({type: 'hang-up', by: agentId, agentId});
			if (may(0.05)) dial(false);
			if (may(0.05)) send({type: 'sign-out', by: agentId, agentId});
			if (may(0.05)) {
				const presence = {state: 'not-ready', reasonId: id<ReasonId>('lunch')} as const;
				send({type: 'set-presence', by: agentId, agentId, presence});
			}
			break;
		case 'wrap-up':
			if (may(0.06)) dial(random.chance(0.5));
			break;
		default:
			if (may(0.02)) dial(random.chance(0.3));
	}
}

/** Calls a colleague now and then, and answers, declines or ends one that has called. */
export function colleagueActs(
	{random, restlessness, send, callsHeadsets}: DialHost & {readonly callsHeadsets: boolean},
	floor: Floor,
	{id: agentId, activity}: SignedIn,
): void {
	const may = (share: number) => random.chance(share * restlessness);
	if (internalCallTo(floor, agentId) !== undefined) {
		if (may(0.15)) send({type: 'hang-up', by: agentId, agentId});
		else if (random.chance(0.2)) send({type: 'answer', by: agentId, agentId});
		else if (may(0.05)) send({type: 'decline', by: agentId, agentId});
	}
	const share = activity.state === 'idle' ? 0.1 : activity.state === 'wrap-up' ? 0.03 : 0;
	if (!may(share)) return;
	const to: ColleagueTarget = random.chance(0.8)
		? {kind: 'agent', agentId: random.pick([...floor.agents.keys()])}
		: {kind: 'phone', phoneId: random.pick([...floor.phones.keys(), nowhere])};
	// The worlds of before this could be are what they were.
	const isMeant = callsHeadsets || !isNailedUp(floor, to);
	const wish = {type: 'dial-colleague', by: agentId, agentId, partyId: colleagueParty} as const;
	send({...wish, to: isMeant ? to : {kind: 'phone', phoneId: nowhere}});
}

function isNailedUp({agents, phones}: Floor, to: ColleagueTarget): boolean {
	const agentId = to.kind === 'agent' ? to.agentId : (phones.get(to.phoneId)?.holder as AgentId);
	const agent = agents.get(agentId);
	return agent?.state === 'signed-in' && agent.headset !== undefined;
}
