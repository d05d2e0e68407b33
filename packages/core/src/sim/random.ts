/**
 * Chance from a seed: the same seed gives the same numbers on every machine. sfc32, which passes
 * PractRand; never for secrets.
 */

import {hash} from '../hash.ts';

/** Draws from one stream. Draws of one stream never disturb those of another. */
export interface Random {
	/** At least 0, below 1. */
	next(): number;
	/** A whole number from `least` to `most`, both included. */
	int(least: number, most: number): number;
	/** True with this probability, 0 to 1. */
	chance(probability: number): boolean;
	/** One of the list, which must not be empty. */
	pick<T>(list: readonly T[]): T;
	/** Exponential with this mean, as the gaps between chance arrivals are; not rounded. */
	exponential(mean: number): number;
	/** Log-normal with this mean; `sigma` 0.6 looks like the length of real talks. Not rounded. */
	logNormal(mean: number, sigma: number): number;
	/** A stream of its own for `name`: the same for the same seed and name, whatever was drawn here. */
	fork(name: string): Random;
}

/** A stream of chance. `seed`: any whole number. */
export function createRandom(seed: number): Random {
	const next = sfc32(seed);
	const random: Random = {
		next,
		int: (least, most) => least + Math.floor(next() * (most - least + 1)),
		chance: (probability) => next() < probability,
		pick<T>(list: readonly T[]): T {
			if (list.length === 0) throw new Error('nothing to pick from');
			return list[Math.floor(next() * list.length)] as T;
		},
		exponential: (mean) => -mean * Math.log(1 - next()),
		logNormal: (mean, sigma) => mean * Math.exp(sigma * standardNormal(next) - (sigma * sigma) / 2),
		fork: (name) => createRandom(hash(name, seed)),
	};
	return random;
}

/** Box and Muller's transform, one of its two values. */
function standardNormal(next: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** Small fast counting generator by Chris Doty-Humphrey, 32 bits; warmed up as he advises. */
function sfc32(seed: number): () => number {
	let a = hash('a', seed);
	let b = hash('b', seed);
	let c = hash('c', seed);
	let counter = 1;
	const draw = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		c |= 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let round = 0; round < 12; round++) draw();
	return draw;
}
