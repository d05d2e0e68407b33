/** The actions Getvar, Setvar and UserEvent. */

import {getValue, setValue} from '../dialplan/functions.ts';
import type {EventField} from '../tell.ts';
import {type ActionCall, ActionRefused} from './action.ts';

export function getvar({exchange, message, succeed}: ActionCall): void {
	const name = message.get('Variable') ?? '';
	if (name === '') throw new ActionRefused('No variable specified');
	const channelName = message.get('Channel') ?? '';
	const channel = channelName === '' ? undefined : exchange.channel(channelName);
	if (channelName !== '' && channel === undefined) throw new ActionRefused('No such channel');
	succeed(undefined, [
		['Variable', name],
		['Value', getValue(exchange, channel, name) ?? ''],
	]);
}

export function setvar({exchange, message, succeed}: ActionCall): void {
	const name = message.get('Variable') ?? '';
	if (name === '') throw new ActionRefused('No variable specified');
	const channelName = message.get('Channel') ?? '';
	const channel = channelName === '' ? undefined : exchange.channel(channelName);
	if (channelName !== '' && channel === undefined) throw new ActionRefused('No such channel');
	// Asterisk keeps it from the manager interface, unless it is told to live dangerously.
	if (name.startsWith('FILE(')) throw new ActionRefused('Could not set variable');
	setValue(exchange, channel, name, message.get('Value') ?? '');
	succeed('Variable Set');
}

/** Sends the action's own fields on to everybody who reads user events. */
export function userEvent({exchange, message, succeed}: ActionCall): void {
	succeed('Event Sent');
	const fields: EventField[] = [['UserEvent', message.get('UserEvent') ?? '']];
	for (const [name, value] of message) {
		if (!/^(?:Action|UserEvent|ActionID)$/i.test(name) && name !== '') fields.push([name, value]);
	}
	const actionId = message.get('ActionID');
	if (actionId !== undefined) fields.push(['ActionID', actionId]);
	exchange.tell('UserEvent', 'user', fields);
}
