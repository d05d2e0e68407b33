/** The right side of a story: events as short text. */

import type {Event, FirstSteps, PendingPresence, PresenceWish, Target} from '@plateau/core';
import {startsAt} from './given.ts';

/** A presence, or the one that is wished for. */
export const presence = (wish: PresenceWish | PendingPresence) =>
	wish.state === 'not-ready' ? wish.reasonId : wish.state;

/** Seconds since the story began. */
const instant = (at: number) => `${(at - startsAt) / 1000}s`;
const ms = (length: number) => `${length / 1000}s`;

/** `type` and what tells one such event from another. */
export function eventText(event: Event): string {
	return [event.type, ...details(event)].join(' ');
}

function details(event: Event): readonly string[] {
	switch (event.type) {
		case 'recording-announced':
		case 'recording-consented':
		case 'recording-refused':
		case 'recording-asked':
		case 'recording-started':
		case 'recording-pause-asked':
		case 'recording-paused':
		case 'recording-resume-asked':
		case 'recording-resumed':
		case 'recording-stop-asked':
		case 'recording-ended':
			return recordingDetails(event);
		case 'headset-asked':
			return [event.agentId, event.phoneId];
		case 'headset-connected':
			return [event.agentId, event.channelId];
		case 'headset-held':
		case 'headset-resumed':
			return [event.agentId];
		case 'headset-ended':
			return [event.agentId, event.reason];
		case 'floor-configured':
		case 'daemon-started':
			return [];
		case 'day-started':
			return [event.day];
		case 'clock-stepped':
			return [String(event.byMs)];
		case 'number-opened':
		case 'number-closed':
			return [event.numberId];
		case 'window-opened':
		case 'window-closed':
			return [event.windowId];
		case 'switch-lost':
			return [event.switchId, ...(event.lastSeenAt ? [`seen ${instant(event.lastSeenAt)}`] : [])];
		case 'switch-resynced':
			return [event.switchId];
		case 'tie-up':
		case 'tie-down':
			return [event.switchId, event.toSwitchId];
		case 'far-leg-started':
		case 'far-leg-ended':
			return [event.phoneId, event.channelId];
		case 'phone-registered':
		case 'phone-unregistered':
			return [event.phoneId];
		case 'phone-taken':
		case 'phone-released':
			return [event.phoneId, event.personId];
		case 'phone-found-talking':
			return [event.callId, event.phoneId, event.channelId];
		case 'outside-started':
		case 'outside-ended':
			return [event.phoneId, event.channelId];
		case 'agent-signed-in':
			return [event.agentId, presence(event.presence)];
		case 'agent-signed-out':
		case 'pending-presence-cancelled':
			return [event.agentId, `by ${event.by}`];
		case 'presence-changed':
		case 'presence-pended':
			return [event.agentId, presence(event.presence), `by ${event.by}`];
		case 'hand-raised':
			return [event.agentId, ...(event.callId === undefined ? [] : [event.callId])];
		case 'hand-lowered':
			return [event.agentId, event.reason, `by ${event.by}`];
		case 'presence-requested':
			return [event.agentId, presence(event.presence)];
		case 'presence-request-ended':
			return [event.agentId, event.outcome, `by ${event.by}`];
		case 'link-came-up':
		case 'rest-ended':
			return [event.agentId];
		case 'link-was-lost':
			return [event.agentId, `until ${instant(event.graceEndsAt)}`];
		case 'call-arrived':
			return [event.callId];
		case 'call-queued':
			return [
				...[event.callId, event.queueId],
				...(event.creditMs ? [`+${ms(event.creditMs)}`] : []),
				...(event.isRecovered ? ['recovered'] : []),
				...(event.expectedWaitMs === undefined ? [] : [`expects ${ms(event.expectedWaitMs)}`]),
				...(event.passed === undefined ? [] : [`past ${event.passed.join('+')}`]),
				...firstSteps(event),
			];
		case 'call-diverted':
			return [
				...[event.callId, event.queueId, event.reason],
				...(event.toQueueId === undefined ? [] : [`to ${event.toQueueId}`]),
			];
		case 'call-looked-at':
			return [
				...[event.callId, String(event.step), event.holds ? 'holds' : 'not'],
				...(event.againAt === undefined ? [] : [`again ${instant(event.againAt)}`]),
			];
		case 'call-widened':
			return [event.callId, String(event.widened), event.reason];
		case 'call-tier-opened':
			return [event.callId, String(event.tiersOpen), event.reason];
		case 'call-aged':
			return [event.callId, String(event.aged), `+${ms(event.creditMs)}`];
		case 'call-unstuck':
			return [event.callId, event.agentId, event.reason];
		case 'call-ring-grew':
			return [event.callId];
		case 'call-taken':
			return [
				...[event.callId, event.agentId, `over ${event.over}`, `by ${event.by}`],
				`until ${instant(event.stick.endsAt)}`,
			];
		case 'agent-lent':
			return [event.agentId, event.queueId, `until ${instant(event.endsAt)}`];
		case 'loan-ended':
			return [event.agentId, event.queueId, event.reason];
		case 'call-raised':
			return [event.callId, `+${ms(event.creditMs)}`];
		case 'call-moved':
			return [event.callId, event.queueId, event.reason, ...firstSteps(event)];
		case 'offer-made':
			return [event.offerId, event.callId, event.agentId];
		case 'offer-ringing':
		case 'offer-accepted':
			return [event.offerId];
		case 'offer-ended':
			return [
				...[event.offerId, event.state, event.reason],
				...(event.restEndsAt ? [`rest ${instant(event.restEndsAt)}`] : []),
			];
		case 'call-connected':
			return [event.callId, event.agentId, `after ${ms(event.waitMs)}`];
		case 'call-dismissed':
			return [
				...[event.callId, event.outcome, event.reason],
				...(event.queueId === undefined ? [] : [`at ${event.queueId}`]),
			];
		case 'call-sent-out':
			return [
				...[event.callId, event.number, event.reason],
				...(event.queueId === undefined ? [] : [`at ${event.queueId}`]),
			];
		case 'dial-asked':
			return [
				...[event.callId, event.agentId, event.queueId],
				...(event.numberId === '' ? [] : [`as ${event.numberId}`]),
				...(event.isEmergency ? ['emergency'] : []),
				...target(event),
			];
		case 'dial-phone-rang':
		case 'dial-begun':
		case 'dial-rang':
			return [event.callId];
		case 'dial-answered':
			return [event.callId, event.agentId];
		case 'call-fell-back':
		case 'call-taken-back':
		case 'call-fallback-answered':
		case 'call-in-mailbox':
			return [event.callId];
		case 'call-ended':
			return [
				...[event.callId, event.outcome, `by ${event.endedBy}`],
				...(event.reason === undefined ? [] : [event.reason]),
				...(event.lastSeenAt === undefined ? [] : [`seen ${instant(event.lastSeenAt)}`]),
			];
		case 'work-added':
			return [
				...[event.workId, event.kindId, event.queueId],
				...(event.creditMs ? [`+${ms(event.creditMs)}`] : []),
				...firstSteps(event),
			];
		case 'work-stepped': {
			const {workId, widened, tiersOpen, aged, reason} = event;
			return [workId, `widened ${widened}`, `tiers ${tiersOpen}`, `aged ${aged}`, reason];
		}
		case 'work-offered':
			return [event.offerId, event.workId, event.agentId];
		case 'work-offer-ended':
			return [
				...[event.offerId, event.state, event.reason],
				...(event.restEndsAt ? [`rest ${instant(event.restEndsAt)}`] : []),
			];
		case 'work-started':
			return [event.workId, event.agentId, `after ${ms(event.waitMs)}`];
		case 'work-set-aside':
			return [event.workId, event.reason];
		case 'work-resumed':
			return [event.workId];
		case 'work-given-back':
			return [
				...[event.workId, event.reason],
				...(event.restEndsAt ? [`rest ${instant(event.restEndsAt)}`] : []),
			];
		case 'work-finished':
			return [
				...[event.workId, `worked ${ms(event.workedMs)}`],
				...(event.dispositionId === undefined ? [] : [event.dispositionId]),
			];
		case 'work-taken-back':
			return [event.workId, ...(event.agentId === undefined ? [] : [`from ${event.agentId}`])];
		case 'wrap-up-started':
			return [
				...[event.agentId, event.callId],
				...(event.endsAt === undefined ? [] : [`until ${instant(event.endsAt)}`]),
				...(event.dispositionSet ? ['disposed'] : []),
			];
		case 'disposition-set':
			return [event.callId, event.dispositionId];
		case 'wrap-up-ended':
			return [
				...[event.agentId, event.reason],
				...(event.dispositionMissing ? ['undisposed'] : []),
			];
		case 'wrap-up-wanted':
			return [event.agentId, ...(event.wanted ? [] : ['no longer'])];
		case 'wrap-up-extended':
			return [event.agentId, `until ${instant(event.endsAt)}`];
		case 'control-asked':
			return [event.callId, event.order, ...target(event)];
		case 'control-failed':
			return [event.callId, event.order, event.reason];
		case 'call-held':
		case 'call-resumed':
		case 'call-phone-held':
		case 'call-phone-resumed':
			return [event.callId, event.agentId];
		case 'call-muted':
			return [event.callId, event.muted ? 'off' : 'on'];
		case 'digits-sent':
			return [event.callId, String(event.count)];
		case 'consult-asked':
			return [event.consultId, ...target(event)];
		case 'consult-queued':
			return [event.consultId, event.queueId];
		case 'consult-offered':
			return [event.consultId, ...target(event)];
		case 'consult-passed':
			return [
				...[event.consultId, event.reason, event.nextId],
				...(event.restEndsAt === undefined ? [] : [`rests until ${instant(event.restEndsAt)}`]),
			];
		case 'consult-ringing':
		case 'consult-answered':
		case 'call-conferenced':
			return [event.consultId];
		case 'consult-swapped':
			return [event.consultId, event.hears];
		case 'consult-ended':
			return [event.consultId, event.reason];
		case 'call-taken-over':
			return [event.callId, event.agentId, ...target(event)];
		case 'call-parked':
			return [
				...[event.callId, event.agentId, `at ${event.place}`, `until ${instant(event.endsAt)}`],
				...(event.comesBackBy === undefined ? [] : [`by ${instant(event.comesBackBy)}`]),
			];
		case 'call-picked-up':
			return [event.callId, `by ${event.by}`, ...firstSteps(event)];
		case 'call-handed-over':
			return [event.callId, event.agentId, ...target(event)];
		case 'call-transferred':
			return [
				...[event.callId, event.agentId, ...target(event)],
				...(event.comesBackBy === undefined ? [] : [`by ${instant(event.comesBackBy)}`]),
				...firstSteps(event),
			];
		case 'call-returned':
			return [
				...[event.callId, event.reason],
				...(event.creditMs ? [`+${ms(event.creditMs)}`] : []),
				...(event.comesBackBy === undefined ? [] : [`by ${instant(event.comesBackBy)}`]),
				...firstSteps(event),
			];
		case 'call-came-back':
		case 'call-sent-out-answered':
			return [event.callId];
		case 'call-recalled':
			return [event.callId, `by ${instant(event.comesBackBy)}`];
		case 'monitor-asked':
			return [
				event.monitorId,
				event.agentId,
				event.mode,
				...(event.partyId === undefined ? [] : [`from ${event.partyId}`]),
			];
		case 'monitor-answered':
			return [event.monitorId];
		case 'monitor-mode-asked':
			return [event.monitorId, event.mode];
		case 'monitor-started':
			return [event.monitorId, event.mode];
		case 'monitor-ended':
			return [event.monitorId, event.reason];
		case 'anomaly-noted':
			return [event.code];
	}
}

