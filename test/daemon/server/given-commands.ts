import type {CommandName, Role} from '@plateau/core/protocol';
import {type Asker, runCommand} from '@plateau/daemon/server/commands';
import {fakeDeps} from './fake-deps.ts';

/** Whoever asks, on a connection of their own. */
export function asker(login: string, role: Role): Asker {
	return {account: {login, role}, token: `token-of-${login}`, address: 'local'};
}

/** Commands of an agent, a supervisor and an admin to a daemon whose every part is a fake. */
export function givenCommands() {
	const fake = fakeDeps();
	fake.account('alice', 'agent');
	fake.account('sam', 'supervisor');
	fake.account('root', 'admin');
	const as =
		(login: string, role: Role) =>
		(name: CommandName, args: object = {}) =>
			runCommand(fake.deps, asker(login, role), name, args);
	return {
		fake,
		alice: as('alice', 'agent'),
		sam: as('sam', 'supervisor'),
		root: as('root', 'admin'),
	};
}
