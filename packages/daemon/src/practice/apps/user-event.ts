/** `UserEvent(Name,Field: value,…)`: tells the manager interface. */

import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';
import {channelFields} from '../event-fields.ts';
import type {EventField} from '../tell.ts';

export function userEvent({exchange, channel, data}: AppRun): AppEnd {
	const [name = '', ...fields] = argumentsOf(data);
	exchange.tell('UserEvent', 'user', [
		...channelFields(channel),
		['UserEvent', name],
		...fields.map((field): EventField => {
			const colon = field.indexOf(':');
			return [field.slice(0, colon).trim(), field.slice(colon + 1).trim()];
		}),
	]);
	return 'next';
}
