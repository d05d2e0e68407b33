/** Folds what happens to headsets. */

import {copyOf} from '../agent/agent.ts';
import {invariant} from '../errors.ts';
import type {Floor} from '../floor.ts';
import type {HeadsetEventBody} from '../headset/events.ts';
import type {Headset} from '../headset/headset.ts';
import type {Instant} from '../time.ts';
import {changeAgent, signedIn} from './change-agent.ts';

export function applyHeadset(floor: Floor, event: {at: Instant} & HeadsetEventBody): void {
	const agent = copyOf(signedIn(floor, event.agentId));
	agent.headset =
		event.type === 'headset-held' || event.type === 'headset-resumed'
			? headsetHeld(agent.headset, event.type === 'headset-held')
			: headsetAfter(event);
	changeAgent(floor, event.at, agent);
}

function headsetHeld(headset: Headset | undefined, isHeld: boolean): Headset {
	invariant(headset?.state === 'connected', 'the headset is connected');
	if (isHeld) return {...headset, held: true};
	const {held: _over, ...rest} = headset;
	return rest;
}

type Changed = Exclude<HeadsetEventBody, {type: 'headset-held' | 'headset-resumed'}>;

function headsetAfter(event: {at: Instant} & Changed): Headset {
	const {headsetId: id, at: since} = event;
	switch (event.type) {
		case 'headset-asked':
			return {id, state: 'connecting', since, endsAt: event.endsAt};
		case 'headset-connected':
			return {id, state: 'connected', since, channelId: event.channelId};
		case 'headset-ended':
			return {id, state: 'gone', since, reason: event.reason};
	}
}
