/** One agent's desk: the call in front of them, who is behind it, their own day, their queues. Pure. */

import {
	type Agent,
	type AgentId,
	type Call,
	type CallId,
	entryOf,
	extensionsOf,
	type Floor,
	id,
	isSwapped,
	meanTimes,
	type PartyId,
	type PhoneId,
	type QueueConfig,
	queueOf,
	ringingOffer,
	type SignedIn,
	type WrapUpRule,
	waitedMs,
	waitingSince,
} from '@plateau/core';
import type {DeskCall, DeskView, MonitorRow} from '@plateau/core/protocol';
import {deskControl, type Names} from './control.ts';
import {callInFront, type DeskRecords} from './desk-records.ts';
import {calledByOf, calleeOf} from './internal.ts';
import {type CallRecord, type Directory, labelOf, personName} from './look-ups.ts';
import {parkedFor} from './parked.ts';
import {deskRecording} from './recording.ts';
import type {Rows} from './row-cache.ts';
import {dialledNumber, headStartMs} from './rows.ts';
import {compact} from './share.ts';
import {takeableFor} from './waiting.ts';
import {deskWork} from './work-rows.ts';

/** The view, or undefined when there is no such agent. */
export function deskView(
	floor: Floor,
	rows: Rows,
	agentId: AgentId,
	{records, directory, names}: {records: DeskRecords; directory: Directory; names: Names},
): DeskView | undefined {
	const agent = floor.agents.get(agentId);
	const row = rows.agents[agentId];
	if (agent === undefined || row === undefined) return undefined;
	const call =
		agent.state === 'signed-in'
			? deskCall(floor, agent, records, {
					directory,
					control: deskControl(floor, rows, agent, names),
					names,
				})
			: undefined;
	return compact<DeskView>({
		agent: row,
		phone: agent.state === 'signed-in' ? deskPhone(floor, agent.phoneId) : undefined,
		call,
		calledBy: agent.state === 'signed-in' ? calledByOf(floor, agent, names) : undefined,
		notReached: notReachedOf(agent, names),
		...deskWork(floor, agentId, rows.work, (queueId) => dispositionsFor(floor, directory, queueId)),
		kinds: rows.kinds,
		monitored: monitoredOf(floor, rows, agentId),
		parked: parkedFor(floor, rows, agentId),
		takeable: takeableFor(floor, agentId),
		queues: queuesOf(floor, rows, agentId),
		reasons: rows.reasons,
		approvals: approvalsOf(floor),
		dispositions: call?.isInternal === true ? [] : dispositionsFor(floor, directory, call?.queueId),
		today: todayOf(floor, agentId),
		recent: [...records.recent],
		switches: rows.switches,
	});
}

/** Until they do something else. */
function notReachedOf(agent: Agent, names: Names): DeskView['notReached'] {
	const notice = agent.state === 'signed-in' ? agent.dialNotice : undefined;
	if (notice === undefined) return undefined;
	const party = names.party(id<PartyId>(notice.partyId));
	const {toAgentId} = notice;
	return compact<NonNullable<DeskView['notReached']>>({
		...{callId: notice.callId, reason: notice.reason, at: notice.at},
		number: party?.callerNumber,
		name:
			toAgentId === undefined ? (party?.contactName ?? party?.callerName) : names.agent(toAgentId),
	});
}

function deskPhone(floor: Floor, phoneId: PhoneId): DeskView['phone'] {
	return {
		id: phoneId,
		registered: floor.phones.get(phoneId)?.registered ?? false,
		remoteAnswer: floor.index.phones.get(phoneId)?.remoteAnswer ?? false,
	};
}

