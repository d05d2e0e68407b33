/** Floors that serve and whose people are logged in: where most stories begin. */

import type {ExecutionContext} from 'ava';
import type {PtyProgram} from '../helpers/pty.ts';
import {floorText, logIn, type OwnFloor, ownFloor} from './own-floor.ts';

/** A floor that serves. Everybody has an account and is logged in, the last of them last. */
export async function staffedFloor(
	t: ExecutionContext,
	people: Readonly<Record<string, 'agent' | 'supervisor'>>,
	text: string = floorText(),
): Promise<OwnFloor> {
	const floor = await ownFloor(t, text);
	await floor.serve();
	await logIn(floor, 'admin');
	for (const [login, role] of Object.entries(people)) await floor.account(login, role);
	await logIn(floor, ...Object.keys(people));
	return floor;
}

/** The desk of an agent who has this phone and is ready. */
export async function readyDesk(
	floor: OwnFloor,
	login: string,
	phone: string,
): Promise<PtyProgram> {
	const desk = floor.open(['desk', '--as', login, '--phone', phone]);
	await desk.shows('NOT READY');
	desk.press('F9', '1');
	await desk.hides('NOT READY');
	return desk;
}
