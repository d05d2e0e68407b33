/** Whether Asterisk's own user may write into the folder that the daemon takes recordings and messages from. */

import {readFile, stat} from 'node:fs/promises';
import type {AmiClient} from '../ami/client.ts';
import {type Finding, finding, unless} from './finding.ts';

/** A user as this machine's files know it. */
export interface MachineUser {
	readonly uid: number;
	/** Every group it is in. */
	readonly gids: readonly number[];
}

/** Nothing where the user is not told of, or not known here: then nobody can say. */
export async function checkSpoolOf(
	client: AmiClient,
	folder: string,
	userOf: (name: string) => Promise<MachineUser | undefined> = userOnMachine,
): Promise<readonly Finding[]> {
	const settings = await client.action('CoreSettings');
	const name = settings.get('CoreRunUser') ?? '';
	const user = name === '' ? undefined : await userOf(name);
	const found = await stat(folder).catch(() => undefined);
	// That it is not there is told by the look at this machine.
	if (user === undefined || found === undefined) return [];
	return unless(
		mayWrite(found, user) ? [] : [finding('recording-spool-unwritable', {folder, user: name})],
		finding('recording-spool-writable', {folder, user: name}),
	);
}

/** By owner, by group, or by everybody: the first that fits decides, as the kernel has it. */
export function mayWrite(
	{mode, uid, gid}: {readonly mode: number; readonly uid: number; readonly gid: number},
	user: MachineUser,
): boolean {
	if (user.uid === 0) return true;
	const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0;
	// To make a file in a folder takes both.
	return ((mode >> shift) & 0o3) === 0o3;
}

async function userOnMachine(name: string): Promise<MachineUser | undefined> {
	const [users, groups] = await Promise.all(
		['/etc/passwd', '/etc/group'].map((path) => readFile(path, 'utf8').catch(() => '')),
	);
	return userIn({name, users: users ?? '', groups: groups ?? ''});
}

/** From the texts of `passwd` and `group`. */
export function userIn({
	name,
	users,
	groups,
}: {
	readonly name: string;
	readonly users: string;
	readonly groups: string;
}): MachineUser | undefined {
	const rows = (text: string) => text.split('\n').map((line) => line.split(':'));
	const own = rows(users).find(([user]) => user === name);
	if (own === undefined) return undefined;
	const others = rows(groups)
		.filter(([, , , members = '']) => members.split(',').includes(name))
		.map(([, , gid]) => Number(gid));
	return {uid: Number(own[2]), gids: [Number(own[3]), ...others]};
}
