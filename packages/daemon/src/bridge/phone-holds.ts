/**
 * Holds pressed at desk phones. The state is of the leg, whatever it is for; the floor is told of those that
 * are an agent's, and of headsets between two calls.
 */

import type {SwitchId} from '@plateau/core';
import type {AmiClient} from '../ami/client.ts';
import {AmiActionError} from '../ami/errors.ts';
import type {AmiMessage} from '../ami/message.ts';
import type {BareSignal, SwitchReporter} from '../switch-port.ts';
import {type Leg, type Legs, plays} from './leg.ts';

/** Whether a leg's phone has it on hold: `1` or `0`; empty of what is no SIP leg. */
const heldVariable = 'CHANNEL(rtp,hold)';

/**
 * Asks of each leg by itself whether its phone has it on hold. Never as a variable of `Status`: that reads
 * it with the channel locked and waits for the SIP thread, which may wait for that lock: all of Asterisk
 * stands still then, for good.
 */
export async function readHolds(client: AmiClient, legs: readonly Leg[]): Promise<void> {
	const asked = legs.map(async (leg) => {
		const fields = {Channel: leg.name, Variable: heldVariable};
		const held = await client.action('Getvar', fields).catch((error: unknown) => {
			// It hung up meanwhile.
			if (error instanceof AmiActionError) return undefined;
			throw error;
		});
		const value = held?.get('Value') ?? '';
		if (value !== '') leg.isHeld = value === '1';
	});
	await Promise.all(asked);
}

/** What the phone says of its leg; what the floor is to hear of it, if anything. */
export function readHold(leg: Leg, event: AmiMessage, switchId: SwitchId): BareSignal | undefined {
	leg.isHeld = event.event === 'Hold';
	return isAgents(leg) ? holdSignal(leg, switchId) : undefined;
}

/**
 * Tells of a hold that is older than what the leg is for: a third party's who has the call now, a supervisor's,
 * one pressed while the number was dialled, or between two calls.
 */
export function tellingHolds(
	reporter: SwitchReporter,
	switchId: SwitchId,
	legs: () => Legs,
): SwitchReporter {
	const {contactOf} = reporter;
	return {
		partyOf: (caller) => reporter.partyOf(caller),
		...(contactOf === undefined ? {} : {contactOf: (partyId) => reporter.contactOf?.(partyId)}),
		signal(signal) {
			reporter.signal(signal);
			const agent = agentOf(signal);
			const leg = agent && legs().byChannel(agent.channelId);
			if (leg?.isHeld === true) reporter.signal(holdSignal(leg, switchId));
		},
	};
}

/** Whose leg is an agent's from this on. */
function agentOf(signal: BareSignal) {
	switch (signal.type) {
		case 'offer-answered':
		case 'headset-connected':
			return signal.channel;
		case 'legs-joined':
		case 'dial-answered':
			return signal.agentChannel;
		default:
			return undefined;
	}
}

function isAgents(leg: Leg): boolean {
	return plays(leg, 'agent') || leg.headset !== undefined;
}

function holdSignal({isHeld, channelId}: Leg, switchId: SwitchId): BareSignal {
	const type = isHeld === true ? 'phone-held' : 'phone-resumed';
	return {type, channel: {switchId, channelId}};
}
