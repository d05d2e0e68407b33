/**
 * The one way in: `step(floor, input)` decides, folds and orders, or refuses a command and changes
 * nothing. After the input itself, what is due falls due, then waiting calls meet ready agents.
 */

import {cancelPending, setPresence, signIn, signOut} from './decide/agents.ts';
import {raiseCall} from './decide/arrivals.ts';
import {agentLeft, customerLeft} from './decide/call-ends.ts';
import {configureFloor} from './decide/configure.ts';
import {controlCommand} from './decide/control.ts';
import {hangUp} from './decide/control-ends.ts';
import {controlSignal} from './decide/control-signals.ts';
import {dial, dialSignal} from './decide/dial.ts';
import {expireDue} from './decide/due.ts';
import {callerInFallback, fallbackAnswered} from './decide/fallback.ts';
import {lowerHand, raiseHand} from './decide/hands.ts';
import {headsetConnected, headsetEnded} from './decide/headsets.ts';
import {dialColleague} from './decide/internal.ts';
import {linkLost, linkUp} from './decide/links.ts';
import {endLoanByPerson, lendAgent} from './decide/loans.ts';
import {callerInMailbox} from './decide/mailbox.ts';
import {
	changeMonitor,
	monitorActive,
	monitorEnded,
	startMonitor,
	stopMonitor,
} from './decide/monitors.ts';
import {answer, decline, offerAnswered, offerEnded, offerRinging} from './decide/offers.ts';
import {listenOutside, monitorAnswered} from './decide/outside-ears.ts';
import {pickUp} from './decide/park.ts';
import {approvePresence, refusePresence} from './decide/pauses.ts';
import {phoneHoldSignal} from './decide/phone-holds.ts';
import {
	outsideEnded,
	outsideStarted,
	phoneRegistered,
	phoneUnregistered,
	releasePhone,
	takePhone,
} from './decide/phones.ts';
import {followCalls, recordingCommand, recordingSignal} from './decide/recording.ts';
import {switchResynced} from './decide/resync.ts';
import {routeCalls} from './decide/routing.ts';
import {takeCall} from './decide/take.ts';
import {takeOver} from './decide/take-over.ts';
import {settleAllFar, tieSignal} from './decide/ties.ts';
import {callerWaiting} from './decide/waiting-loop.ts';
import {callArrived, waitAfterAll} from './decide/way-in.ts';
import {addWork, finishWork, giveBackWork, takeBackWork} from './decide/work.ts';
import {acceptWork, declineWork, offeredTo} from './decide/work-offers.ts';
import {settleWork, silenceDesks} from './decide/work-settle.ts';
import {extendWrapUp, finishWrapUp, setDisposition, wantWrapUp} from './decide/wrap-up.ts';
import type {Effect} from './effects.ts';
import type {Refusal} from './errors.ts';
import type {Event} from './events.ts';
import type {Floor} from './floor.ts';
import type {Input, Signal} from './inputs.ts';
import type {Instant} from './time.ts';
import {Turn} from './turn.ts';

/** What an input brought about; for a refused command, why, with nothing changed. */
export type StepResult =
	| {readonly ok: true; readonly events: readonly Event[]; readonly effects: readonly Effect[]}
	| {readonly ok: false; readonly refusal: Refusal};

/** Decides one input. Changes `floor` in place unless it refuses. Throws only on our own mistakes. */
export function step(floor: Floor, input: Input): StepResult {
	const turn = new Turn(floor, input.at);
	const refusal = handle(turn, input);
	if (refusal !== undefined) return {ok: false, refusal};
	expireDue(turn);
	settleWork(turn);
	routeCalls(turn);
	if (input.type === 'call-arrived') waitAfterAll(turn);
	followCalls(turn);
	return {ok: true, events: turn.events, effects: turn.effects};
}

/** When the loop must come back with `deadline-reached`, or undefined when nothing is due. */
export function nextDueAt(floor: Floor): Instant | undefined {
	return floor.index.deadlines.next()?.dueAt;
}

