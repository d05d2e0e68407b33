/** The whole floor on a contract switch: the core decides, the bridge carries it out, nothing is stored. */

import {
	type Event,
	emptyFloor,
	type Floor,
	type FloorConfig,
	id,
	type PhoneId,
	type SwitchId,
} from '@plateau/core';
import {createBridge} from '@plateau/daemon/bridge/bridge';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {modelOf} from '@plateau/daemon/floor-file/phone-models';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import {silentLog} from '@plateau/daemon/log';
import {type BareCommand, Loop} from '@plateau/daemon/loop';
import type {BareSignal} from '@plateau/daemon/switch-port';
import {type ContractSwitch, endpointOf, extensions} from './driver.ts';
import {type Link, openLink} from './link.ts';
import {until} from './wait.ts';

export interface RoutedFloor {
	readonly floor: Floor;
	/** Everything that happened so far, in order. */
	readonly events: readonly Event[];
	readonly link: Link;
	/** Somebody's wish; rejects when it is refused. */
	wish(command: BareCommand): Promise<void>;
	/** Something that no switch reports, such as a number that closes. */
	tell(signal: BareSignal): void;
	/** Signs an agent in on the phone at `extension`, ready, once that phone is known to be there. */
	signIn(agentId: string, extension: string, more?: {readonly nailedUp?: boolean}): Promise<void>;
	/** What each agent does, in the order of their ids. */
	activities(): readonly string[];
	/** The first event of this type from index `from` on. */
	event<T extends Event['type']>(type: T, from?: number): Promise<Extract<Event, {type: T}>>;
	stop(): Promise<void>;
}

const switchId = id<SwitchId>('main');

/** Starts the floor that a floor file declares, with what `change` makes of it. */
export async function routedFloor(
	on: ContractSwitch,
	file: string,
	change: (config: FloorConfig) => FloorConfig = (config) => config,
): Promise<RoutedFloor> {
	const parsed = parseFloorFile(file);
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
	const floor = emptyFloor();
	const events: Event[] = [];
	const faults: unknown[] = [];
	const link = await openLink(on.address);
	const loop = new Loop({
		floor,
		now: Date.now,
		append: async () => {},
		settle: async () => {},
		perform: (effect) => bridge.perform(effect),
		broadcast: (happened) => void events.push(...happened),
		storeFailed: (error) => void faults.push(error),
		broken: (error) => void faults.push(error),
	});
	const bridge = createBridge({
		switchId,
		settings: {
			address: {host: '127.0.0.1', port: link.port},
			control: on.control,
			system: on.system,
			systemName: on.systemName,
			ownerId: 'routed',
		},
		reporter: {
			signal: (signal) => loop.signal(signal),
			partyOf: ({number}) => id(number ?? 'withheld'),
		},
		directory: {
			phone(phoneId) {
				const {phones, phoneModels} = parsed.floor;
				const declared = phones.find(({id: phone}) => phone === phoneId) ?? {};
				const {autoAnswer} = modelOf(declared, phoneModels);
				return {endpoint: endpointOf(phoneId), remoteAnswer: true, autoAnswer};
			},
			phones: () =>
				extensions.map((one) => ({phoneId: id<PhoneId>(one), endpoint: endpointOf(one)})),
			nationalNumberOf: (partyId) => partyId,
			agentName: (agentId) => agentId,
			queueLabel: (queueId) => queueId,
		},
		now: Date.now,
		log: silentLog,
		onOwned: (error) => void faults.push(error),
	});
	const wish: RoutedFloor['wish'] = async (command) => {
		const answer = await loop.submit(command);
		if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.refusal.code}`);
	};
	const activities = () =>
		[...floor.agents.values()]
			.sort((one, other) => one.id.localeCompare(other.id))
			.map((agent) => (agent.state === 'signed-in' ? agent.activity.state : agent.state));
	const config = change(toFloorConfig(parsed.floor));
	await wish({type: 'configure-floor', by: id('admin'), config});
	bridge.start();
	await until('the switch is known', () => floor.switches.get(switchId)?.state === 'up');
	return {
		floor,
		events,
		link,
		wish,
		tell: (signal) => loop.signal(signal),
		activities,
		async signIn(agentId, extension, more) {
			const phoneId = id<PhoneId>(extension);
			await until(
				`phone ${extension} is known`,
				() => floor.phones.get(phoneId)?.registered === true,
			);
			const presence = {state: 'available'} as const;
			await wish({
				...{type: 'sign-in', by: id(agentId), agentId: id(agentId), phoneId},
				...{takeover: false, presence},
				...more,
			});
		},
		event: (type, from = 0) =>
			until(
				`the event ${type}`,
				() =>
					events
						.slice(from)
						.find((one): one is Extract<Event, {type: typeof type}> => one.type === type),
				{
					describe: () =>
						`${events
							.slice(from)
							.map((one) => one.type)
							.join(', ')}; ${faults.join(', ')}`,
				},
			),
		async stop() {
			await bridge.stop();
			await loop.stop();
			await link.close();
			if (faults.length > 0) throw new Error(`the floor failed: ${faults.join(', ')}`);
		},
	};
}
