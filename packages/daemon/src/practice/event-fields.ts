/** Channels and bridges as the fields that Asterisk writes, in its order. */

import type {Bridge} from './bridge.ts';
import {type Channel, stateNumbers} from './channel.ts';
import type {EventField} from './tell.ts';

const unknown = '<unknown>';

/** A channel's block, `ChannelState` to `Linkedid`, with what stands before it. */
export function channelFields(channel: Channel, prefix = ''): readonly EventField[] {
	const {caller, connected, location} = channel;
	return [
		[`${prefix}Channel`, channel.name],
		[`${prefix}ChannelState`, stateNumbers[channel.state]],
		[`${prefix}ChannelStateDesc`, channel.state],
		[`${prefix}CallerIDNum`, caller.number || unknown],
		[`${prefix}CallerIDName`, caller.name || unknown],
		[`${prefix}ConnectedLineNum`, connected.number || unknown],
		[`${prefix}ConnectedLineName`, connected.name || unknown],
		[`${prefix}Language`, channel.language],
		[`${prefix}AccountCode`, ''],
		[`${prefix}Context`, location.context],
		[`${prefix}Exten`, location.extension],
		[`${prefix}Priority`, location.priority],
		[`${prefix}Uniqueid`, channel.uniqueId],
		[`${prefix}Linkedid`, channel.linkedId],
	];
}

export function bridgeFields(bridge: Bridge): readonly EventField[] {
	return [
		['BridgeUniqueid', bridge.id],
		['BridgeType', bridge.technology === 'holding_bridge' ? 'base' : 'basic'],
		['BridgeTechnology', bridge.technology],
		['BridgeCreator', bridge.creator],
		['BridgeName', bridge.name],
		['BridgeNumChannels', bridge.channels.length],
		['BridgeVideoSourceMode', 'none'],
	];
}

/** Why a channel ended, with the words that Asterisk has for it. */
export function causeFields(channel: Channel): readonly EventField[] {
	return [
		['Cause', channel.hangupCause],
		['Cause-txt', causeWords[channel.hangupCause] ?? unknownCause],
		...techFields(channel),
	];
}

/** The SIP code behind a cause, where there is one. */
export function techFields({techCause}: Channel): readonly EventField[] {
	return techCause === undefined ? [] : [['TechCause', techCause]];
}

const unknownCause = 'Unknown';
const causeWords: Readonly<Record<number, string>> = {
	1: 'Unallocated (unassigned) number',
	3: 'No route to destination',
	16: 'Normal Clearing',
	17: 'User busy',
	18: 'No user responding',
	19: 'User alerting, no answer',
	20: 'Subscriber absent',
	21: 'Call Rejected',
	26: 'Answered elsewhere',
	34: 'Circuit/channel congestion',
	38: 'Network out of order',
	127: 'Interworking, unspecified',
};
