/**
 * The core's life as text. Each line is an input, `=`, and all that it brought about:
 *
 *     sign-in a1 1001                = phone-taken 1001 a1, agent-signed-in a1 available
 *     +3s waits k1                   = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
 *     answer a1                      = no: phone-cannot-answer
 *     ? a1                           = available ringing
 *
 * A line without `=` is given: it must not be refused. `+3s` lets time pass first, `-3s` sets the
 * clock back; nothing falls due by itself: that is `due`. `>` is an order to the switch, `?` asks for
 * a state, `#` is a comment. After each line the laws must hold, what is ordered must be no order
 * that was given before (the switch would not carry it out again), and at the end a floor folded from the
 * events must equal the one that was stepped.
 */

import {
	apply,
	checkInvariants,
	type Event,
	emptyFloor,
	type Floor,
	type FloorConfig,
	type Input,
	id,
	step,
	toSnapshot,
} from '@plateau/core';
import type {ExecutionContext} from 'ava';
import {baseConfig, duration, startsAt} from './given.ts';
import {eventText} from './story-events.ts';
import {type BareInput, inputOf} from './story-inputs.ts';
import {effectText, stateText} from './story-text.ts';

/** Plays a story on a configured floor whose switch `main` is up and whose phones are registered. */
export function story(t: ExecutionContext, text: string, config: FloorConfig = baseConfig): Floor {
	const play = new Play(t, config);
	for (const line of text.split('\n')) play.line(line.trim());
	return play.end();
}

class Play {
	readonly #t: ExecutionContext;
	readonly #floor = emptyFloor();
	readonly #journal: Event[] = [];
	readonly #ordered = new Set<string>();
	#at = startsAt;

	constructor(t: ExecutionContext, config: FloorConfig) {
		this.#t = t;
		this.#send({type: 'configure-floor', by: 'admin', config});
		this.#send({type: 'day-started', day: '2026-03-02'});
		const phones = config.phones.map(({id: phoneId}) => ({
			...{phoneId, registered: true, outside: []},
		}));
		const truth = {switchStartedAt: startsAt - 60_000, customers: [], phones, monitors: []};
		this.#send({type: 'switch-resynced', switchId: id('main'), truth});
	}

	line(line: string): void {
		if (line === '' || line.startsWith('#')) return;
		const [left = '', right = ''] = line.split(/\s+=\s(.*)/s);
		const words = left.split(/\s+/);
		if (words[0] === '?') {
			this.#t.is(stateText(this.#floor, words[1] ?? ''), right, line);
			return;
		}
		if (/^[+-]\d/.test(words[0] ?? '')) this.#at += duration(words.shift() ?? '');
		const seen = this.#send(inputOf(words, this.#floor));
		if (right === '') this.#t.notRegex(seen[0] ?? '', /^no:/, line);
		else this.#t.deepEqual(seen, right.split(/\s*,\s*/), line);
		this.#t.deepEqual(checkInvariants(this.#floor), [], line);
	}

	/** The replayed journal is the live floor. */
	end(): Floor {
		const replayed = emptyFloor();
		for (const event of this.#journal) apply(replayed, event);
		this.#t.deepEqual(toSnapshot(replayed), toSnapshot(this.#floor));
		return this.#floor;
	}

	#send(input: BareInput): string[] {
		const before = JSON.stringify(toSnapshot(this.#floor));
		const result = step(this.#floor, {...input, at: this.#at} as Input);
		if (!result.ok) {
			this.#t.is(JSON.stringify(toSnapshot(this.#floor)), before, 'a refusal leaves no trace');
			return [`no: ${result.refusal.code}`];
		}
		this.#journal.push(...result.events);
		for (const {id: orderId} of result.effects) {
			// One leg may be hung up for two reasons in one instant; what is found again, never without effect.
			const mayRepeat = orderId.startsWith('hang-up:') && input.type !== 'switch-resynced';
			if (!mayRepeat) this.#t.false(this.#ordered.has(orderId), orderId);
			this.#ordered.add(orderId);
		}
		const seen = [
			...result.events.map((event) => eventText(event)),
			...result.effects.map((effect) => `> ${effectText(effect)}`),
		];
		return seen.length > 0 ? seen : ['nothing'];
	}
}
