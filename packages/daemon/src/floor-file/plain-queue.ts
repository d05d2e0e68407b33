/** A queue's rules as plain keys and values, in the order in which we write them. */

import {defined, duration, type Plain, type PlainMap, spelt} from './plain-values.ts';
import type {
	DeclaredAction,
	DeclaredConditions,
	DeclaredDiversion,
	DeclaredMailbox,
	DeclaredOnClose,
	DeclaredOverflowStep,
	DeclaredRecording,
	DeclaredRest,
	DeclaredWrapUp,
} from './rule-types.ts';
import type {DeclaredQueue} from './types.ts';

/** Everything of the queue but its label. */
export function plainQueue(queue: DeclaredQueue): PlainMap {
	const {tiersMs, rest, wrapUp, onClose, sticky} = queue;
	return defined({
		requires: queue.requires,
		widen: queue.widen?.map(({afterMs, requires}) => defined({after: duration(afterMs), requires})),
		tiers: tiersMs && eachDuration(tiersMs),
		owner: queue.owner,
		strategy: queue.strategy,
		ringNext: duration(queue.ringNextMs),
		priority: duration(queue.priorityMs),
		ageing: queue.ageing?.map(({afterMs, priorityMs}) =>
			defined({after: duration(afterMs), priority: duration(priorityMs)}),
		),
		menuCounts: queue.menuCounts,
		sticky: sticky && defined({to: sticky.to, wait: duration(sticky.waitMs)}),
		keepPlace: duration(queue.keepPlaceMs),
		threshold: duration(queue.thresholdMs),
		ring: duration(queue.ringMs),
		rest: rest && plainRest(rest),
		rangOutReason: queue.rangOutReason,
		rangOutLimit: queue.rangOutLimit,
		shortAbandon: duration(queue.shortAbandonMs),
		wrapUp: wrapUp && plainWrapUp(wrapUp),
		maxWaiting: queue.maxWaiting,
		onFull: queue.onFull,
		maxWait: duration(queue.maxWaitMs),
		onMaxWait: queue.onMaxWait,
		absence: queue.absence,
		nobody: duration(queue.nobodyMs),
		onNobody: queue.onNobody,
		joinEmpty: queue.joinEmpty,
		divert: queue.divert?.map(plainDiversion),
		onClose: onClose && plainOnClose(onClose),
		overflow: queue.overflow?.map(plainStep),
		maxNotReady: queue.maxNotReady,
		recording: queue.recording && plainRecording(queue.recording),
		mailbox: queue.mailbox && plainMailbox(queue.mailbox),
		callerId: queue.callerId === undefined ? undefined : spelt(queue.callerId),
		park: duration(queue.parkMs),
		agentsTake: queue.agentsTake,
		monitoringShown: queue.monitoringShown,
		whisper: queue.whisper,
	});
}

function eachDuration(values: Readonly<Record<string, number>>): PlainMap {
	return defined(
		Object.fromEntries(Object.entries(values).map(([key, ms]) => [key, duration(ms)])),
	);
}

function plainRest({busyMs, declinedMs, noAnswerMs, unregisteredMs}: DeclaredRest): PlainMap {
	return defined({
		busy: duration(busyMs),
		declined: duration(declinedMs),
		noAnswer: duration(noAnswerMs),
		unregistered: duration(unregisteredMs),
	});
}

function plainWrapUp(wrapUp: DeclaredWrapUp): Plain {
	const {mode, limitMs, disposition, extendMs, extendLimit} = wrapUp;
	const rest = defined({
		limit: duration(limitMs),
		disposition,
		extend: duration(extendMs),
		extendLimit,
	});
	return Object.keys(rest).length === 0 ? mode : {mode, ...rest};
}

function plainRecording(recording: DeclaredRecording): PlainMap {
	const {mode, share, purpose, keepMs, notice, consent, consentKey, optOutKey} = recording;
	return defined({
		mode,
		share: share === undefined ? undefined : `${Number((share * 100).toFixed(2))}%`,
		purpose,
		keep: duration(keepMs),
		notice: typeof notice === 'string' ? notice : defined({...notice}),
		consent,
		consentKey,
		optOutKey,
	});
}

function plainMailbox({keepMs, limitMs, prompt, kind}: DeclaredMailbox): PlainMap {
	return defined({
		keep: duration(keepMs),
		limit: duration(limitMs),
		prompt: prompt === undefined || typeof prompt === 'string' ? prompt : defined({...prompt}),
		kind,
	});
}

function plainDiversion(diversion: DeclaredDiversion): PlainMap {
	return 'waitRatio' in diversion
		? {waitRatio: diversion.waitRatio, to: diversion.to}
		: defined({expectedWait: duration(diversion.expectedWaitMs), to: diversion.to});
}

function plainOnClose({afterMs, to}: DeclaredOnClose): PlainMap {
	return defined({after: duration(afterMs), to});
}

function plainStep(step: DeclaredOverflowStep): PlainMap {
	return defined({
		after: duration(step.afterMs),
		when: step.when && plainConditions(step.when),
		do: plainAction(step.do),
		every: duration(step.everyMs),
		repeat: step.repeat,
	});
}

function plainConditions({expectedWaitAboveMs, during, ...counts}: DeclaredConditions): PlainMap {
	return defined({
		positionAbove: counts.positionAbove,
		positionBelow: counts.positionBelow,
		waitingAbove: counts.waitingAbove,
		eligibleBelow: counts.eligibleBelow,
		expectedWaitAbove: duration(expectedWaitAboveMs),
		during,
	});
}

function plainAction(action: DeclaredAction): Plain {
	if (typeof action === 'string') return action;
	if ('raiseMs' in action) return defined({raise: duration(action.raiseMs)});
	if (!('announce' in action)) return action;
	const {sound, position, expectedWait} = action.announce;
	const isSoundAlone = sound !== undefined && position === undefined && expectedWait === undefined;
	return {announce: isSoundAlone ? sound : defined({sound, position, expectedWait})};
}
