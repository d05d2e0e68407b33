/** Views of a small floor, each computed from nothing and checked against its schema. */

import {
	type BoardView,
	type CallView,
	type DeskView,
	faultOfView,
	type MeView,
	type ViewName,
} from '@plateau/core/protocol';
import {RowCache} from '@plateau/daemon/views/row-cache';
import {topics} from '@plateau/daemon/views/topics';
import {directory, type givenFloor} from './given-floor.ts';

export type World = Awaited<ReturnType<typeof givenFloor>>;

/** A view as it crosses the wire, and when it changes by time alone; undefined: there is none. */
export function see(
	world: World,
	name: ViewName,
	scope = '',
): {readonly data: unknown; readonly dueAt: number | undefined} | undefined {
	const sources = {
		...{floor: () => world.floor, directory: () => directory},
		...{records: world.store, now: () => world.now},
	};
	const computed = topics[name](scope, sources, new RowCache(sources)).compute();
	if (computed === undefined) return undefined;
	const data = JSON.parse(JSON.stringify(computed.view));
	const fault = faultOfView(name, data);
	if (fault !== undefined) throw new Error(`${name}: ${fault}`);
	return {data, dueAt: computed.dueAt};
}

export const board = (world: World) => see(world, 'board')?.data as BoardView;
export const desk = (world: World, agent = 'alice') => see(world, 'desk', agent)?.data as DeskView;
export const me = (world: World, login: string) => see(world, 'me', login)?.data as MeView;
export const callPage = (world: World, callId: string) =>
	see(world, 'call', callId)?.data as CallView;
