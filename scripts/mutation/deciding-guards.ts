/** Guards of the wait and of offers: who is filed where, when steps are taken, what ends a ring. */

import {type Guard, guardsOf} from './guard.ts';

const beyond =
	'who has come further than there are steps has the same agents, in a line of their own';
const waiting = guardsOf('floor-index/waiting.ts', [
	['a call of one phone is offered to nobody else', "call.way !== 'group' || ", ''],
	['a group grows at its time', ' || call.growsAt !== undefined) return false', ') return false'],
	[
		'a group grows while its queue rings groups',
		'return isGroup(index.queues.get(call.entry.queueId)?.strategy);',
		'return true;',
	],
	[
		'steps of widening end where the floor file ends',
		'Math.min(entry.widened, pool.queue?.widen?.length ?? 0)',
		'entry.widened',
		beyond,
	],
	[
		'steps of tiers end where the floor file ends',
		'Math.min(entry.tiersOpen, pool.queue?.tiers?.length ?? 0)',
		'entry.tiersOpen',
		beyond,
	],
	['who waits for one agent is in their line', 'if (entry.stick !== undefined) {', 'if (false) {'],
	[
		'a call that rings takes no step',
		"call.state === 'waiting' && hasSteps(line)",
		'hasSteps(line)',
	],
	['widening is held while somebody is enough', 'widen && !isHeld', 'widen'],
	['who is ready holds', '(pool?.ready[from]?.size ?? 0) > 0 || ', ''],
	['who rings holds', ' || (pool?.ringing[from] ?? 0) > 0', ''],
	[
		'only who is enough holds',
		'for (let from = 0; from <= widened; from += 1) {\n		if ((pool',
		'for (let from = 0; from < widened; from += 1) {\n		if ((pool',
	],
	['nobody enough: widened at once', 'isWidenIdle || isTierIdle', 'isTierIdle'],
	['nobody of the tier: opened at once', 'isWidenIdle || isTierIdle', 'isWidenIdle'],
	[
		'a step of widening is due at its time',
		'first.joinedAt + widen.afterMs',
		'first.joinedAt + 2 * widen.afterMs',
	],
	[
		'a step of tiers is due at its time',
		'first.joinedAt + tier.afterMs',
		'first.joinedAt + 2 * tier.afterMs',
	],
]);

const signedIn = guardsOf('floor-index/memberships.ts', [
	['every tier counts as somebody', 'step <= tiers; step', 'step < tiers; step'],
	['everybody enough counts as somebody', 'from <= widened; from', 'from < widened; from'],
	['one is somebody', '?? 0) > 0) return true', '?? 0) > 1) return true'],
	['the greatest weight is the greatest', 'Math.max(greatest, weight)', 'weight'],
]);

const ready = guardsOf('floor-index/ready.ts', [
	[
		'who rings is counted',
		'if (isRinging) countRinging(floor, filed, 1);\n	else file',
		'if (!isRinging) file',
	],
	[
		'who is not ready is not filed',
		'if (agent === undefined || !(aside === undefined || isRinging)) return;',
		'if (agent === undefined) return;',
	],
]);

const index = guardsOf('floor-index.ts', [
	['who is waited for is signed in and available', "agent.presence.state === 'available' &&\n", ''],
	[
		'who is waited for can be rung from the switch',
		'reachesAgent(floor, customerChannel(call)?.switchId, agent) &&',
		'',
	],
	[
		'who is waited for serves the queue',
		'(floor.index.memberships.get(agentId)?.some((own) => own.queueId === queueId) ?? false)',
		'true',
	],
	[
		'one agent is waited for as long as said',
		'? stick.endsAt\n\t\t: 0',
		'? stick.endsAt + 1\n\t\t: 0',
	],
	[
		'who is away is waited for no longer',
		'? stick.endsAt\n\t\t: 0',
		'? stick.endsAt\n\t\t: stick.endsAt',
	],
	[
		'deadlines stand still while the switch is away',
		"const waiting = isUp && queued?.state === 'waiting'",
		"const waiting = queued?.state === 'waiting'",
	],
	[
		'nothing is offered while its switch is away',
		'if (isUp && queued !== undefined && filed',
		'if (switchId !== undefined && queued !== undefined && filed',
	],
	[
		'an age is due at its time',
		'step && entry.joinedAt + step.afterMs',
		'step && entry.joinedAt + 2 * step.afterMs',
	],
	[
		'the longest wait counts from the queue',
		'entry.joinedAt + maxWaitMs',
		'entry.enteredAt + maxWaitMs',
	],
	[
		'a pending wish keeps the grace away',
		"agent.link.state !== 'lost' || agent.pendingPresence !== undefined",
		"agent.link.state !== 'lost'",
	],
	[
		'a ring’s limit stands still while the switch is away',
		'isUp ? offer?.ringEndsAt : undefined',
		'offer?.ringEndsAt',
	],
]);

