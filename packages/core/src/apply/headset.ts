/** Folds what happens to headsets. */

import {copyOf} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import type {HeadsetEventBody} from '../headset/events.ts';
import type {Headset} from '../headset/headset.ts';
import type {Instant} from '../time.ts';
import {changeAgent, signedIn} from './change-agent.ts';

export function applyHeadset(floor: Floor, event: {at: Instant} & HeadsetEventBody): void {
	const agent = copyOf(signedIn(floor, event.agentId));
	agent.headset = headsetAfter(event);
	changeAgent(floor, event.at, agent);
}

function headsetAfter(event: {at: Instant} & HeadsetEventBody): Headset {
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
