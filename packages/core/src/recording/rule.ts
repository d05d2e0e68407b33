/** Whether a queue's calls are recorded, what for, and what the caller is told and asked before. Pure. */

import type {SoundId} from '../effects.ts';
import type {Floor} from '../floor.ts';
import type {Language} from '../floor-config.ts';
import {hash} from '../hash.ts';
import type {CallId, QueueId} from '../ids.ts';
import type {Millis} from '../time.ts';

/** A queue's policy. A queue without one never records. */
export interface RecordingRule {
	/** `on-demand`: when the agent asks; `all`; `share`: so many of the calls, and any that the agent asks for. */
	readonly mode: 'on-demand' | 'all' | 'share';
	/** Of `share`: 0 to 1. */
	readonly share?: number;
	/** What for, as the floor names it; access and deletion are told by it. */
	readonly purpose: string;
	/** How long after its end a recording is deleted. */
	readonly keepMs: Millis;
	/**
	 * The sound that tells the caller, by their number's language; nothing is recorded before it was heard.
	 * Absent: nothing is told.
	 */
	readonly notice?: Readonly<Record<Language, SoundId>>;
	/** Nothing is recorded before the caller, or the agent for them, has agreed. */
	readonly consent?: true;
	/** The caller's key to agree with. */
	readonly consentKey?: string;
	/** The caller's key not to be recorded: what was, is deleted. */
	readonly optOutKey?: string;
}

/** Mixed into the hash, so that it is not the chance of anything else. */
const shareSeed = 0x5ec0_4d1e;

/** Whether the rule by itself wants this call recorded. By the call's id alone: asked again, the same. */
export function isChosen({mode, share = 0}: RecordingRule, callId: CallId): boolean {
	if (mode !== 'share') return mode === 'all';
	return (hash(callId, shareSeed) >>> 0) / 2 ** 32 < share;
}

/** The rule of a queue, or undefined when it never records. */
export function ruleOf(floor: Floor, queueId: QueueId | undefined): RecordingRule | undefined {
	return queueId === undefined ? undefined : floor.index.queues.get(queueId)?.recording;
}

/** What a caller is told when they come into this queue; nothing once they were told. */
export function noticeOf(
	floor: Floor,
	callId: CallId,
	queueId: QueueId,
): {readonly notice?: SoundId} {
	const rule = ruleOf(floor, queueId);
	const known = floor.recordings.get(callId);
	if (rule?.notice === undefined || known?.announced === true || known?.refused !== undefined)
		return {};
	if (rule.mode !== 'on-demand' && !isChosen(rule, callId)) return {};
	const numberId = floor.calls.get(callId)?.numberId;
	const language = numberId && floor.index.numbers.get(numberId)?.language;
	return {notice: rule.notice[language ?? 'en']};
}
