/** What an audit row says of a command. Never a password, a note, or a customer's name. */

import {type CommandName, commandSchemas, type Json} from '@plateau/core/protocol';
import type {FloorLook} from './deps.ts';

type ArgsRecord = Readonly<Record<string, Json | undefined>>;

/** Whom or what the command was about; undefined when it is about the floor as a whole. */
export function auditTarget(
	name: CommandName,
	login: string,
	args: ArgsRecord,
): string | undefined {
	for (const key of ['recordingId', 'callId', 'workId', 'agentId', 'partyId', 'phoneId', 'login']) {
		const value = args[key];
		if (typeof value === 'string') return value;
	}
	return commandSchemas[name].self || name === 'set-password' ? login : undefined;
}

/** Arguments that may be written down. Anything not named here stays out. */
const told = [
	'agentId',
	'phoneId',
	'takeover',
	'presence',
	'mode',
	'reason',
	'told',
	'held',
	'creditMs',
	'queueId',
	'kindId',
	'forMs',
	'only',
	'wanted',
	'muted',
	'ownerId',
	'priorityMs',
	'dispositionId',
	'role',
	'dryRun',
];

/** The rest of what matters, as JSON text; for monitoring also the call that is heard. */
export function auditDetail(
	name: CommandName,
	args: ArgsRecord,
	floor: FloorLook,
): string | undefined {
	const detail: Record<string, Json> = {};
	for (const key of told) {
		const value = args[key];
		if (value !== undefined) detail[key] = value;
	}
	// Of a number outside, no digit.
	const {to} = args;
	if (typeof to === 'object' && to !== null && !Array.isArray(to)) {
		const {number: _digits, ...rest} = to as Readonly<Record<string, Json>>;
		detail['to'] = rest;
	}
	if (name === 'start-monitor' && args['number'] !== undefined) detail['outside'] = true;
	if (name === 'start-monitor' && typeof args['agentId'] === 'string') {
		const call = floor.callAt(args['agentId']);
		if (call !== undefined) detail['callId'] = call.callId;
	}
	return Object.keys(detail).length === 0 ? undefined : JSON.stringify(detail);
}