/** Deciders check everything first and emit after, so that a refusal leaves no trace. A signal is never refused. */
function handle(turn: Turn, input: Input): Refusal | undefined {
	switch (input.type) {
		case 'configure-floor':
			return configureFloor(turn, input.config, input.by);
		case 'sign-in':
			return signIn(turn, input);
		case 'sign-out':
			return signOut(turn, input.agentId, input.by);
		case 'take-phone':
			return takePhone(turn, input.personId, input.phoneId);
		case 'release-phone':
			return releasePhone(turn, input.personId);
		case 'set-presence':
			return setPresence(turn, input.agentId, input.presence, input.by);
		case 'cancel-pending-presence':
			return cancelPending(turn, input.agentId, input.by);
		case 'answer':
			return offeredTo(turn.floor, input.agentId)
				? acceptWork(turn, input.agentId)
				: answer(turn, input.agentId);
		case 'decline':
			return offeredTo(turn.floor, input.agentId)
				? declineWork(turn, input.agentId)
				: decline(turn, input.agentId);
		case 'hang-up':
			return hangUp(turn, input.agentId, input.by);
		case 'set-disposition':
			return setDisposition(turn, input);
		case 'finish-wrap-up':
			return finishWrapUp(turn, input.agentId);
		case 'extend-wrap-up':
			return extendWrapUp(turn, input.agentId);
		case 'want-wrap-up':
			return wantWrapUp(turn, input);
		case 'raise-hand':
			return raiseHand(turn, input.agentId, input.by);
		case 'lower-hand':
			return lowerHand(turn, input.agentId, input.by);
		case 'approve-presence':
			return approvePresence(turn, input.agentId, input.by);
		case 'refuse-presence':
			return refusePresence(turn, input.agentId, input.by);
		case 'raise-call':
			return raiseCall(turn, input.callId, input.creditMs, input.by);
		case 'take-call':
			return takeCall(turn, input);
		case 'pick-up':
			return pickUp(turn, input);
		case 'take-over':
			return takeOver(turn, input.personId);
		case 'lend-agent':
			return lendAgent(turn, input);
		case 'end-loan':
			return endLoanByPerson(turn, input);
		case 'start-monitor':
			return input.outside === undefined
				? startMonitor(turn, input.personId, input.agentId, input.mode)
				: listenOutside(turn, input, input.outside);
		case 'change-monitor':
			return changeMonitor(turn, input.personId, input.mode);
		case 'stop-monitor':
			return stopMonitor(turn, input.personId, input.by);
		case 'hold':
		case 'resume':
		case 'mute':
		case 'send-digits':
		case 'transfer':
		case 'consult':
		case 'swap':
		case 'join-all':
		case 'end-consult':
		case 'hand-over':
		case 'park':
			return controlCommand(turn, input);
		case 'start-recording':
		case 'pause-recording':
		case 'resume-recording':
		case 'stop-recording':
		case 'opt-out-recording':
			return recordingCommand(turn, input);
		case 'add-work':
			return addWork(turn, input);
		case 'take-back-work':
			return takeBackWork(turn, input.workId, input.by);
		case 'dial':
			return dial(turn, input);
		case 'dial-colleague':
			return dialColleague(turn, input);
		case 'finish-work':
			return finishWork(turn, input);
		case 'give-back-work':
			return giveBackWork(turn, input);
		default:
			handleSignal(turn, input);
			return undefined;
	}
}

