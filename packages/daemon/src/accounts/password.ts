/**
 * Password hashes: scrypt with a salt of their own. Scheme and cost stand in the text, so that the
 * cost can grow while old hashes still verify.
 */

import {randomBytes, type ScryptOptions, scrypt, timingSafeEqual} from 'node:crypto';
import {promisify} from 'node:util';

const run = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** What a hash costs: `2^logN` blocks of `r` × 128 bytes. */
export interface HashCost {
	readonly logN: number;
	readonly r: number;
	readonly p: number;
}

/** 128 MiB and about 0.3 s. Source: the OWASP password storage cheat sheet, scrypt. */
export const usualCost: HashCost = {logN: 17, r: 8, p: 1};

const keyBytes = 32;

/** `scrypt$17$8$1$<salt>$<hash>` of a password, with a new salt. */
export async function hashPassword(password: string, cost: HashCost = usualCost): Promise<string> {
	const salt = randomBytes(16);
	const key = await derive(password, salt, cost);
	const {logN, r, p} = cost;
	return ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the one that was hashed; takes the same time for a right and a wrong one. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
	const [scheme, logN, r, p, salt, key] = hash.split('$');
	if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
	const expected = Buffer.from(key, 'base64url');
	const cost = {logN: Number(logN), r: Number(r), p: Number(p)};
	const actual = await derive(password, Buffer.from(salt, 'base64url'), cost);
	return actual.length === expected.length && timingSafeEqual(actual, expected);
}

/** True when the hash was made at this cost. */
export function isOfCost(hash: string, {logN, r, p}: HashCost): boolean {
	return hash.startsWith(`scrypt$${logN}$${r}$${p}$`);
}

let last: Promise<unknown> = Promise.resolve();

/** One at a time: each takes 128 MiB, and a crowd at the door must not take all of the memory. */
function derive(password: string, salt: Buffer, {logN, r, p}: HashCost): Promise<Buffer> {
	const N = 2 ** logN;
	// The same password typed on another keyboard may come composed differently.
	const text = password.normalize('NFKC');
	const turn = last.then(() => run(text, salt, keyBytes, {N, r, p, maxmem: 256 * N * r}));
	last = turn.catch(() => {});
	return turn;
}
