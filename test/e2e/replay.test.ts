// The floor as it was: what a supervisor saw is seen again, as data and on the screen, after it is over.

import test from 'ava';
import {customerService} from './own-floor.ts';
import {readyDesk, staffedFloor} from './staffed.ts';
import {until} from './until.ts';

interface Moment {
	readonly at: number;
	readonly seq: number;
	readonly event: {readonly type: string};
	readonly board: {
		readonly calls: Readonly<
			Record<
				string,
				{readonly state: string; readonly callerName?: string; readonly agentId?: string}
			>
		>;
		readonly agents: Readonly<Record<string, {readonly name: string; readonly activity: string}>>;
		readonly queues: Readonly<Record<string, {readonly answered: number}>>;
	};
}

interface CallLife {
	readonly life: Readonly<Record<string, {readonly at: number}>>;
}

/** Day and time as clocks in Paris show them. */
function wallTime(at: number): readonly [day: string, time: string] {
	const zone = {timeZone: 'Europe/Paris'} as const;
	return [
		new Intl.DateTimeFormat('en-CA', {...zone, dateStyle: 'short'}).format(at),
		new Intl.DateTimeFormat('en-GB', {...zone, timeStyle: 'medium'}).format(at),
	];
}

test.serial(
	'replay - after a few calls, a second in the middle of one is shown as it was',
	async (t) => {
		const floor = await staffedFloor(t, {claire: 'agent', sam: 'supervisor'});
		const desk = await readyDesk(floor, 'claire', '1001');

		/** The first whole second after the call's newest moment, once the daemon's clock has passed it. */
		const nextSecond = async (callId: string) => {
			const {life} = await floor.json<CallLife>('sam', 'calls', 'show', callId);
			const newest = Math.max(...Object.values(life).map(({at}) => at));
			const [day, time] = wallTime(Math.ceil(newest / 1000) * 1000);
			await until(async () => {
				const words = ['replay', day, '--at', time, '--json', '--as', 'sam'];
				return (await floor.plateau(words)).code === 0;
			}, `the daemon to have passed ${time}`);
			return {day, time};
		};
		const zoe = floor.practice.call(customerService, {from: '0639980001', name: 'Zoé'});
		await desk.shows('RINGING');
		const ringing = await nextSecond('c-1');
		desk.press('F2');
		await desk.shows(/TALKING \d/);
		// Somebody else waits meanwhile.
		const max = floor.practice.call(customerService, {from: '0639980002', name: 'Max'});
		await until(async () => {
			const calls = await floor.json<{state: string}[]>('sam', 'calls', 'list');
			return calls.some(({state}) => state === 'waiting');
		}, 'the second caller in the queue');
		const talking = await nextSecond('c-2');
		zoe.hangUp();
		max.hangUp();
		await until(async () => {
			return (await floor.json<unknown[]>('sam', 'calls', 'list')).length === 0;
		}, 'the floor to be empty');

		const then = (moment: typeof talking) =>
			floor.json<Moment>('sam', 'replay', moment.day, '--at', moment.time);
		const first = Object.values((await then(ringing)).board.calls);
		t.deepEqual(
			first.map(({state, callerName, agentId}) => ({state, callerName, agentId})),
			[{state: 'ringing', callerName: 'Zoé', agentId: 'claire'}],
		);
		const {board} = await then(talking);
		t.deepEqual(
			Object.values(board.calls).map(({state, callerName}) => `${callerName} ${state}`),
			['Zoé talking', 'Max waiting'],
		);
		t.like(board.agents['claire'], {name: 'Claire Roux', activity: 'talking'});
		t.is(board.queues['support']?.answered, 1);

		const {offers} = await floor.json<{offers: {agentId: string; passedOver: object[]}[]}>(
			...(['sam', 'why', 'c-1'] as const),
		);
		t.deepEqual(
			offers.map(({agentId, passedOver}) => ({agentId, passedOver})),
			[{agentId: 'claire', passedOver: [{agentId: 'marc', reason: 'not-signed-in'}]}],
		);

		const screen = floor.open(['replay', talking.day, '--at', talking.time, '--as', 'sam']);
		await screen.shows(`REPLAY ${talking.day} ${talking.time}`);
		await screen.shows(/Claire Roux +● talking/);
		await screen.shows('Max');
		screen.press('<');
		await screen.shows(/REPLAY|begins later/);
		screen.press('L');
		await screen.shows('No call now.');
		screen.press('q');
		t.is(await screen.exits(), 0);

		const past = await floor.plateau(['replay', '2020-01-01', '--at', '14:03', '--as', 'sam']);
		t.is(past.code, 1);
		t.regex(past.stderr, /The journal has no 2020-01-01.*\[replay-no-day\]/);
		const notAllowed = await floor.plateau([
			...['replay', talking.day, '--at', '14:03', '--as', 'claire', '--json'],
		]);
		t.is(notAllowed.code, 77);
	},
);