function handleSignal(turn: Turn, input: Signal): void {
	switch (input.type) {
		case 'call-arrived':
			callArrived(turn, input);
			break;
		case 'caller-waiting':
			callerWaiting(turn, input.channel);
			break;
		case 'caller-in-fallback':
			callerInFallback(turn, input.channel);
			break;
		case 'caller-in-mailbox':
			callerInMailbox(turn, input.channel);
			break;
		case 'fallback-answered':
			fallbackAnswered(turn, input.channel);
			break;
		case 'customer-left':
			customerLeft(turn, input.channel, input.cause);
			break;
		case 'offer-ringing':
			offerRinging(turn, input.offerId, input.channel);
			break;
		case 'offer-answered':
			offerAnswered(turn, input.offerId, input.channel);
			break;
		case 'offer-ended':
			offerEnded(turn, input.offerId, input.reason);
			break;
		case 'agent-left':
			agentLeft(turn, input.channel, input.cause, input.customer);
			break;
		case 'phone-registered':
			phoneRegistered(turn, input.phoneId);
			break;
		case 'phone-unregistered':
			phoneUnregistered(turn, input.phoneId);
			break;
		case 'outside-started':
			outsideStarted(turn, input.phoneId, input.channelId);
			break;
		case 'outside-ended':
			outsideEnded(turn, input.phoneId, input.channelId);
			break;
		case 'monitor-active':
			monitorActive(turn, input.monitorId, input.channel, input.mode);
			break;
		case 'monitor-answered':
			monitorAnswered(turn, input.monitorId, input.channel);
			break;
		case 'monitor-ended':
			monitorEnded(turn, input.monitorId, input.reason);
			break;
		case 'customer-held':
		case 'legs-joined':
		case 'all-joined':
		case 'consult-ringing':
		case 'consult-answered':
		case 'consult-ended':
		case 'sent-out':
		case 'sent-out-answered':
		case 'sent-out-ended':
		case 'order-failed':
			controlSignal(turn, input);
			break;
		case 'phone-held':
		case 'phone-resumed':
			phoneHoldSignal(turn, input);
			break;
		case 'dial-progressed':
		case 'dial-answered':
		case 'dial-ended':
			dialSignal(turn, input);
			break;
		case 'notice-heard':
		case 'caller-pressed':
		case 'recording-started':
		case 'recording-paused':
		case 'recording-resumed':
		case 'recording-stopped':
			recordingSignal(turn, input);
			break;
		case 'headset-connected':
			headsetConnected(turn, input.headsetId, input.channel);
			break;
		case 'headset-ended':
			headsetEnded(turn, input.headsetId, input.reason);
			break;
		case 'switch-lost':
			if (turn.floor.switches.get(input.switchId)?.state === 'up') {
				turn.emit({type: 'switch-lost', switchId: input.switchId});
				settleAllFar(turn);
			}
			break;
		case 'tie-up':
		case 'tie-down':
		case 'far-leg-started':
		case 'far-leg-ended':
			tieSignal(turn, input);
			break;
		case 'switch-resynced':
			switchResynced(turn, input.switchId, input.truth);
			break;
		case 'link-up':
			linkUp(turn, input.agentId);
			break;
		case 'link-lost':
			linkLost(turn, input.agentId);
			break;
		case 'number-hours':
			if (!turn.floor.index.numbers.has(input.numberId)) break;
			if (turn.floor.closedNumbers.has(input.numberId) === !input.open) break;
			turn.emit({type: input.open ? 'number-opened' : 'number-closed', numberId: input.numberId});
			break;
		case 'window-hours': {
			const {windowId, open} = input;
			const isDeclared = turn.floor.config.windows?.some(({id}) => id === windowId) ?? false;
			if (!isDeclared || turn.floor.openWindows.has(windowId) === open) break;
			turn.emit({type: open ? 'window-opened' : 'window-closed', windowId});
			break;
		}
		case 'day-started':
			if (turn.floor.day.day !== input.day) {
				const {type, day, startsAt} = input;
				turn.emit({type, day, ...(startsAt === undefined ? {} : {startsAt})});
			}
			break;
		case 'clock-stepped':
			turn.emit({type: 'clock-stepped', byMs: input.byMs});
			break;
		case 'daemon-started':
			daemonStarted(turn);
			break;
		case 'deadline-reached':
			break;
		default:
			input satisfies never;
	}
}

/** Whatever was seen last was seen before this: at the latest by the last event of the run before. */
function daemonStarted(turn: Turn): void {
	const {floor} = turn;
	const lastSeenAt = floor.at;
	turn.emit({type: 'daemon-started'});
	silenceDesks(turn);
	for (const {id, state} of [...floor.switches.values()]) {
		if (state === 'up') turn.emit({type: 'switch-lost', switchId: id, lastSeenAt});
	}
	for (const agent of [...floor.agents.values()]) {
		if (agent.state === 'signed-in' && agent.link.state === 'up') linkLost(turn, agent.id);
	}
}