/** Whom or where it goes to. */
function target(to: Target & {readonly toQueueId?: string}): readonly string[] {
	const name = to.toAgentId ?? to.toQueueId ?? to.toPhoneId ?? to.toPartyId;
	return name === undefined ? [] : [`to ${name}`];
}

/** What tells one event of a recording from another. */
function recordingDetails(event: Extract<Event, {type: `recording-${string}`}>): readonly string[] {
	const {callId} = event;
	const about = 'recordingId' in event ? [event.recordingId, callId] : [callId];
	switch (event.type) {
		case 'recording-announced':
		case 'recording-consented':
			return [...about, `by ${event.by}`];
		case 'recording-refused':
			return [...about, event.reason, `by ${event.by}`];
		case 'recording-stop-asked':
			return [...about, event.reason, `by ${event.by}`];
		case 'recording-ended':
			return [
				...[...about, event.reason],
				...(event.detail === undefined ? [] : [event.detail]),
				...(event.discarded === true ? ['discarded'] : []),
				...(event.cutLastMs === undefined ? [] : [`without the last ${ms(event.cutLastMs)}`]),
			];
		case 'recording-asked':
		case 'recording-pause-asked':
		case 'recording-resume-asked':
			return [...about, `by ${event.by}`];
		case 'recording-started':
		case 'recording-paused':
		case 'recording-resumed':
			return about;
	}
}

/** How far a call is when it comes into a queue; nothing at the beginning. */
function firstSteps({widened, tiersOpen, stick}: FirstSteps): readonly string[] {
	return [
		...(widened === undefined ? [] : [`widened ${widened}`]),
		...(tiersOpen === undefined ? [] : [`tiers ${tiersOpen}`]),
		...(stick === undefined ? [] : [`for ${stick.agentId} until ${instant(stick.endsAt)}`]),
	];
}
