/**
 * Watches a simulated floor: the invariants after every step (or the laws of what the step touched,
 * and all of them now and then), a second floor folded from the kept events alone, the routing oracle
 * at each offer, and at the end the books.
 */

import {segmentsOf} from '../call/segments.ts';
import type {Event, Outcome} from '../events.ts';
import {emptyFloor, type Floor, type FloorSnapshot, fromSnapshot, toSnapshot} from '../floor.ts';
import type {CallId} from '../ids.ts';
import type {Input} from '../inputs.ts';
import {checkInvariants} from '../invariants.ts';
import {agentTimes} from '../stats/day.ts';
import {type StepResult, step} from '../step.ts';
import {judgeAsked, wrongRequests} from './asked-judge.ts';
import {judgeControl, judgeControlEvent} from './control-judge.ts';
import {DialJudge} from './dial-judge.ts';
import {DoorJudge} from './door-judge.ts';
import {EarJudge} from './ear-judge.ts';
import {InternalJudge} from './internal-judge.ts';
import {tornFromMailbox} from './mailbox-judge.ts';
import {MissJudge} from './miss-judge.ts';
import {judgeNews} from './news-judge.ts';
import {observeApply, TransitionCounter} from './observe.ts';
import {judgeOffer} from './oracle.ts';
import {ParkJudge} from './park-judge.ts';
import {judgePhoneHolds} from './phone-hold-judge.ts';
import {checkTouched} from './quick-laws.ts';
import {RecordingJudge} from './recording-judge.ts';
import {recount} from './recount.ts';
import {ShiftJudge} from './shift-judge.ts';
import {StrategyBooks} from './strategy-books.ts';
import {TakeJudge} from './take-judge.ts';
import {TieJudge} from './tie-judge.ts';
import {TransferJudge} from './transfer-judge.ts';
import {judgeWayIn} from './way-in-judge.ts';
import {judgeWorkOffer, wrongDesks} from './work-oracle.ts';

export class Inspector {
	/** What was found wrong, in the order it was found. */
	readonly broken: string[] = [];
	/** `machine: from + event → to`, how often each was seen. */
	get transitions(): ReadonlyMap<string, number> {
		return this.#counter.rows();
	}
	/** Refusal codes that commands met. */
	readonly refusals = new Map<string, number>();
	readonly anomalies = new Map<string, number>();
	steps = 0;
	/** After how many steps every invariant is looked at; 1 for after each. */
	readonly #wholeEvery: number;
	/** Steps until then. */
	#untilWhole = 0;
	readonly #counter = new TransitionCounter();
	/** Folded from the kept events alone. */
	readonly #shadow: Floor = emptyFloor();
	readonly #books = new StrategyBooks();
	readonly #misses = new MissJudge();
	readonly #doors = new DoorJudge();
	readonly #transfers = new TransferJudge();
	readonly #takes = new TakeJudge();
	readonly #parks = new ParkJudge();
	readonly #recordings = new RecordingJudge();
	readonly #dials = new DialJudge();
	readonly #internal = new InternalJudge();
	readonly #ties = new TieJudge();
	readonly #ears = new EarJudge();
	readonly #work = new ShiftJudge();
	/** Came out of a snapshot, and must go on as the live floor does. */
	#twin: {readonly floor: Floor; left: number} | undefined;

	constructor(wholeEvery = 1) {
		this.#wholeEvery = wholeEvery;
	}

