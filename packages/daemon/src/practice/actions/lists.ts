/** Actions that list: Status, CoreShowChannels, BridgeList, DeviceStateList, PJSIPShowContacts. */

import type {Channel} from '../channel.ts';
import {getValue} from '../dialplan/functions.ts';
import {bridgeFields, channelFields} from '../event-fields.ts';
import type {Exchange} from '../exchange.ts';
import type {EventField} from '../tell.ts';
import {type ActionCall, ActionRefused} from './action.ts';

export function status({exchange, message, list}: ActionCall): void {
	const wanted = message.get('Channel') ?? '';
	const one = wanted === '' ? undefined : exchange.channel(wanted);
	if (wanted !== '' && one === undefined) throw new ActionRefused('No such channel');
	// A comma in parentheses parts nothing.
	const variables = (message.get('Variables') ?? '').match(/[^,(]+(?:\([^)]*\))?/g) ?? [];
	const channels = one === undefined ? [...exchange.channels.values()] : [one];
	const items = channels.map((channel) => ({
		event: 'Status',
		fields: statusFields(exchange, channel, variables),
	}));
	list('Channel status will follow', items, 'StatusComplete', [['Items', items.length]]);
}

function statusFields(
	exchange: Exchange,
	channel: Channel,
	variables: readonly string[],
): readonly EventField[] {
	const {connected} = channel;
	return [
		['Privilege', 'Call'],
		...channelFields(channel),
		['Type', 'PJSIP'],
		['DNID', channel.dialled],
		['EffectiveConnectedLineNum', connected.number || '<unknown>'],
		['EffectiveConnectedLineName', connected.name || '<unknown>'],
		['TimeToHangup', 0],
		['BridgeID', channel.bridge?.id ?? ''],
		['Application', channel.application],
		['Data', channel.data],
		['Nativeformats', '(alaw)'],
		['Readformat', 'alaw'],
		['Readtrans', ''],
		['Writeformat', 'alaw'],
		['Writetrans', ''],
		['Callgroup', 0],
		['Pickupgroup', 0],
		['Seconds', Math.floor((exchange.clock.now() - channel.createdAt) / 1000)],
		...variables.map(
			(name): EventField => [
				'Variable',
				`${name}=${getValue(exchange, channel, name) ?? (name.includes('(') ? '' : '(null)')}`,
			],
		),
	];
}

export function coreShowChannels({exchange, list}: ActionCall): void {
	const items = [...exchange.channels.values()].map((channel) => ({
		event: 'CoreShowChannel',
		fields: [
			...channelFields(channel),
			['Application', channel.application],
			['ApplicationData', channel.data],
			['Duration', clockText(exchange.clock.now() - channel.createdAt)],
			['BridgeId', channel.bridge?.id ?? ''],
		] satisfies EventField[],
	}));
	list('Channels will follow', items, 'CoreShowChannelsComplete');
}

export function bridgeList({exchange, list}: ActionCall): void {
	const items = [...exchange.bridges.values()].map((bridge) => ({
		event: 'BridgeListItem',
		fields: bridgeFields(bridge),
	}));
	list('Bridge listing will follow', items, 'BridgeListComplete');
}

export function deviceStateList({exchange, list}: ActionCall): void {
	const items = [...exchange.endpoints.keys()].map((name) => ({
		event: 'DeviceStateChange',
		fields: [
			['Device', `PJSIP/${name}`],
			['State', exchange.deviceState(name)],
		] satisfies EventField[],
	}));
	list('Device State Changes will follow', items, 'DeviceStateListComplete');
}

export function pjsipShowContacts({exchange, list}: ActionCall): void {
	const items = [...exchange.endpoints.values()]
		.filter((endpoint) => endpoint.isMember && endpoint.isReachable())
		.map(({name}) => ({
			event: 'ContactList',
			fields: [
				['ObjectType', 'contact'],
				['ObjectName', `${name};@practice`],
				['Endpoint', name],
				['Uri', `sip:${name}@127.0.0.1`],
				['UserAgent', 'practice phone'],
				['Status', 'Reachable'],
				['RoundtripUsec', 500],
			] satisfies EventField[],
		}));
	if (items.length === 0) throw new ActionRefused('No Contacts found');
	const message = 'A listing of Contacts follows, presented as ContactList events';
	list(message, items, 'ContactListComplete');
}

function clockText(ms: number): string {
	const seconds = Math.floor(ms / 1000);
	return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
}
