/**
 * Whether calls were recorded only as their rules, callers and agents allow: worked out from the events
 * alone, sharing no code with the engine.
 */

import type {Effect} from '../effects.ts';
import type {Event} from '../events.ts';
import type {Floor} from '../floor.ts';
import type {CallId, RecordingId} from '../ids.ts';

interface Facts {
	told: boolean;
	agreed: boolean;
	refused: boolean;
	/** The recording that was begun and has not ended. */
	open: RecordingId | undefined;
	isStopping: boolean;
}

/** Give it each step's events and orders, before the events are kept; and each event as it is kept. */
export class RecordingJudge {
	readonly #facts = new Map<CallId, Facts>();

	/** What is wrong with what was ordered in this step. */
	judge(floor: Floor, events: readonly Event[], effects: readonly Effect[]): readonly string[] {
		const wrong: string[] = [];
		const facts = new Map<CallId, Facts>();
		const of = (callId: CallId) => {
			const own = facts.get(callId) ?? {...(this.#facts.get(callId) ?? nothing())};
			facts.set(callId, own);
			return own;
		};
		for (const event of events) {
			if ('callId' in event) wrong.push(...note(of(event.callId), event));
			if (event.type === 'recording-refused') {
				const {open, isStopping} = of(event.callId);
				const isStopped = effects.some(
					(effect) => effect.type === 'stop-recording' && effect.recordingId === open,
				);
				if (open !== undefined && !isStopped && !isStopping)
					wrong.push(`${open} goes on although ${event.callId} is not to be recorded`);
			}
		}
		for (const effect of effects) {
			if (effect.type !== 'start-recording') continue;
			const own = of(effect.callId);
			const call = floor.calls.get(effect.callId);
			const queueId = call !== undefined && 'entry' in call ? call.entry?.queueId : undefined;
			const rule = floor.config.queues.find(({id}) => id === queueId)?.recording;
			if (rule === undefined) wrong.push(`${effect.callId} is recorded by no rule`);
			if (own.refused) wrong.push(`${effect.callId} is recorded against a refusal`);
			if (rule?.notice !== undefined && !own.told)
				wrong.push(`${effect.callId} is recorded before the caller was told`);
			if (rule?.consent === true && !own.agreed)
				wrong.push(`${effect.callId} is recorded before the caller agreed`);
		}
		return wrong;
	}

	/** An event that is kept. */
	keep(event: Event): void {
		if (!('callId' in event)) return;
		const own = this.#facts.get(event.callId) ?? nothing();
		this.#facts.set(event.callId, own);
		note(own, event);
		if (event.type === 'call-ended') this.#facts.delete(event.callId);
	}
}

function nothing(): Facts {
	return {told: false, agreed: false, refused: false, open: undefined, isStopping: false};
}

function note(own: Facts, event: Event): readonly string[] {
	const wrong: string[] = [];
	switch (event.type) {
		case 'recording-announced':
			own.told = true;
			break;
		case 'recording-consented':
			own.agreed = true;
			break;
		case 'recording-refused':
			own.refused = true;
			break;
		case 'recording-asked':
			if (own.open !== undefined) wrong.push(`${event.callId} is recorded twice at once`);
			if (own.refused) wrong.push(`${event.callId} is recorded although it is not to be`);
			own.open = event.recordingId;
			break;
		case 'recording-stop-asked':
			own.isStopping = true;
			break;
		case 'recording-ended': {
			const isKept = event.discarded !== true;
			if (own.refused && isKept) wrong.push(`${event.recordingId} is kept against a refusal`);
			own.open = undefined;
			own.isStopping = false;
			break;
		}
		case 'call-ended':
			if (own.open !== undefined) wrong.push(`${own.open} outlives its call`);
			break;
		default:
	}
	return wrong;
}
