/**
 * Keeps the switch knowing that a daemon directs it: the dialplan sends callers to the fallback when
 * the beat stops. Finds out whether another daemon beats there too.
 */

import type {AmiClient} from '../ami/client.ts';
import {globals, heartbeatLimitSecs} from '../asterisk/contract.ts';

export interface HeartbeatParts {
	readonly ownerId: string;
	readonly beatMs: number;
	/** Called before each beat but the first: a beat of the wrong time sends callers to the fallback. */
	compareClocks(): Promise<void>;
	/** The switch's time now, in epoch milliseconds. */
	switchNow(): number;
	/** Another daemon has taken the switch: no beat follows. */
	lost(): void;
	/** A beat was not taken; the next follows. */
	failed(error: unknown): void;
}

/** Whether another daemon's beat on this switch is fresh. Rejects with an `AmiError`. */
export async function isOwnedByOther(
	client: AmiClient,
	ownerId: string,
	switchNow: number,
): Promise<boolean> {
	const [alive, owner] = await Promise.all([
		client.action('Getvar', {Variable: globals.alive}),
		client.action('Getvar', {Variable: globals.owner}),
	]);
	const beatAt = Number(alive.get('Value') ?? 0);
	const name = owner.get('Value') ?? '';
	const isFresh = Math.abs(switchNow / 1000 - beatAt) <= heartbeatLimitSecs;
	return isFresh && name !== '' && name !== ownerId;
}

export class Heartbeat {
	readonly #parts: HeartbeatParts;
	readonly #client: AmiClient;
	#timer: NodeJS.Timeout | undefined;
	#isStopped = false;

	constructor(client: AmiClient, parts: HeartbeatParts) {
		this.#client = client;
		this.#parts = parts;
	}

	/** The first beat, with our name; resolves when the switch has taken it. May be called again. */
	async begin(): Promise<void> {
		await Promise.all([
			this.#client.action('Setvar', {Variable: globals.owner, Value: this.#parts.ownerId}),
			this.#set(),
		]);
		this.#next();
	}

	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#timer);
	}

	#next(): void {
		if (this.#isStopped) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#beat(), this.#parts.beatMs);
	}

	async #beat(): Promise<void> {
		try {
			await this.#parts.compareClocks();
			const [owner] = await Promise.all([
				this.#client.action('Getvar', {Variable: globals.owner}),
				this.#set(),
			]);
			if (this.#isStopped) return;
			// Asked in the same breath as it is set: of two that began together, the last writer stays.
			if (owner.get('Value') !== this.#parts.ownerId) {
				// Emptied by a restart or a reload of the dialplan: ours again.
				if ((owner.get('Value') ?? '') !== '') {
					this.stop();
					this.#parts.lost();
					return;
				}
				await this.#client.action('Setvar', {
					Variable: globals.owner,
					Value: this.#parts.ownerId,
				});
			}
		} catch (error) {
			if (!this.#isStopped) this.#parts.failed(error);
		}
		this.#next();
	}

	async #set(): Promise<void> {
		await this.#client.action('Setvar', {
			Variable: globals.alive,
			Value: Math.floor(this.#parts.switchNow() / 1000),
		});
	}
}
