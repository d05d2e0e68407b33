/**
 * The books of work besides calls, kept from the journal alone: each piece from its coming to its end,
 * by its own clock, and the day's counters. Shares no code with `stats/` or `work/`.
 */

import type {Event} from '../events.ts';
import type {QueueId, WorkId} from '../ids.ts';
import type {WorkDay} from '../stats/work-day.ts';
import type {Instant, Millis} from '../time.ts';

type WorkEvent = Extract<Event, {type: `work-${string}`}>;

interface WorkFile {
	readonly key: string;
	readonly queueId: QueueId;
	/** Since when it waits for a hand. */
	waitsSince: Instant;
	/** Whose it is, and from when its clock runs; undefined while it stands still. */
	agentId?: string | undefined;
	runsSince?: Instant | undefined;
	workedMs: Millis;
	isOver: boolean;
}

export class WorkCount {
	/** What was impossible: a piece that ended twice, was in two hands, or was worked on otherwise than said. */
	readonly broken: string[] = [];
	readonly #files = new Map<WorkId, WorkFile>();
	#rows = new Map<string, WorkDay>();
	#dayStartedAt = 0;

	take(event: Event): void {
		if (event.type === 'day-started') {
			this.#dayStartedAt = event.startsAt ?? event.at;
			this.#rows = new Map();
		}
		if (event.type === 'work-added') this.#add(event);
		else if ('workId' in event) this.#follow(event);
	}

	rows(): ReadonlyMap<string, WorkDay> {
		return this.#rows;
	}

	/** Pieces that have come and not gone. */
	get onFloor(): number {
		return [...this.#files.values()].filter(({isOver}) => !isOver).length;
	}

	#add(event: Extract<WorkEvent, {type: 'work-added'}>): void {
		const {workId, queueId, kindId, at} = event;
		if (this.#files.has(workId)) this.broken.push(`work ${workId} came twice`);
		const key = `${queueId}/${kindId}`;
		this.#files.set(workId, {key, queueId, waitsSince: at, workedMs: 0, isOver: false});
		this.#row(key).added += 1;
	}

	#follow(event: Exclude<WorkEvent, {type: 'work-added'}>): void {
		const file = this.#files.get(event.workId);
		if (file === undefined || file.isOver) {
			this.broken.push(`${event.type} of work ${event.workId}, which is not on the floor`);
			return;
		}
		const row = this.#row(file.key);
		const must = (holds: boolean, law: string) => {
			if (!holds) this.broken.push(`work ${event.workId}: ${law} at ${event.type}`);
		};
		switch (event.type) {
			case 'work-offered':
				must(file.agentId === undefined, 'it is offered out of nobody’s hand');
				row.offers += 1;
				break;
			case 'work-offer-ended':
				if (event.state === 'rang-out') row.rangOut += 1;
				break;
			case 'work-started':
				must(file.agentId === undefined, 'it comes into one hand');
				must(event.waitMs === event.at - file.waitsSince, 'it waited as long as is said');
				Object.assign(file, {agentId: event.agentId, runsSince: event.at});
				row.started += 1;
				row.waitOfStartedMs += event.at - file.waitsSince;
				break;
			case 'work-set-aside':
				must(file.agentId === event.agentId && file.runsSince !== undefined, 'its clock ran');
				this.#stop(file, event.at);
				break;
			case 'work-resumed':
				must(
					file.agentId === event.agentId && file.runsSince === undefined,
					'its clock stood still',
				);
				file.runsSince = event.at;
				break;
			case 'work-given-back':
				must(file.agentId === event.agentId, 'who had it gives it back');
				this.#stop(file, event.at);
				Object.assign(file, {agentId: undefined, waitsSince: event.at});
				row.givenBack += 1;
				break;
			case 'work-finished':
				must(file.agentId === event.agentId, 'who has it finishes it');
				this.#stop(file, event.at);
				must(file.workedMs === event.workedMs, `it was worked on for ${file.workedMs} ms`);
				file.isOver = true;
				row.finished += 1;
				break;
			case 'work-taken-back':
				must(file.agentId === event.agentId, 'it is taken out of the hand that has it');
				this.#stop(file, event.at);
				file.isOver = true;
				row.takenBack += 1;
				break;
			default:
		}
	}

	#stop(file: WorkFile, at: Instant): void {
		const {runsSince} = file;
		if (runsSince === undefined) return;
		file.runsSince = undefined;
		file.workedMs += at - runsSince;
		this.#row(file.key).workedMs += Math.max(0, at - Math.max(runsSince, this.#dayStartedAt));
	}

	#row(key: string): WorkDay {
		let row = this.#rows.get(key);
		if (row === undefined) {
			row = {
				...{added: 0, offers: 0, rangOut: 0, started: 0, waitOfStartedMs: 0},
				...{workedMs: 0, givenBack: 0, finished: 0, takenBack: 0},
			};
			this.#rows.set(key, row);
		}
		return row;
	}
}
