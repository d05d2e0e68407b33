/**
 * What the switch says after a connection, held against the floor: the differences become events as
 * if they had been seen. Nothing is offered before this is done, because a lost switch is not routed to.
 */

import {type Call, customerChannel, entryOf} from '../call/call.ts';
import type {SwitchId} from '../ids.ts';
import type {SwitchTruth} from '../inputs.ts';
import {isAsked} from '../outbound/internal.ts';
import type {Instant} from '../time.ts';
import type {Turn} from '../turn.ts';
import {endCall} from './call-ends.ts';
import {reconcileDials} from './dial.ts';
import {countersBehind} from './found-ids.ts';
import {reconcileHeadsets} from './headsets.ts';
import {monitorActive, monitorEnded, orderMode} from './monitors.ts';
import {outsideEnded, outsideStarted, phoneRegistered, phoneUnregistered} from './phones.ts';
import {reconcileRecordings, recordWhatIsDue} from './recording.ts';
import {reconcileCall} from './resync-calls.ts';
import {reconcileFarLegs, reconcileTies, settleAllFar} from './ties.ts';

export function switchResynced(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	turn.isReading = true;
	const before = turn.floor.switches.get(switchId);
	const lastSeenAt = before?.state === 'down' ? (before.lastSeenAt ?? before.since) : turn.floor.at;
	const hasRestarted =
		before?.startedAt !== undefined &&
		truth.switchStartedAt > before.startedAt + restartToleranceMs;

	endLost(turn, switchId, truth, hasRestarted, lastSeenAt);
	// Whoever came first is admitted first, however the switch listed them.
	const customers = [...truth.customers].sort(
		(a, b) => a.arrival.startedAt - b.arrival.startedAt || (a.channelId < b.channelId ? -1 : 1),
	);
	for (const found of customers) reconcileCall(turn, switchId, found, lastSeenAt);
	const reason = hasRestarted ? 'pbx-restart' : 'lost-in-gap';
	reconcileDials(turn, switchId, truth.dials ?? [], {reason, lastSeenAt});
	reconcileHeadsets(turn, switchId, truth.headsets ?? []);
	reconcilePhones(turn, switchId, truth);
	reconcileFarLegs(turn, switchId, truth);
	reconcileMonitors(turn, switchId, truth);
	reconcileRecordings(turn, switchId, truth.recordings ?? []);
	// Last: from here on the switch is up and its calls may be offered.
	const {switchStartedAt} = truth;
	turn.emit({
		...{type: 'switch-resynced', switchId, switchStartedAt},
		...countersBehind(turn.floor, truth),
	});
	reconcileTies(turn, switchId, truth.ties ?? []);
	settleAllFar(turn);
	recordWhatIsDue(turn, switchId);
}

/** A switch reports its start in whole seconds, seen through a clock of its own. */
const restartToleranceMs = 1500;

function endLost(
	turn: Turn,
	switchId: SwitchId,
	truth: SwitchTruth,
	hasRestarted: boolean,
	lastSeenAt: Instant,
): void {
	const found = new Set<string>(truth.customers.map(({channelId}) => channelId));
	for (const call of [...turn.floor.calls.values()]) {
		const channel = customerChannel(call);
		if (channel?.switchId !== switchId || found.has(channel.channelId)) continue;
		const endedBy = hasRestarted ? 'pbx-restart' : 'gap';
		endCall(turn, call, {outcome: lostOutcome(call, endedBy), endedBy, cause: 0, lastSeenAt});
	}
}

/** What is already decided stays; the rest was lost with the switch or in the gap. */
function lostOutcome(call: Call, endedBy: 'pbx-restart' | 'gap') {
	// Who talks, too: their place says so.
	if (entryOf(call)?.answered === true) return 'answered';
	if (call.state === 'leaving') return call.outcome;
	if (call.state === 'fallback' && call.answered) return 'fallback-answered';
	// Nobody was going to take them out of it.
	if (call.state === 'fallback' && call.inMailbox === true) return 'voicemail';
	return endedBy === 'gap' ? 'lost-in-gap' : 'pbx-restart';
}

function reconcilePhones(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	const told = new Map(truth.phones.map((phone) => [phone.phoneId, phone]));
	// Told as agents' legs: those that were found talking with a caller who was let go of end with the call,
	// and third parties with the consultation.
	const apart = new Set(
		truth.customers.flatMap(({agentChannelId, consult}) => [agentChannelId, consult?.channelId]),
	);
	for (const phone of [...turn.floor.phones.values()]) {
		if (turn.floor.index.phones.get(phone.id)?.switchId !== switchId) continue;
		const now = told.get(phone.id);
		for (const channelId of phone.outside) {
			const isThere = now?.outside.includes(channelId) === true || apart.has(channelId);
			// Ordered once more just now.
			if (isAsked(turn.floor, phone.id, channelId)) continue;
			if (!isThere) outsideEnded(turn, phone.id, channelId);
		}
		for (const channelId of now?.outside ?? []) outsideStarted(turn, phone.id, channelId);
		if (now?.registered === true) phoneRegistered(turn, phone.id);
		else phoneUnregistered(turn, phone.id);
	}
}

function reconcileMonitors(turn: Turn, switchId: SwitchId, truth: SwitchTruth): void {
	const told = new Set(truth.monitors.map(({monitorId}) => monitorId));
	for (const monitor of [...turn.floor.monitors.values()]) {
		if (monitor.switchId === switchId && !told.has(monitor.id))
			monitorEnded(turn, monitor.id, 'lost-in-gap');
	}
	for (const {monitorId, channelId, mode} of truth.monitors) {
		monitorActive(turn, monitorId, {switchId, channelId}, mode);
		// The order for another mode was lost with the connection.
		if (turn.floor.monitors.get(monitorId)?.wantedMode !== mode) orderMode(turn, monitorId);
	}
}
