/**
 * Whether a call is recorded: the queue's rule, what the caller heard and said, the agent's wishes. A
 * refusal wins over every way to start; nothing starts before what the rule asks for.
 */

import {type Call, queueOf} from '../call/call.ts';
import type {Refusal} from '../errors.ts';
import {type CallId, channelKey, type PersonId, type SwitchId} from '../ids.ts';
import type {FoundRecording, RecordingCommand, RecordingSignal} from '../recording/inputs.ts';
import {type CallRecording, nothingKnown} from '../recording/recording.ts';
import {isChosen, type RecordingRule, ruleOf} from '../recording/rule.ts';
import type {Turn} from '../turn.ts';
import {callOf, findNumber, findSignedIn} from './find.ts';
import {
	endTake,
	order,
	orderStrayStop,
	pauseTake,
	resumeTake,
	startTake,
	stopTake,
} from './recording-takes.ts';
import type {Talk} from './talk.ts';

/** A recording that could not be made is tried once more, and then no more: not in a circle. */
const mostFailures = 2;

export function recordingCommand(turn: Turn, command: RecordingCommand): Refusal | undefined {
	const {floor} = turn;
	const {agentId, by} = command;
	const {agent, refusal} = findSignedIn(floor, agentId);
	if (refusal) return refusal;
	const call = 'callId' in agent.activity ? floor.calls.get(agent.activity.callId) : undefined;
	if (call?.state !== 'talking') return {code: 'agent-not-talking', params: {agentId}};
	// Who is consulted, or has handed the call over and works on it, has no say in it.
	if (call.agentId !== agentId) return {code: 'not-your-call'};
	if (call.direction === 'internal') return {code: 'internal-call'};
	const rule = ruleOf(floor, call.entry.queueId);
	const known = floor.recordings.get(call.id) ?? nothingKnown(call.id);
	const {take} = known;
	if (command.type === 'opt-out-recording') {
		if (rule === undefined && take === undefined) return {code: 'recording-off'};
		refuse(turn, call.id, {by: 'agent', reason: command.reason, person: by});
		return undefined;
	}
	const down = switchDown(turn, call);
	if (command.type === 'start-recording') {
		if (rule === undefined) return {code: 'recording-off'};
		const {told} = command;
		if (known.refused !== undefined) return {code: 'recording-opted-out'};
		if (take !== undefined) return {code: 'already-recording'};
		if (!told && isUntold(rule, known)) return {code: 'recording-not-announced'};
		if (!told && isUnasked(rule, known)) return {code: 'recording-not-consented'};
		if (down) return down;
		if (isUntold(rule, known))
			turn.emit({type: 'recording-announced', callId: call.id, by: 'agent'});
		if (isUnasked(rule, known))
			turn.emit({type: 'recording-consented', callId: call.id, by: 'agent'});
		startTake(turn, call, rule, by);
		return undefined;
	}
	if (take === undefined || take.state === 'stopping') return {code: 'not-recording'};
	if (down) return down;
	switch (command.type) {
		case 'pause-recording':
			// Asked for twice, it is wanted once.
			if (take.state !== 'pausing' && take.state !== 'paused') pauseTake(turn, call.id, take, by);
			break;
		case 'resume-recording':
			if (take.state === 'paused') resumeTake(turn, call.id, take, by);
			// Not before it is known to be paused: what comes first at the switch would be a guess.
			else if (take.state === 'pausing') return {code: 'recording-not-ready'};
			break;
		case 'stop-recording':
			if (rule !== undefined && isChosen(rule, call.id)) return {code: 'recording-required'};
			stopTake(turn, call.id, take, {reason: 'stopped', by});
			break;
	}
	return undefined;
}

function switchDown(turn: Turn, call: Talk): Refusal | undefined {
	const switchId = call.legs[0]?.channel.switchId;
	const isUp = switchId !== undefined && turn.floor.switches.get(switchId)?.state === 'up';
	return isUp ? undefined : {code: 'switch-down'};
}

