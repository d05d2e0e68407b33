/**
 * Whether listening from outside keeps its word: only a number that may be is called, by the talk's own switch;
 * nothing is heard, and nothing ordered of the leg, before the switch has said that the key came; and no
 * digit of it is in any event.
 */

import {agentChannel} from '../call/call.ts';
import type {Floor} from '../floor.ts';
import type {MonitorId} from '../ids.ts';
import type {Input} from '../inputs.ts';
import type {StepResult} from '../step.ts';
import {earNumbers} from './ear-numbers.ts';

type Done = Extract<StepResult, {ok: true}>;

const policyCodes: ReadonlySet<string> = new Set([
	...['number-bad', 'number-not-allowed', 'number-not-for-listening', 'outside-listening-off'],
	'no-such-extension',
]);

export class EarJudge {
	/** Those at numbers outside, and whether the switch has said that they hear. */
	readonly #ears = new Map<MonitorId, {isOpen: boolean}>();

	/** `before`: the floor as it was; `floor`: after the step. */
	judge(input: Input, result: StepResult, floor: Floor, before: Floor): readonly string[] {
		const asked = input.type === 'start-monitor' ? input.outside : undefined;
		if (!result.ok) {
			if (asked === undefined) return [];
			const isPolicy = policyCodes.has(result.refusal.code);
			const isWrong = isPolicy && this.#may(before, asked.number);
			return isWrong ? [`${asked.number} was refused as an ear: ${result.refusal.code}`] : [];
		}
		this.#open(input);
		return [
			...(asked === undefined ? [] : this.#called(asked.number, result, before)),
			...this.#followed(result),
			...(input.type === 'configure-floor' ? changed(floor, before) : []),
		];
	}

	#may({config}: Floor, number: string): boolean {
		const known = earNumbers.find((one) => one.number === number);
		return config.listening !== undefined && known?.may === true;
	}

	/** The switch's own word alone opens one. */
	#open(input: Input): void {
		const heard =
			input.type === 'monitor-active'
				? [input.monitorId]
				: input.type === 'switch-resynced'
					? input.truth.monitors.map(({monitorId}) => monitorId)
					: [];
		for (const monitorId of heard) {
			const ear = this.#ears.get(monitorId);
			if (ear !== undefined) ear.isOpen = true;
		}
	}

	#called(number: string, {events, effects}: Done, before: Floor): readonly string[] {
		const wrong: string[] = [];
		if (!this.#may(before, number)) wrong.push(`${number} was called as an ear`);
		const orders = effects.filter(({type}) => type === 'listen-outside');
		const [order] = orders;
		const event = events.find(({type}) => type === 'monitor-asked');
		if (order?.type !== 'listen-outside' || orders.length !== 1 || event?.type !== 'monitor-asked')
			return [...wrong, `${number} was taken as an ear, and not called once`];
		const call = before.calls.get(event.callId);
		const at = call && agentChannel(call)?.switchId;
		if (order.agentChannel.switchId !== at) wrong.push(`${number} is called by another switch`);
		const listener = before.agents.get(event.personId as never);
		if (listener?.state === 'signed-in' && listener.activity.state !== 'idle')
			wrong.push(`${event.personId} listens from outside while ${listener.activity.state}`);
		const digits = number.replaceAll(/\D/g, '').slice(-8);
		if (JSON.stringify(events).includes(digits)) wrong.push(`digits of ${number} are in an event`);
		return wrong;
	}

	#followed({events, effects}: Done): readonly string[] {
		const wrong: string[] = [];
		for (const event of events) {
			if (event.type === 'monitor-asked') {
				// A daemon that died before it kept an event gives the same name again.
				if (event.partyId === undefined) this.#ears.delete(event.monitorId);
				else this.#ears.set(event.monitorId, {isOpen: false});
			}
			if (event.type === 'monitor-started' && this.#isClosed(event.monitorId))
				wrong.push(`${event.monitorId} hears from outside before the key`);
			if (event.type === 'monitor-mode-asked' && this.#isClosed(event.monitorId))
				wrong.push(`${event.monitorId} is asked for a mode before the key`);
			if (event.type === 'monitor-ended') this.#ears.delete(event.monitorId);
		}
		for (const effect of effects) {
			if (effect.type === 'change-monitor' && this.#isClosed(effect.monitorId))
				wrong.push(`${effect.monitorId} is sent on before the key`);
			if (effect.type === 'take-over' && this.#ears.has(effect.monitorId))
				wrong.push(`${effect.monitorId} takes a call over from outside`);
		}
		return wrong;
	}

	#isClosed(monitorId: MonitorId): boolean {
		return this.#ears.get(monitorId)?.isOpen === false;
	}
}

/** A list that is another one has nobody who goes on by the old one. */
function changed({config, monitors}: Floor, before: Floor): readonly string[] {
	const isSame = JSON.stringify(config.listening) === JSON.stringify(before.config.listening);
	if (isSame) return [];
	return [...monitors.values()].flatMap(({id, partyId}) =>
		partyId === undefined ? [] : [`${id} goes on by a list that is no more`],
	);
}
