/** How long a killed daemon takes to know its live calls again, half of them waiting, half talking. */

import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Teardowns} from '../../test/asterisk/floor/real-floor.ts';
import type {Rig} from '../../test/asterisk/rig/root.ts';
import {openLab} from './lab.ts';

export interface Readoption {
	readonly calls: number;
	/** From the login's answer to the line in the log that says that the switch was read and stored, ms. */
	readonly loginToTrueMs: number;
	readonly startToTrueMs: number;
}

const talking = 40;

/** Opens a floor of its own, fills it with `calls` live calls and kills its daemon. */
export async function measureReadoption(
	teardowns: Teardowns,
	rig: Rig,
	calls: number,
): Promise<Readoption> {
	const agents = Math.min(talking, Math.floor(calls / 2));
	const lab = await openLab(teardowns, rig, agents, 'info');
	mkdirSync(join(lab.floor.asterisk.logDir, 'cdr-custom'), {recursive: true});
	await lab.hold(agents, calls);
	await lab.floor.admin.board(
		(board) => Object.keys(board.calls).length === calls && busy(board.agents) === agents,
		`${calls} calls are live`,
	);
	await lab.floor.killDaemon();
	const logBefore = lab.floor.log().length;
	const startedAt = Date.now();
	await lab.floor.startDaemon();
	const after = await lab.floor.admin.board(
		({switches}) => switches['main']?.state === 'up',
		'the floor is true',
	);
	if (Object.keys(after.calls).length !== calls || busy(after.agents) !== agents) {
		throw new Error(`after the start it knew ${Object.keys(after.calls).length} of ${calls} calls`);
	}
	const lines = lab.floor
		.log()
		.slice(logBefore)
		.split('\n')
		.filter((line) => line.startsWith('{'))
		.map((line) => JSON.parse(line) as {event: string; time: string; seq?: number});
	const at = (fits: (line: {event: string; seq?: number}) => boolean) =>
		Date.parse(lines.find(fits)?.time ?? '');
	const loggedInAt = at(({event}) => event === 'switch-connected');
	// The line with a number is the floor's event, told once it is stored; the other one is the bridge's.
	const trueAt = at(({event, seq}) => event === 'switch-resynced' && seq !== undefined);
	return {calls, loginToTrueMs: trueAt - loggedInAt, startToTrueMs: trueAt - startedAt};
}

function busy(agents: Readonly<Record<string, {readonly activity: string}>>): number {
	return Object.values(agents).filter(({activity}) => activity === 'talking').length;
}
