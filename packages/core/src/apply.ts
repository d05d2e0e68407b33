/**
 * The one way state changes: folds one event into the floor, in place, indexes included. Decides
 * nothing and never fails on an event that `step` made; a replayed journal gives the live floor.
 */

import {applyAgent} from './apply/agent.ts';
import {applyCall} from './apply/call.ts';
import {applyControl} from './apply/control.ts';
import {applyDial} from './apply/dial.ts';
import {applyHandedOn} from './apply/handed-on.ts';
import {applyHeadset} from './apply/headset.ts';
import {applyMonitor} from './apply/monitor.ts';
import {applyOffer} from './apply/offer.ts';
import {applyPlant} from './apply/plant.ts';
import {applyQueueConsult} from './apply/queue-consults.ts';
import {applyRecording, forgetRecording} from './apply/recording.ts';
import {applyTie} from './apply/ties.ts';
import {applyWork} from './apply/work.ts';
import {invariant} from './errors.ts';
import type {Event} from './events.ts';
import type {Floor} from './floor.ts';

/** Folds `event` into `floor`. Events come in `seq` order without gaps. */
export function apply(floor: Floor, event: Event): void {
	invariant(event.seq === floor.seq + 1, 'the event follows the last one', event.seq);
	floor.seq = event.seq;
	floor.at = event.at;
	switch (event.type) {
		case 'floor-configured':
		case 'day-started':
		case 'agent-lent':
		case 'loan-ended':
		case 'number-opened':
		case 'number-closed':
		case 'window-opened':
		case 'window-closed':
		case 'switch-lost':
		case 'switch-resynced':
		case 'phone-registered':
		case 'phone-unregistered':
		case 'phone-taken':
		case 'phone-released':
		case 'outside-started':
		case 'outside-ended':
			applyPlant(floor, event);
			break;
		case 'tie-up':
		case 'tie-down':
		case 'far-leg-started':
		case 'far-leg-ended':
			applyTie(floor, event);
			break;
		case 'agent-signed-in':
		case 'agent-signed-out':
		case 'presence-changed':
		case 'presence-pended':
		case 'pending-presence-cancelled':
		case 'hand-raised':
		case 'hand-lowered':
		case 'presence-requested':
		case 'presence-request-ended':
		case 'link-came-up':
		case 'link-was-lost':
		case 'wrap-up-wanted':
		case 'wrap-up-started':
		case 'wrap-up-extended':
		case 'disposition-set':
		case 'wrap-up-ended':
		case 'rest-ended':
			applyAgent(floor, event);
			break;
		case 'call-arrived':
		case 'call-queued':
		case 'call-raised':
		case 'call-diverted':
		case 'call-looked-at':
		case 'call-moved':
		case 'call-widened':
		case 'call-tier-opened':
		case 'call-aged':
		case 'call-unstuck':
		case 'call-taken':
		case 'call-ring-grew':
		case 'call-connected':
		case 'call-dismissed':
		case 'call-sent-out':
		case 'call-fell-back':
		case 'call-fallback-answered':
		case 'call-in-mailbox':
		case 'call-taken-back':
		case 'phone-found-talking':
		case 'call-ended':
			applyCall(floor, event);
			if (event.type === 'call-ended') forgetRecording(floor, event.callId);
			break;
		case 'offer-made':
		case 'offer-ringing':
		case 'offer-accepted':
		case 'offer-ended':
			applyOffer(floor, event);
			break;
		case 'monitor-asked':
		case 'monitor-answered':
		case 'monitor-mode-asked':
		case 'monitor-started':
		case 'monitor-ended':
			applyMonitor(floor, event);
			break;
		case 'control-asked':
		case 'control-failed':
		case 'call-held':
		case 'call-resumed':
		case 'call-phone-held':
		case 'call-phone-resumed':
		case 'call-muted':
		case 'digits-sent':
		case 'consult-asked':
		case 'consult-ringing':
		case 'consult-answered':
		case 'consult-swapped':
		case 'call-conferenced':
		case 'consult-ended':
			applyControl(floor, event);
			break;
		case 'consult-queued':
		case 'consult-offered':
		case 'consult-passed':
			applyQueueConsult(floor, event);
			break;
		case 'dial-asked':
		case 'dial-phone-rang':
		case 'dial-begun':
		case 'dial-rang':
		case 'dial-answered':
			applyDial(floor, event);
			break;
		case 'call-parked':
		case 'call-picked-up':
		case 'call-taken-over':
		case 'call-handed-over':
		case 'call-transferred':
		case 'call-returned':
		case 'call-came-back':
		case 'call-recalled':
		case 'call-sent-out-answered':
			applyHandedOn(floor, event);
			break;
		case 'headset-asked':
		case 'headset-connected':
		case 'headset-held':
		case 'headset-resumed':
		case 'headset-ended':
			applyHeadset(floor, event);
			break;
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
			applyRecording(floor, event);
			break;
		case 'work-added':
		case 'work-stepped':
		case 'work-offered':
		case 'work-offer-ended':
		case 'work-started':
		case 'work-set-aside':
		case 'work-resumed':
		case 'work-given-back':
		case 'work-finished':
		case 'work-taken-back':
			applyWork(floor, event);
			break;
		case 'daemon-started':
		case 'clock-stepped':
		case 'anomaly-noted':
			break;
		default:
			event satisfies never;
	}
}