const steps = guardsOf('decide/steps.ts', [
	[
		'a call begins where somebody is enough',
		'while (widened < widenSteps && !isAnybodyEnough',
		'while (false && !isAnybodyEnough',
	],
	[
		'a call begins where a tier has somebody',
		'while (tiersOpen < tierSteps && ',
		'while (false && ',
	],
	['an age is the next one', 'aged: aged + 1, creditMs', 'aged: aged + 2, creditMs'],
	['widening takes one step', 'widened: widened + 1, reason', 'widened: widened + 2, reason'],
	['tiers take one step', 'tiersOpen: tiersOpen + 1, reason', 'tiersOpen: tiersOpen + 2, reason'],
	['a skip is of what is idle', "what === 'widen' ||\n", "what !== 'tier' ||\n"],
]);

const routing = guardsOf('decide/routing.ts', [
	['one agent is rung alone', 'isGroup(queue.strategy) && !isSticky', 'isGroup(queue.strategy)'],
	[
		'a progressive ring waits for its next phone',
		"if (isAmongOthers && queue.strategy === 'ring-progressively') {",
		'if (false) {',
	],
	[
		'a round goes on as long as it rings',
		"call.state === 'ringing' ? call.roundId : id<RoundId>",
		'id<RoundId>',
	],
]);

const offers = guardsOf('decide/offers.ts', [
	[
		'one of a group wins',
		'if (otherId === offerId) continue;\n		takeBackOffer',
		'continue;\n		takeBackOffer',
	],
	[
		'a leg that answers after the end is hung up',
		'if (turn.floor.index.callByChannel.get(channel) === undefined)\n\t\t\torderHangUp(turn, channel, {offerId});',
		'',
	],
	[
		'a phone rings once',
		"offer.state === 'made' && !isByHeadset(turn, offer)) {",
		'!isByHeadset(turn, offer)) {',
	],
	[
		'what waited for the end of a ring comes true',
		'awayAfterMiss(turn, offer.agentId, reasonId);\n	settlePending(turn, offer.agentId);',
		'awayAfterMiss(turn, offer.agentId, reasonId);',
	],
]);

const ends = guardsOf('decide/call-ends.ts', [
	[
		'a call that ends takes its rings back',
		'for (const offerId of call.offerIds) takeBackOffer(turn, offerId, offerEnd);',
		'',
	],
	[
		'wrap-up follows a talk',
		"if (call.state === 'talking' && agent?.state === 'signed-in') startWrapUp(turn, agent, call);",
		'',
	],
]);

const wayIn = guardsOf('decide/way-in.ts', [
	[
		'a call comes in once',
		'if (callOf(turn.floor, signal.channel) !== undefined) {',
		'if (false) {',
	],
]);

const arrivals = guardsOf('decide/arrivals.ts', [
	[
		'a closed number takes no call',
		'if (number !== undefined && !turn.floor.closedNumbers.has(number.id)) return false;',
		'if (number !== undefined) return false;',
	],
]);

const loop = guardsOf('decide/waiting-loop.ts', [
	[
		'who was in line comes back to it',
		'if (call.entry === undefined) queueCall(turn, call.id);\n\t\t\telse',
		'queueCall(turn, call.id);\n			if (call.entry === undefined)',
	],
]);

const agents = guardsOf('decide/agents.ts', [
	[
		'who works leaves when the work is over',
		'} else if (!isAtWork(agent)) {\n		leave',
		'} else {\n		leave(turn, agent, by);\n	}\n	if (false) {\n		leave',
	],
	['who rings has the ring taken back', 'withdrawFor(turn, agent);\n		leave', 'leave'],
	[
		'a wish waits for the end of the work',
		'if (!isAtWork(agent)) {\n		if (!isAlready)',
		'if (true) {\n		if (!isAlready)',
	],
	[
		'a wish comes true when the work is over',
		'isAtWork(agent) || agent.pendingPresence === undefined)\n		return;',
		'true)\n		return;',
	],
	['a phone has one holder', 'if (holder !== undefined && holder !== agentId) {', 'if (false) {'],
]);

const due = guardsOf('decide/due.ts', [
	['what is due later waits', 'due.dueAt > turn.at', 'due.dueAt > turn.at + 1000'],
]);

const roll = guardsOf('floor-index/roll.ts', [
	[
		'the empty room counts from who came later',
		'Math.max(first.entry.joinedAt, nobodySince)',
		'nobodySince',
	],
]);

const applied = guardsOf('apply/offer.ts', [
	['a ring taken back is held against nobody', 'isTheirs ? at : agent.idleSince', 'at'],
	[
		'a group rings while one of it does',
		'if (offerIds.length > 0) {',
		'if (offerIds.length > 1) {',
	],
	[
		'who was rung last is remembered by the queue',
		'floor.memory.lastOffered.set(queueId, agentId);',
		'',
	],
]);

const called = guardsOf('call/call.ts', [
	['who was rung last is remembered by the call', 'triedId: offer.agentId,', 'triedId,'],
]);

export const decidingGuards: readonly Guard[] = [
	...[...waiting, ...signedIn, ...ready, ...index, ...steps, ...routing],
	...[
		...offers,
		...ends,
		...wayIn,
		...arrivals,
		...loop,
		...agents,
		...due,
		...roll,
		...applied,
		...called,
	],
];