export function recordingSignal(turn: Turn, signal: RecordingSignal): void {
	const call = callOf(turn.floor, signal.channel);
	switch (signal.type) {
		case 'notice-heard':
			if (call !== undefined) told(turn, call.id);
			break;
		case 'caller-pressed':
			if (call !== undefined) pressed(turn, call, signal.digit);
			break;
		default:
			takeSignal(turn, call, signal);
	}
}

function told(turn: Turn, callId: CallId): void {
	const known = turn.floor.recordings.get(callId) ?? nothingKnown(callId);
	if (known.announced || isSettled(known)) return;
	turn.emit({type: 'recording-announced', callId, by: 'notice'});
	startIfDue(turn, callId);
}

/** What the caller hears or says changes nothing any more, but for a refusal. */
function isSettled({refused, take}: CallRecording): boolean {
	return refused !== undefined || take !== undefined;
}

/** A key means what the rule of the call's queue says. */
function pressed(turn: Turn, call: Call, digit: string): void {
	const {floor} = turn;
	if (call.direction === 'internal') return;
	const queueId = queueOf(call) ?? findNumber(floor, call.numberId)?.queueId;
	const rule = ruleOf(floor, queueId);
	if (rule === undefined || digit === '') return;
	if (digit === rule.optOutKey) {
		refuse(turn, call.id, {by: 'caller', reason: 'opted-out', person: 'caller'});
		return;
	}
	const known = floor.recordings.get(call.id) ?? nothingKnown(call.id);
	if (digit !== rule.consentKey || known.consented || isSettled(known)) return;
	turn.emit({type: 'recording-consented', callId: call.id, by: 'caller'});
	startIfDue(turn, call.id);
}

/** Wins over everything: whatever is recorded now is stopped and not kept. */
function refuse(
	turn: Turn,
	callId: CallId,
	how: {
		readonly by: 'caller' | 'agent';
		readonly reason: 'opted-out' | 'private';
		readonly person: PersonId;
	},
): void {
	const known = turn.floor.recordings.get(callId);
	const {by, reason, person} = how;
	if (known?.refused === undefined) turn.emit({type: 'recording-refused', callId, by, reason});
	const take = known?.take;
	// One that is being stopped is not kept either.
	if (take === undefined || take.state === 'stopping') return;
	stopTake(turn, callId, take, {reason, by: person});
}

function takeSignal(
	turn: Turn,
	call: Call | undefined,
	signal: Exclude<RecordingSignal, {type: 'notice-heard' | 'caller-pressed'}>,
): void {
	const {recordingId, channel} = signal;
	const known = call && turn.floor.recordings.get(call.id);
	const take = known?.take;
	if (call === undefined || take?.id !== recordingId) {
		// Started although nobody wants it any more: nothing may be recorded that the floor does not know.
		if (signal.type === 'recording-stopped' || call === undefined) return;
		// Expected of one that was stopped in the moment it began: its end may be told first.
		if (known?.ended !== true)
			turn.anomaly('recording-unknown', `${recordingId} ${channelKey(channel)}`);
		orderStrayStop(turn, recordingId, channel);
		return;
	}
	const about = {callId: call.id, recordingId};
	switch (signal.type) {
		case 'recording-started':
			if (take.state === 'starting') turn.emit({type: 'recording-started', ...about});
			break;
		case 'recording-paused':
			if (take.state === 'pausing') turn.emit({type: 'recording-paused', ...about});
			break;
		case 'recording-resumed':
			if (take.state === 'resuming') turn.emit({type: 'recording-resumed', ...about});
			// The switch took the orders in another order: what should be silence may be heard.
			else if (take.state === 'paused')
				stopTake(turn, call.id, take, {reason: 'pause-unconfirmed', by: 'floor'});
			break;
		case 'recording-stopped':
			if (take.state === 'stopping' && take.endReason !== undefined)
				endTake(turn, call.id, take, take.endReason);
			else if (signal.failure === undefined) endTake(turn, call.id, take, 'lost');
			else endTake(turn, call.id, take, 'failed', signal.failure);
			break;
	}
}

