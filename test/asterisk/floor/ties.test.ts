// Two real Asterisks and one daemon: calls that come in at one and agents who sit at the other.

import test from 'ava';
import {onRealAsterisk} from '../rig/real-test.ts';
import {storyFloor} from './floor-file.ts';
import {hearTones, type RealFloor, readyAt, realFloor, tones} from './real-floor.ts';

const realTest = onRealAsterisk(test);

/** Marc's phone and the second supervisor's are at the annex. */
const twoSwitches = storyFloor
	.replace('"1001": {model: baresip}', '"1001": {model: baresip, switch: main}')
	.replace('"1002": {model: baresip}', '"1002": {model: baresip, switch: annex}')
	.replace('"1003": {model: baresip}', '"1003": {model: baresip, switch: annex}');

/** Marc, ready at the annex, whom calls of `main` can reach. */
async function marcAtAnnex(floor: RealFloor) {
	const desk = await readyAt(floor, 'marc', '1002', {
		registrar: floor.annex.registrar,
		toneHz: tones.second,
	});
	await floor.event(/"switchId":"main","toSwitchId":"annex","event":"tie-up"/);
	return desk;
}

realTest('ties - a call of one rings and is answered at the other', async (t, rig) => {
	const floor = await realFloor(t, rig, twoSwitches, {
		hasAnnex: true,
		soundPorts: [28_000, 28_099],
	});
	const {admin} = floor;
	const desk = await marcAtAnnex(floor);
	const caller = await floor.caller('0184880001');
	await desk.until('ringing');
	await desk.answer();
	await Promise.all([desk.until('talking'), caller.until('talking')]);
	await admin.desk('marc', ({call}) => call?.state === 'talking', 'they talk');
	await hearTones(t, 'they hear each other', [desk, [tones.caller]], [caller, [tones.second]]);
	await desk.hangUp();
	await caller.until('idle');
	await admin.desk('marc', ({call}) => call?.state === 'wrap-up', 'wrap-up');
	await floor.noChannelLeft();
});
