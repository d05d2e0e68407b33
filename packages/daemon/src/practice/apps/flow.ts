/** Applications that move a channel about the dialplan, and set its variables. */

import {isTrue} from '../dialplan/expression.ts';
import {setValue} from '../dialplan/functions.ts';
import type {Location} from '../dialplan/read.ts';
import {argumentsOf} from '../dialplan/substitute.ts';
import type {AppEnd, AppRun} from '../dialplan/thread.ts';

/** `[[context,]extension,]priority`, or a label in the place of the priority. */
export function goto({exchange, channel, data}: AppRun): AppEnd {
	const to = locate({exchange, channel, data});
	if (to === undefined) return 'over';
	channel.location = to;
	return 'goto';
}

/** `condition?where:elsewhere`. */
export function gotoIf(run: AppRun): AppEnd {
	const [condition = '', ...rest] = run.data.split('?');
	const [whenTrue = '', whenFalse = ''] = rest.join('?').split(':');
	const target = isTrue(condition) ? whenTrue : whenFalse;
	return target === '' ? 'next' : goto({...run, data: target});
}

/** `condition?Application(arguments)`. */
export function execIf(run: AppRun): AppEnd | Promise<AppEnd> {
	const [condition = '', ...rest] = run.data.split('?');
	const [, name = '', data = ''] = /^([A-Za-z]+)\((.*)\)$/s.exec(rest.join('?')) ?? [];
	const application = run.exchange.applications.get(name);
	if (!isTrue(condition) || application === undefined) return 'next';
	// What runs is that, as Status and CoreShowChannels have it.
	run.channel.application = name;
	run.channel.data = data;
	return application({...run, data});
}

export function gosub({exchange, channel, data}: AppRun): AppEnd {
	const to = locate({exchange, channel, data});
	if (to === undefined) return 'over';
	const {location} = channel;
	channel.returns.push({...location, priority: location.priority + 1});
	channel.location = to;
	return 'goto';
}

export function returnFrom({channel}: AppRun): AppEnd {
	const back = channel.returns.pop();
	if (back === undefined) return 'over';
	channel.location = back;
	return 'goto';
}

export function set({exchange, channel, data}: AppRun): AppEnd {
	const equals = data.indexOf('=');
	if (equals > 0) setValue(exchange, channel, data.slice(0, equals), data.slice(equals + 1));
	return 'next';
}

/** Several at once, separated by commas that are in no parentheses. */
export function setAll(run: AppRun): AppEnd {
	for (const data of argumentsOf(run.data)) set({...run, data});
	return 'next';
}

export function answer({exchange, channel}: AppRun): AppEnd {
	exchange.answer(channel);
	return 'next';
}

export function hangup({channel, data}: AppRun): AppEnd {
	if (Number(data) > 0) channel.hangupCause = Number(data);
	return 'over';
}

function locate({exchange, channel, data}: AppRun): Location | undefined {
	const written = argumentsOf(data);
	const [
		priority = '',
		extension = channel.location.extension,
		context = channel.location.context,
	] = written.map((part) => part.trim()).reverse();
	const found = exchange.dialplan.priorityOf(context, extension, priority);
	return found === undefined ? undefined : {context, extension, priority: found};
}
