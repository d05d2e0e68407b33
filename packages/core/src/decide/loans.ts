/** Agents lent to queues for a time. A loan outlives sign-outs, and ends with its time or by a word. */

import type {Refusal} from '../errors.ts';
import type {AgentId, QueueId} from '../ids.ts';
import type {Command} from '../inputs.ts';
import type {Turn} from '../turn.ts';

const shortestLoanMs = 60_000;
/** The longest loan; what is longer belongs into the floor file. */
const longestLoanMs = 24 * 3_600_000;

export function lendAgent(
	turn: Turn,
	command: Extract<Command, {type: 'lend-agent'}>,
): Refusal | undefined {
	const {floor, at} = turn;
	const {agentId, queueId, only, forMs, by} = command;
	if (!floor.index.agents.has(agentId)) return {code: 'unknown-agent', params: {agentId}};
	const queue = floor.index.queues.get(queueId);
	if (queue === undefined) return {code: 'unknown-queue', params: {queueId}};
	// An own queue has one agent by what it is.
	if (queue.ownerId !== undefined || forMs < shortestLoanMs || forMs > longestLoanMs) {
		return {code: 'bad-loan', params: {queueId}};
	}
	turn.emit({type: 'agent-lent', agentId, queueId, only, endsAt: at + forMs, by});
	return undefined;
}

export function endLoanByPerson(
	turn: Turn,
	command: Extract<Command, {type: 'end-loan'}>,
): Refusal | undefined {
	const {agentId, queueId, by} = command;
	const isLent = turn.floor.loans.some(
		(loan) => loan.agentId === agentId && loan.queueId === queueId,
	);
	if (!isLent) return {code: 'not-lent', params: {agentId, queueId}};
	turn.emit({type: 'loan-ended', agentId, queueId, reason: 'by-person', by});
	return undefined;
}

/** `whom`: agent and queue, as the deadline names them. */
export function loanOver(turn: Turn, whom: string): void {
	const [agentId = '', queueId = ''] = whom.split(':');
	turn.emit({
		type: 'loan-ended',
		agentId: agentId as AgentId,
		queueId: queueId as QueueId,
		reason: 'time',
		by: 'floor',
	});
}

/** After an edit of the floor file: loans of what is not there any more. */
export function endGoneLoans(turn: Turn): void {
	const {index, loans} = turn.floor;
	for (const {agentId, queueId} of loans) {
		const queue = index.queues.get(queueId);
		if (index.agents.has(agentId) && queue !== undefined && queue.ownerId === undefined) continue;
		turn.emit({type: 'loan-ended', agentId, queueId, reason: 'floor-changed', by: 'floor'});
	}
}