	/** After each step, before its events are kept. */
	inspect(input: Input, result: StepResult, floor: Floor): void {
		this.steps += 1;
		if (result.ok) {
			const rung = result.effects.filter(({type}) => type === 'ring-agent').length;
			const made = result.events.filter(({type}) => type === 'offer-made').length;
			this.#must(rung === made, () => `${made} offers were made and ${rung} ordered`);
			const {events, effects} = result;
			for (const wrong of this.#recordings.judge(floor, events, effects)) this.#note(wrong);
			for (const wrong of tornFromMailbox(floor, effects)) this.#note(wrong);
			for (const wrong of judgePhoneHolds(floor, effects)) this.#note(wrong);
			const types = result.events.map(({type}) => type);
			const isShut = input.type === 'call-arrived' && floor.closedNumbers.has(input.numberId);
			this.#must(
				!isShut || !types.includes('call-arrived') || types.includes('call-dismissed'),
				() => `a call came in by ${isShut ? input.numberId : ''}, which is closed`,
			);
			if (input.type === 'call-arrived') {
				for (const wrong of judgeWayIn(floor, input.numberId, result)) this.#note(wrong);
			}
		} else {
			count(this.refusals, result.refusal.code);
			const isWhole = floor.seq === this.#shadow.seq;
			this.#must(isWhole, () => `refused with ${result.refusal.code}, yet something happened`);
		}
		for (const wrong of this.#dials.judge(input, result)) this.#note(wrong);
		for (const wrong of judgeControl(floor, input, result)) this.#note(wrong);
		for (const wrong of this.#ties.judge(input, result, floor, this.#shadow)) this.#note(wrong);
		for (const wrong of this.#ears.judge(input, result, floor, this.#shadow)) this.#note(wrong);
		for (const wrong of wrongDesks(floor)) this.#note(`after ${input.type}: ${wrong}`);
		for (const wrong of wrongRequests(floor)) this.#note(`after ${input.type}: ${wrong}`);
		this.#untilWhole -= 1;
		if (this.#untilWhole <= 0) {
			this.#untilWhole = this.#wholeEvery;
			for (const law of checkInvariants(floor)) this.#note(`after ${input.type}: ${law}`);
		} else {
			checkTouched(floor, result.ok ? result.events : [], (holds, law) =>
				this.#must(holds, () => `after ${input.type}: ${law()}`),
			);
		}
		this.#followTwin(input, result);
	}

	/** A floor that a start made of the journal: the same as the events make, and whole. */
	rebuilt(floor: Floor): void {
		this.compare(floor, 'the floor rebuilt from the journal');
		// What the first step makes of it is looked at in whole.
		this.#untilWhole = 0;
	}

	/** From now on and for some inputs, a floor restored from a snapshot is led beside the live one. */
	startTwin(floor: Floor): void {
		const snapshot = JSON.stringify(toSnapshot(floor));
		const twin = fromSnapshot(JSON.parse(snapshot) as FloorSnapshot);
		const again = twin && JSON.stringify(toSnapshot(twin));
		this.#must(
			again === snapshot,
			() => `a snapshot came back as another: ${differ(again, snapshot)}`,
		);
		this.#twin = twin && {floor: twin, left: 40};
	}

	/** The daemon died: its floor goes on from the journal. */
	dropTwin(): void {
		this.#twin = undefined;
	}

	#followTwin(input: Input, result: StepResult): void {
		const twin = this.#twin;
		if (twin === undefined) return;
		const [own, wanted] = [step(twin.floor, input), result].map((one) => JSON.stringify(one));
		this.#must(
			own === wanted,
			() => `after ${input.type}, a restored floor: ${differ(own, wanted)}`,
		);
		twin.left -= 1;
		if (twin.left === 0 || own !== wanted) this.#twin = undefined;
	}