/** Calls that came to an agent in this turn, or whose recording of the agent before is over, are recorded where their queue's rule says so. */
export function followCalls(turn: Turn): void {
	const due = turn.events.flatMap((event) =>
		event.type === 'call-connected' ||
		event.type === 'call-handed-over' ||
		event.type === 'call-taken-over' ||
		(event.type === 'recording-ended' && event.reason === 'agent-left')
			? [event.callId]
			: [],
	);
	for (const callId of due) startIfDue(turn, callId);
}

/** After a look at the switch: what should be recorded by now and is not. */
export function recordWhatIsDue(turn: Turn, switchId: SwitchId): void {
	for (const call of [...turn.floor.calls.values()]) {
		if (call.legs[0]?.channel.switchId === switchId) startIfDue(turn, call.id);
	}
}

/** Starts by the rule alone: chosen, told, agreed where that is asked for, and not refused. */
function startIfDue(turn: Turn, callId: CallId): void {
	const {floor} = turn;
	const call = floor.calls.get(callId);
	if (call?.state !== 'talking' || switchDown(turn, call)) return;
	if (call.direction === 'internal') return;
	const rule = ruleOf(floor, call.entry.queueId);
	const known = floor.recordings.get(callId) ?? nothingKnown(callId);
	if (rule === undefined || !isChosen(rule, callId)) return;
	if (known.refused !== undefined || known.take !== undefined) return;
	if (isUntold(rule, known) || isUnasked(rule, known)) return;
	if (known.failures >= mostFailures || known.trouble?.reason === 'pause-unconfirmed') return;
	startTake(turn, call, rule, 'floor');
}

function isUntold(rule: RecordingRule, {announced}: {readonly announced: boolean}): boolean {
	return rule.notice !== undefined && !announced;
}

function isUnasked(rule: RecordingRule, {consented}: {readonly consented: boolean}): boolean {
	return rule.consent === true && !consented;
}

/** Recordings as a resync found them, held against the floor's. What may be recorded against a wish ends. */
export function reconcileRecordings(
	turn: Turn,
	switchId: SwitchId,
	found: readonly FoundRecording[],
): void {
	const byId = new Map(found.map((one) => [one.recordingId, one]));
	const known = new Set<string>();
	for (const {callId, take} of [...turn.floor.recordings.values()]) {
		if (take?.switchId !== switchId) continue;
		known.add(take.id);
		const own = byId.get(take.id);
		if (own === undefined) endTake(turn, callId, take, take.endReason ?? 'lost');
		else compare(turn, callId, own.paused);
	}
	for (const {recordingId, channelId} of found) {
		if (known.has(recordingId)) continue;
		turn.anomaly('recording-unknown', `${recordingId} ${channelId}`);
		orderStrayStop(turn, recordingId, {switchId, channelId});
	}
}

function compare(turn: Turn, callId: CallId, isPaused: boolean): void {
	const take = turn.floor.recordings.get(callId)?.take;
	if (take === undefined) return;
	const about = {callId, recordingId: take.id};
	const unconfirmed = {reason: 'pause-unconfirmed', by: 'floor'} as const;
	switch (take.state) {
		case 'starting':
			turn.emit({type: 'recording-started', ...about});
			break;
		case 'recording':
			if (isPaused) order(turn, 'resume-recording', callId);
			break;
		case 'pausing':
			if (isPaused) turn.emit({type: 'recording-paused', ...about});
			else stopTake(turn, callId, take, unconfirmed);
			break;
		case 'paused':
			if (!isPaused) stopTake(turn, callId, take, unconfirmed);
			break;
		case 'resuming':
			if (isPaused) order(turn, 'resume-recording', callId);
			else turn.emit({type: 'recording-resumed', ...about});
			break;
		case 'stopping':
			order(turn, 'stop-recording', callId);
			break;
	}
}
