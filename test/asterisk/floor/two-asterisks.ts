/** A floor on two real Asterisks, for tests of calls that come in at one and agents who sit at the other. */

import type {ExecutionContext, TestFn} from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import type {Rig} from '../rig/root.ts';
import {storyFloor} from './floor-file.ts';
import {type RealFloor, type RealFloorOptions, readyAt, realFloor, tones} from './real-floor.ts';

/** Two of everything take twice as long to start. */
export function onTwoAsterisks(test: TestFn): ReturnType<typeof onRealAsterisk> {
	const onRig = onRealAsterisk(test);
	return (title, run) => onRig(title, run, {timeoutMs: 180_000});
}

/** Marc's phone and the second supervisor's are at the annex. */
export const twoSwitches = storyFloor
	.replace('"1001": {model: baresip}', '"1001": {model: baresip, switch: main}')
	.replace('"1002": {model: baresip}', '"1002": {model: baresip, switch: annex}')
	.replace('"1003": {model: baresip}', '"1003": {remoteAnswer: true, switch: annex}');

/** Marc, ready at the annex, whom calls of `main` can reach. */
export async function marcAtAnnex(floor: RealFloor) {
	const desk = await readyAt(floor, 'marc', '1002', {
		registrar: floor.annex.registrar,
		toneHz: tones.second,
	});
	await floor.event(/"switchId":"main","toSwitchId":"annex","event":"tie-up"/);
	return desk;
}

type Opened = Omit<RealFloorOptions, 'hasAnnex'>;

/** The floor with both, and room for the sound of its calls. */
export function open(t: ExecutionContext, rig: Rig, options: Opened = {}, yaml = twoSwitches) {
	const both = {hasAnnex: true, soundPorts: [18_000, 18_199]} as const;
	return realFloor(t, rig, yaml, {...both, ...options});
}

/** Marc at the annex talks with a caller of `main`. */
export async function talkAcross(floor: RealFloor) {
	const desk = await marcAtAnnex(floor);
	const caller = await floor.caller('0184880001');
	await desk.until('ringing');
	await desk.answer();
	await Promise.all([desk.until('talking'), caller.until('talking')]);
	await floor.admin.desk('marc', ({call}) => call?.state === 'talking', 'they talk');
	return {desk, caller};
}

/** Marc's work after a call, or another's, ended. */
export async function wrapUp({admin}: RealFloor, agentId = 'marc'): Promise<void> {
	const {call} = await admin.desk(agentId, (view) => view.call?.state === 'wrap-up', 'wrap-up');
	const callId = call?.id ?? '';
	await admin.command('set-disposition', {agentId, callId, dispositionId: 'resolved'});
	await admin.command('finish-wrap-up', {agentId});
}