	/** Each event as it is kept. */
	keep(event: Event): void {
		if (event.type === 'work-offered') {
			for (const wrong of judgeWorkOffer(this.#shadow, event, this.#books)) this.#note(wrong);
		} else if (event.type === 'offer-made') {
			for (const wrong of judgeOffer(this.#shadow, event, this.#books)) this.#note(wrong);
		} else if (event.type === 'anomaly-noted') {
			count(this.anomalies, event.code);
		}
		for (const wrong of judgeAsked(this.#shadow, event, this.#books)) this.#note(wrong);
		for (const wrong of this.#dials.before(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#internal.before(this.#shadow, event)) this.#note(wrong);
		for (const wrong of judgeControlEvent(this.#shadow, event)) this.#note(wrong);
		for (const wrong of judgeNews(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#doors.judge(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#transfers.take(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#takes.take(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#parks.take(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#misses.take(this.#shadow, event)) this.#note(wrong);
		this.#recordings.keep(event);
		for (const wrong of this.#work.take(this.#shadow, event)) this.#note(wrong);
		this.#books.take(this.#shadow, event);
		for (const row of observeApply(this.#shadow, event, this.#counter))
			this.#note(`not in the tables of transitions: ${row}`);
		for (const wrong of this.#dials.after(this.#shadow, event)) this.#note(wrong);
		for (const wrong of this.#internal.after(this.#shadow, event)) this.#note(wrong);
	}

	/** A floor that should equal what the kept events make. */
	compare(floor: Floor, what: string): void {
		const [own, wanted] = [floor, this.#shadow].map((one) =>
			JSON.stringify(toSnapshot(one), inOrderOfKeys),
		);
		if (own === wanted) return;
		// In which order an object's fields came to it is no part of a state: a snapshot drops absent ones.
		const [ours, theirs] = [own, wanted].map((text) =>
			JSON.stringify(JSON.parse(text ?? ''), inOrder),
		);
		this.#must(ours === theirs, () => `${what} differs from the journal: ${differ(ours, theirs)}`);
	}

	/** The books at the end: counters, outcomes, tiles. */
	close(journal: readonly Event[], floor: Floor): ReadonlyMap<Outcome, number> {
		for (const law of checkInvariants(floor)) this.#note(`at the end: ${law}`);
		const books = recount(journal, floor.at);
		for (const line of books.broken) this.#note(line);
		const ended = [...books.outcomes.values()].reduce((sum, own) => sum + own, 0);
		this.#must(
			books.arrived === ended + books.onFloor,
			() => `${books.arrived} calls came, ${ended} ended, ${books.onFloor} are on the floor`,
		);
		this.#must(
			books.onFloor === floor.calls.size,
			() => `${floor.calls.size} calls are on the floor, by the journal ${books.onFloor}`,
		);
		this.#must(
			books.workOnFloor === floor.work.size,
			() =>
				`${floor.work.size} pieces of work are on the floor, by the journal ${books.workOnFloor}`,
		);
		this.#compareDay(books, floor);
		this.#checkTiles(journal);
		return books.outcomes;
	}

	#compareDay(books: ReturnType<typeof recount>, floor: Floor): void {
		const {day} = floor;
		this.#must(day.day === books.day, () => `the day is ${day.day}, by the journal ${books.day}`);
		for (const queueId of new Set([...day.queues.keys(), ...books.queues.keys()])) {
			this.#compareRow(`queue ${queueId}`, day.queues.get(queueId), books.queues.get(queueId));
		}
		for (const key of new Set([...day.work.keys(), ...books.work.keys()])) {
			this.#compareRow(`work ${key}`, day.work.get(key), books.work.get(key));
		}
		for (const agent of floor.agents.values()) {
			const row = agentTimes(day, agent, floor.at);
			this.#compareRow(`agent ${agent.id}`, row, books.agents.get(agent.id));
		}
	}

	/** I9: the counters are those of a recount; an absent row is one of zeros. */
	#compareRow(whose: string, own: object = {}, wanted: object = {}): void {
		const [a, b] = [own, wanted] as readonly Readonly<Record<string, number>>[];
		for (const field of new Set([...Object.keys(own), ...Object.keys(wanted)])) {
			const [counted = 0, recounted = 0] = [a?.[field], b?.[field]];
			this.#must(
				counted === recounted,
				() => `${whose} counts ${field} ${counted}, by the journal ${recounted} (I9)`,
			);
		}
	}

	/** I8: the segments of each call tile it from its start to its end. */
	#checkTiles(journal: readonly Event[]): void {
		for (const [callId, events] of eventsByCall(journal)) {
			const [first] = events;
			const end = events.find(({type}) => type === 'call-ended');
			if (first?.type !== 'call-arrived' && first?.type !== 'dial-asked') {
				this.#note(`call ${callId} begins with ${first?.type}`);
				continue;
			}
			let at = first.type === 'dial-asked' ? first.at : first.startedAt;
			for (const segment of segmentsOf(events)) {
				if (segment.kind === 'wrap-up') continue;
				this.#must(
					segment.startedAt === at,
					() => `call ${callId}: ${segment.kind} starts ${segment.startedAt - at} ms off (I8)`,
				);
				at = segment.endedAt ?? at;
			}
			if (end?.type !== 'call-ended') continue;
			const endedAt = end.lastSeenAt ?? end.at;
			this.#must(
				at === endedAt || at > endedAt,
				() => `call ${callId}: its segments end ${endedAt - at} ms early (I8)`,
			);
		}
	}

	#must(holds: boolean, law: () => string): void {
		if (!holds) this.#note(law());
	}

	#note(law: string): void {
		this.broken.push(`${law} [seq ${this.#shadow.seq}]`);
	}
}

/** Each call's own events, offers included, in order. */
function eventsByCall(journal: readonly Event[]): ReadonlyMap<CallId, readonly Event[]> {
	const byCall = new Map<CallId, Event[]>();
	const callOf = new Map<string, CallId>();
	for (const event of journal) {
		if (event.type === 'offer-made') callOf.set(event.offerId, event.callId);
		const callId =
			'callId' in event ? event.callId : 'offerId' in event ? callOf.get(event.offerId) : undefined;
		if (callId === undefined) continue;
		const own = byCall.get(callId);
		if (own === undefined) byCall.set(callId, [event]);
		else own.push(event);
	}
	return byCall;
}

/** A fact that came later stands elsewhere in a restored object than in one that always had its place. */
function inOrderOfKeys(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function count(counts: Map<string, number>, what: string): void {
	counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** Where two texts part, with what is around. */
function differ(a = '', b = ''): string {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at += 1;
	const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
	return `…${around(a)}… ≠ …${around(b)}…`;
}

/** For `JSON.stringify`: the fields of objects by name. */
function inOrder(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