function deskCall(
	floor: Floor,
	agent: SignedIn,
	records: DeskRecords,
	{
		directory,
		control,
		names,
	}: {
		readonly directory: Directory;
		readonly control: ReturnType<typeof deskControl>;
		readonly names: Names;
	},
): DeskCall | undefined {
	const {activity} = agent;
	const callId = callInFront(floor, agent);
	const {interaction, party, partyId} = records;
	if (callId === undefined || callId !== records.callId || partyId === undefined) return undefined;
	const call = floor.calls.get(callId);
	const offer = ringingOffer(floor, agent);
	const dialled = call?.state === 'dialling' ? call : undefined;
	const queueId =
		offer?.queueId ?? ('queueId' in activity ? activity.queueId : dialled?.entry.queueId);
	if (queueId === undefined) return undefined;
	const callee = call && calleeOf(floor, call, names);
	// The queue that lends it a place has nothing to say in it.
	const queue = callee === undefined ? floor.index.queues.get(queueId) : undefined;
	const entry = call && entryOf(call);
	const entered = entry === undefined ? interaction?.enteredAt : waitingSince(entry);
	const state = stateOf(activity.state);
	const isOwn = call?.state === 'talking' && call.agentId === agent.id && state === 'talking';
	const isAsked = control.consultedBy !== undefined;
	const third = isAsked && call?.state === 'talking' ? call.consult : undefined;
	const ownerId = call?.contact?.ownerId;
	return compact<DeskCall>({
		id: callId,
		state,
		// Who talks has done so since they got the call, whatever they did in it.
		since: isOwn ? call.since : activity.since,
		queueId,
		queueLabel: floor.index.agents.get(agent.id)?.queues.includes(queueId)
			? undefined
			: directory.queues.get(queueId),
		enteredAt: entered ?? activity.since,
		dialledNumber: dialledNumber(floor, call?.numberId ?? interaction?.numberId ?? ''),
		customer: compact<DeskCall['customer']>({
			partyId,
			callerNumber: callee?.phoneId ?? party?.callerNumber,
			callerName: callee === undefined ? party?.callerName : undefined,
			contactName: callee?.name ?? party?.contactName,
			past: callee === undefined ? [...records.past] : [],
		}),
		headStartMs: call && headStartMs(call),
		ownAgent: ownerId && {id: ownerId, name: personName(directory, ownerId)},
		// What the agent sees running out is the queue's ring time; the offer's own limit is a backstop.
		ringEndsAt:
			third?.ringEndsAt ?? (offer && queue && offer.madeAt + ringMsOf(floor, agent.id, queue)),
		waitMs: waitOf(call, entered) ?? interaction?.waitMs,
		...records.own,
		canAnswer:
			(offer ?? (third?.state === 'ringing' || undefined)) &&
			(floor.index.phones.get(agent.phoneId)?.remoteAnswer ?? false),
		// Whoever had the call before may have chosen one: this agent has their own to choose.
		dispositionId:
			'dispositionSet' in activity && !activity.dispositionSet
				? undefined
				: interaction?.dispositionId,
		dispositionRequired:
			!isAsked &&
			queue !== undefined &&
			queue.wrapUp.mode !== 'none' &&
			queue.wrapUp.dispositionRequired,
		wrapUp:
			state === 'ringing' || state === 'dialling' || isAsked
				? undefined
				: wrapUpOf(activity, queue?.wrapUp),
		note: interaction?.note,
		noteSavedAt: interaction?.noteSavedAt,
		dial: dialled && {step: dialled.step},
		isOut: isDialledOf(call, interaction) || undefined,
		isInternal: callee !== undefined || undefined,
		...control,
		recording:
			call && callee === undefined && state === 'talking'
				? deskRecording(floor, call, queue)
				: undefined,
	});
}

function isDialledOf(call: Call | undefined, interaction: CallRecord | undefined): boolean {
	const direction = call?.direction ?? interaction?.direction;
	return direction === 'out' || direction === 'internal';
}

function ringMsOf(floor: Floor, agentId: AgentId, queue: QueueConfig): number {
	return floor.index.agents.get(agentId)?.ringMs ?? queue.ringMs;
}

/** The rule of the queue, and how much of it is used. */
function wrapUpOf(
	activity: SignedIn['activity'],
	rule: WrapUpRule | undefined,
): DeskCall['wrapUp'] {
	if (rule === undefined || rule.mode === 'none') return undefined;
	const used = activity.state === 'wrap-up' ? (activity.extensions ?? 0) : 0;
	return compact<NonNullable<DeskCall['wrapUp']>>({
		mode: rule.mode,
		wanted: 'wrapUpWanted' in activity ? activity.wrapUpWanted : undefined,
		extendMs: rule.mode === 'manual' ? undefined : rule.extendMs,
		extensionsLeft: Math.max(0, extensionsOf(rule) - used),
	});
}

function stateOf(activity: SignedIn['activity']['state']): DeskCall['state'] {
	const isOther = activity === 'ringing' || activity === 'dialling' || activity === 'wrap-up';
	return isOther ? activity : 'talking';
}

