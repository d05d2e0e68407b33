/** The contract: what later issues build on, two legs parked together and joined again. */

import {connectAmi} from '@plateau/daemon/ami/client';
import type {AmiMessage} from '@plateau/daemon/ami/message';
import {talk} from './calls.ts';
import {endpointOf} from './driver.ts';
import {type Declare, empty, given, hears} from './given.ts';

export function holdCases(declare: Declare): void {
	declare(
		'contract - two legs are parked by one redirect and joined again by Bridge',
		async (t, open) => {
			const floor = await given(t, open);
			const {bridge, on} = floor;
			const {caller, phone} = await talk(floor);
			const client = await connectAmi(
				{...on.address, ...on.watcher, systemName: on.systemName},
				{event: () => {}},
			);
			t.teardown(() => client.close());
			// What is done here by hand is nothing the bridge knows of.
			await bridge.die();
			const alive = () =>
				client.action('Setvar', {Variable: 'PLATEAU_ALIVE', Value: Math.floor(Date.now() / 1000)});
			const beat = setInterval(() => void alive().catch(() => {}), 1000);
			t.teardown(() => clearInterval(beat));
			const {items} = await client.list('Status');
			const nameOf = (isIt: (item: AmiMessage) => boolean) =>
				items.find(isIt)?.get('Channel') ?? '';
			const isPhone = (item: AmiMessage) =>
				item.get('Channel')?.includes(endpointOf('101')) === true;
			const customer = nameOf((item) => !isPhone(item));
			const agent = nameOf(isPhone);
			// Who is on hold hears music as long as the holder is there.
			for (const [Channel, Value] of [
				[customer, agent],
				[agent, customer],
			] as const) {
				await client.action('Setvar', {Channel, Variable: 'PLATEAU_PEER', Value});
			}
			await client.action('Redirect', {
				Channel: customer,
				Context: 'plateau-hold',
				Exten: 's',
				Priority: 1,
				ExtraChannel: agent,
				ExtraContext: 'plateau-hold',
				ExtraExten: 's',
				ExtraPriority: 1,
			});
			await hears(t, 'the caller', caller, 'sound');
			await hears(t, 'the agent', phone, 'sound');
			await client.action('Bridge', {Channel1: customer, Channel2: agent});
			await hears(t, 'the caller', caller, '101');
			await hears(t, 'the agent', phone, 'caller');
			await phone.hangUp();
			await hears(t, 'the caller', caller, 'sound');
			await caller.hangUp();
			await empty(t, on);
		},
	);
}
