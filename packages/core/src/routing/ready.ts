/** Readiness: whether an agent could be rung this instant. */

import type {SignedIn} from '../agent/agent.ts';
import type {Floor} from '../floor.ts';
import {isInUse} from '../ties/reach.ts';
import {callKind} from '../work/kinds.ts';
import {type HeldUp, heldUpBy} from '../work/load.ts';

/** Why an agent is not rung now. The first that holds, in this order. */
export type NotReadyCause =
	| 'not-ready'
	| 'busy'
	| 'link-lost'
	| 'monitoring'
	| 'resting'
	| HeldUp
	| 'headset'
	| 'headset-held'
	| 'no-phone'
	| 'phone-unregistered'
	| 'outside'
	| 'switch-down';

/** What keeps the agent from being rung, or undefined when nothing does. */
export function whyNotReady(floor: Floor, agent: SignedIn): NotReadyCause | undefined {
	if (agent.presence.state !== 'available') return 'not-ready';
	if (agent.activity.state === 'outside') return 'outside';
	if (agent.activity.state !== 'idle') return 'busy';
	if (agent.link.state === 'lost') return 'link-lost';
	if (floor.index.monitorByPerson.has(agent.id)) return 'monitoring';
	if (agent.restEndsAt !== undefined) return 'resting';
	const heldUp = heldUpBy(floor, agent, callKind.id);
	if (heldUp !== undefined) return heldUp;
	if (agent.headset !== undefined && agent.headset.state !== 'connected') return 'headset';
	if (agent.headset?.state === 'connected' && agent.headset.held === true) return 'headset-held';
	const phone = floor.phones.get(agent.phoneId);
	const config = floor.index.phones.get(agent.phoneId);
	if (phone === undefined || config === undefined) return 'no-phone';
	if (floor.switches.get(config.switchId)?.state !== 'up') return 'switch-down';
	if (!phone.registered) return 'phone-unregistered';
	if (isInUse(phone)) return 'outside';
	return undefined;
}

/** Available, idle, no work in hand that holds calls up, not listening to others, desk not lost, a nailed-up headset connected, phone registered and free, switch up. */
export function isReady(floor: Floor, agent: SignedIn): boolean {
	return whyNotReady(floor, agent) === undefined;
}
