/** Folds an event and tells which machine went from which state to which; what `transitions.ts` lists. */

import type {Agent} from '../agent/agent.ts';
import {apply} from '../apply.ts';
import type {Call} from '../call/call.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {AgentId} from '../ids.ts';
import {recordingState} from '../recording/recording.ts';
import {type Machine, machines, nowhere} from '../transitions.ts';
import type {WorkItem} from '../work/item.ts';

/** How often each machine went from where to where by what: `call`, `agent`… as in `transitions.ts`. */
export class TransitionCounter {
	/** By machine, state before, event and state after: no text is made for each of millions. */
	readonly #counts = new Map<string, Map<string, Map<string, Map<string, number>>>>();

	/** Answers with the row where it is in no table, the first time it is seen. */
	note(machine: string, from: string, event: string, to: string): string | undefined {
		const counts = under(under(under(this.#counts, machine), from), event);
		const before = counts.get(to) ?? 0;
		counts.set(to, before + 1);
		if (before > 0) return undefined;
		const row = `${machine}: ${from} + ${event} → ${to}`;
		return tabled.has(row) ? undefined : row;
	}

	/** By `machine: from + event → to`. */
	rows(): ReadonlyMap<string, number> {
		const rows = new Map<string, number>();
		for (const [machine, froms] of this.#counts)
			for (const [from, events] of froms)
				for (const [event, tos] of events)
					for (const [to, count] of tos) rows.set(`${machine}: ${from} + ${event} → ${to}`, count);
		return rows;
	}
}

function under<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
	let inner = map.get(key);
	if (inner === undefined) {
		inner = new Map();
		map.set(key, inner);
	}
	return inner;
}

const tabled: ReadonlySet<string> = new Set(
	machines.flatMap(({name, rows}) =>
		rows.map(({from, event, to}) => `${name}: ${from} + ${event} → ${to}`),
	),
);

/** For each machine, the events that its table speaks of. */
const alphabets = new Map(
	machines.map(({name, rows}) => [name, new Set<string>(rows.map(({event}) => event))]),
);

/**
 * Applies `event` and notes what it made of each machine that it concerns: every change, and every
 * event of the machine's own table that changed nothing. Answers with what is new and in no table.
 */
export function observeApply(
	floor: Floor,
	event: Event,
	counter: TransitionCounter,
): readonly string[] {
	const before = look(floor, event);
	const strays: string[] = [];
	apply(floor, event);
	for (const {machine, from, state} of before) {
		const to = event.type === 'offer-ended' && machine === 'offer' ? event.state : state(floor);
		// A call without an agent has no line.
		if (machine === 'line' && from === nowhere && to === nowhere) continue;
		if (from === to && alphabets.get(machine)?.has(event.type) !== true) continue;
		const stray = counter.note(machine, from, event.type, to);
		if (stray !== undefined) strays.push(stray);
	}
	return strays;
}

interface Watched {
	readonly machine: Machine['name'];
	readonly from: string;
	readonly state: (floor: Floor) => string;
}

function look(floor: Floor, event: Event): readonly Watched[] {
	const watched: Watched[] = [];
	const watch = (machine: Machine['name'], state: (floor: Floor) => string) =>
		watched.push({machine, from: state(floor), state});
	if ('workId' in event) watch('work', ({work}) => workState(work.get(event.workId), event));
	const offer = 'offerId' in event ? floor.offers.get(event.offerId) : undefined;
	if ('offerId' in event && !('workId' in event)) {
		const isAccepted = event.type === 'offer-accepted';
		watch('offer', ({offers}) => {
			const state = offers.get(event.offerId)?.state;
			return state ?? (isAccepted ? 'accepted' : nowhere);
		});
	}
	const isOfTalk = isOfCall(event) || 'consultId' in event;
	const callId = isOfTalk ? event.callId : offer?.callId;
	const isOfOffer = event.type === 'offer-ringing' || event.type === 'offer-accepted';
	if (callId !== undefined && !isOfOffer && !event.type.startsWith('consult-')) {
		watch('call', ({calls}) => calls.get(callId)?.state ?? (isEnd(event) ? 'ended' : nowhere));
	}
	if (callId !== undefined && (isOfCall(event) || 'consultId' in event)) {
		watch('line', ({calls}) => lineOf(calls.get(callId)));
	}
	if ('consultId' in event) {
		const {consultId} = event;
		const isOver =
			event.type === 'consult-ended' ||
			event.type === 'consult-passed' ||
			event.type === 'call-handed-over';
		watch('consult', ({calls, index}) => {
			const id = index.callByConsult.get(consultId);
			const call = id === undefined ? undefined : calls.get(id);
			const state = call?.state === 'talking' ? call.consult?.state : undefined;
			return state ?? (isOver ? 'ended' : nowhere);
		});
	}
	for (const agentId of agentsOf(floor, event)) {
		watch('activity', ({agents}) => activityOf(agents.get(agentId)));
		watch('presence', ({agents}) => presenceOf(agents.get(agentId)));
		watch('wish', ({agents}) => wishOf(agents.get(agentId)));
		watch('request', ({agents}) => requestOf(agents.get(agentId)));
		watch('hand', ({agents}) => handOf(agents.get(agentId)));
		watch('link', ({agents}) => linkOf(agents.get(agentId)));
		watch('headset', ({agents}) => headsetOf(agents.get(agentId)));
	}
	if ('monitorId' in event) {
		watch('monitor', ({monitors}) => {
			const state = monitors.get(event.monitorId)?.state;
			return state ?? (event.type === 'monitor-ended' ? 'ended' : nowhere);
		});
	}
	if (event.type.startsWith('recording-') && 'callId' in event && event.callId !== undefined) {
		const {callId} = event;
		watch('recording', ({recordings}) => recordingState(recordings.get(callId)));
	}
	const isOfCallAlone = event.type === 'call-arrived' || event.type === 'dial-asked';
	if ('switchId' in event && !isOfCallAlone) {
		watch('switch', ({switches}) => switches.get(event.switchId)?.state ?? nowhere);
	}
	return watched;
}

function workState(item: WorkItem | undefined, event: Event): string {
	return item?.state ?? (event.type === 'work-added' ? nowhere : 'ended');
}

type CallEvent = Extract<Event, {type: `call-${string}` | `dial-${string}` | 'offer-made'}>;

/** Wrap-up, dispositions and monitors name a call but do not move it. */
function isOfCall(event: Event): event is CallEvent {
	const {type} = event;
	return type.startsWith('call-') || type.startsWith('dial-') || type === 'offer-made';
}

function isEnd(event: Event): boolean {
	return event.type === 'call-ended';
}

/** Those whom the event may concern: an agent, the third party of their call, whom it goes to. */
function agentsOf(floor: Floor, event: Event): readonly AgentId[] {
	const agents = new Set<AgentId>();
	const own = agentOf(floor, event);
	if (own !== undefined) agents.add(own);
	if (isTalkEvent(event)) {
		const call = floor.calls.get(event.callId);
		if (call?.state === 'talking') {
			agents.add(call.agentId);
			const third = call.consult?.to;
			if (third?.kind === 'agent' && concernsThird(event)) agents.add(third.agentId);
		}
		if ('toAgentId' in event && event.type === 'consult-asked') agents.add(event.toAgentId);
		if (event.type === 'consult-offered') agents.add(event.toAgentId);
		if (event.type === 'call-taken-over') agents.add(event.toAgentId);
	}
	return [...agents];
}

type TalkEvent = Extract<Event, {type: `consult-${string}` | `call-${string}`}>;

function isTalkEvent(event: Event): event is TalkEvent {
	return event.type.startsWith('consult-') || event.type.startsWith('call-');
}

function concernsThird({type}: Event): boolean {
	return type.startsWith('consult-') || type === 'call-handed-over';
}

function lineOf(call: Call | undefined): string {
	return call?.state === 'talking' ? call.line : nowhere;
}

function agentOf(floor: Floor, event: Event): AgentId | undefined {
	if (event.type.startsWith('monitor-') || event.type.startsWith('recording-')) return undefined;
	if ('agentId' in event) return event.agentId;
	if (event.type === 'offer-ended') return floor.offers.get(event.offerId)?.agentId;
	if (event.type === 'call-ended') {
		const call = floor.calls.get(event.callId);
		return call?.state === 'talking' || call?.state === 'dialling' ? call.agentId : undefined;
	}
	if (event.type !== 'outside-started' && event.type !== 'outside-ended') return undefined;
	const holder = floor.phones.get(event.phoneId)?.holder as AgentId | undefined;
	return holder !== undefined && floor.agents.get(holder)?.state === 'signed-in'
		? holder
		: undefined;
}

function activityOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' ? agent.activity.state : nowhere;
}

function presenceOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' ? agent.presence.state : 'logged-out';
}

function wishOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' && agent.pendingPresence !== undefined ? 'waiting' : 'none';
}

function requestOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' && agent.request !== undefined ? 'waiting' : 'none';
}

function handOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' && agent.handSince !== undefined ? 'up' : 'down';
}

function headsetOf(agent: Agent | undefined): string {
	return (agent?.state === 'signed-in' ? agent.headset?.state : undefined) ?? nowhere;
}

function linkOf(agent: Agent | undefined): string {
	return agent?.state === 'signed-in' ? agent.link.state : nowhere;
}