function waitOf(call: Call | undefined, enteredAt: number | undefined): number | undefined {
	if (call?.state !== 'talking' || enteredAt === undefined) return undefined;
	// Who was called did not wait.
	if (call.direction !== 'in') return undefined;
	return call.entry.waitMs ?? waitedMs(call.entry, call.since);
}

/** What a supervisor does here now, where the queue's policy says that the agent, and a colleague who is asked, are told. */
function monitoredOf(floor: Floor, rows: Rows, agentId: AgentId): DeskView['monitored'] {
	const graver: readonly MonitorRow['mode'][] = ['listen', 'whisper', 'barge'];
	let shown: DeskView['monitored'];
	for (const monitor of Object.values(rows.monitors)) {
		if (monitor.state !== 'active') continue;
		const call = floor.calls.get(id<CallId>(monitor.callId));
		const isAsked = monitor.agentId !== agentId;
		if (isAsked && !isHeardBeside(call, agentId)) continue;
		const queueId = call && queueOf(call);
		const isShown = queueId !== undefined && floor.index.queues.get(queueId)?.monitoringShown;
		if (isShown !== true) continue;
		// A colleague does not hear what is whispered, nor who barged in on three.
		const isSpokenTo = !isAsked || (monitor.mode === 'barge' && hasOneOther(call));
		const {since} = monitor;
		const mode = isSpokenTo ? monitor.mode : 'listen';
		if (shown === undefined || graver.indexOf(mode) > graver.indexOf(shown.mode)) {
			shown = {mode, since};
		}
	}
	return shown;
}

/** A colleague who is asked, and whom the agent of that call hears just now: so does who listens to it. */
function isHeardBeside(call: Call | undefined, agentId: AgentId): boolean {
	if (call?.state !== 'talking' || call.consult?.state !== 'answered') return false;
	const {line, consult} = call;
	const isThird = consult.to.kind === 'agent' && consult.to.agentId === agentId;
	return isThird && (line === 'conference' || !isSwapped(consult));
}

function hasOneOther(call: Call | undefined): boolean {
	return call?.state === 'talking' && call.line !== 'conference';
}

/** The queues this agent is assigned to, in order of id. */
function queuesOf(floor: Floor, rows: Rows, agentId: AgentId): DeskView['queues'] {
	const own: Record<string, DeskView['queues'][string]> = {};
	for (const queueId of floor.index.agents.get(agentId)?.queues ?? []) {
		const row = rows.queues[queueId];
		if (row !== undefined) own[queueId] = row;
	}
	return own;
}

/** Those that may be chosen for a call of this queue, or all; in the file's order. */
function dispositionsFor(
	floor: Floor,
	directory: Directory,
	queueId: string | undefined,
): DeskView['dispositions'] {
	const allowed = new Set<string>();
	for (const {id: dispositionId, queues} of floor.config.dispositions) {
		const fits =
			queueId === undefined || queues.length === 0 || queues.some((queue) => queue === queueId);
		if (fits) allowed.add(dispositionId);
	}
	const labelled = [...directory.dispositions].filter(([key]) => allowed.has(key));
	for (const [key] of labelled) allowed.delete(key);
	return [
		...labelled.map(([key, label]) => ({id: key, label})),
		...[...allowed].map((key) => ({id: key, label: labelOf(directory.dispositions, key)})),
	];
}

function approvalsOf(floor: Floor): string[] | undefined {
	const own = floor.config.reasons.filter(({approval}) => approval === true);
	return own.length === 0 ? undefined : own.map(({id}) => id);
}

function todayOf(floor: Floor, agentId: AgentId): DeskView['today'] {
	const {startedAt} = floor.day;
	const day = floor.day.agents.get(agentId);
	if (day === undefined) return {startedAt, handled: 0, rangOut: 0, handlingMs: 0, idleMs: 0};
	const {handled, rangOut, talkMs, holdMs, wrapUpMs, ringMs, idleMs, workMs} = day;
	const means = meanTimes(floor.day, agentId);
	return compact<DeskView['today']>({
		startedAt,
		handled,
		talkMs: means?.talkMs,
		wrapUpMs: means?.wrapUpMs,
		handleTimeMs: means?.handleTimeMs,
		rangOut,
		handlingMs: talkMs + holdMs + wrapUpMs + ringMs + workMs,
		idleMs,
	});
}
