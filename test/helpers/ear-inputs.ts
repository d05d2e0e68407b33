/** The words of a story's left side that are about listening from a number outside. */

import {type Channel, type Floor, id, type MonitorMode} from '@plateau/core';
import type {BareInput} from './story-inputs.ts';

type Word = (args: readonly string[], floor: Floor) => BareInput;

export const earWords: Readonly<Record<string, Word>> = {
	/** person, agent, number, mode. */
	'listen-out': ([personId = '', agent = '', number = '', mode = 'listen']) => ({
		...{type: 'start-monitor', by: personId, personId},
		...{agentId: id(agent), mode: mode as MonitorMode},
		outside: {number, partyId: id('p-ear')},
	}),
	/** The number was answered; monitor, channel. */
	'ear-answers': ([monitor = '', name = '']) => ({
		...{type: 'monitor-answered', monitorId: id(monitor)},
		channel: {switchId: id('main'), channelId: id(name)} as Channel,
	}),
	/** The floor's list: beginnings of numbers; none takes it away. */
	listening: (outside, {config}) => {
		const {listening: _before, ...rest} = config;
		const list = outside.length === 0 ? {} : {listening: {outside}};
		return {...{type: 'configure-floor', by: 'admin'}, config: {...rest, ...list}};
	},
};
