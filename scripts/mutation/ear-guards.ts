/** Guards of listening from a number outside. */

import {type Guard, guardsOf} from './guard.ts';

const policy = guardsOf('monitor/policy.ts', [
	['another country is another policy', 'outside ?? [], country, allow', 'outside ?? [], allow'],
	['what is allowed anew ends who listens', 'country, allow, deny]', 'country, deny]'],
	['what is denied anew ends who listens', 'country, allow, deny]', 'country, allow]'],
	[
		'without a list nobody listens from outside',
		"if (outside.length === 0) return {may: false, code: 'outside-listening-off'};",
		'',
	],
	[
		'what may not be dialled is no ear',
		'if (!verdict.may) return {may: false, code: refusalCodeOf(verdict)};',
		'',
	],
	[
		'an emergency number is nobody’s ear',
		"if (why === 'emergency') return {may: false, code: 'number-not-allowed'};",
		'',
	],
	['only what is on the list', 'return isListed ?', 'return true ?'],
]);

const ears = guardsOf('decide/outside-ears.ts', [
	['a number that may not be is not called', 'if (!verdict.may) return {code: verdict.code};', ''],
	[
		'only a talk is listened to from outside',
		"if ('code' in heard) return heard;",
		"if ('code' in heard) return undefined;",
	],
	[
		'nobody is called by a switch that is away',
		"if (floor.switches.get(channel.switchId)?.state !== 'up') return {code: 'switch-down'};",
		'',
	],
	[
		'who works does not listen from outside',
		"if (isAtWork(turn, personId)) return {code: 'agent-on-call'};",
		'',
	],
	['what nobody here asked for is hung up', 'orderStop(turn, monitorId, channel.switchId);', ''],
	[
		'answered is told once, and of a number outside',
		"monitor.state === 'calling' && monitor.partyId !== undefined",
		'true',
	],
	[
		'a list that changes ends those outside alone',
		'if (monitor.partyId !== undefined) endMonitor',
		'endMonitor',
	],
]);

const lists = guardsOf('decide/configure.ts', [
	['another list ends what is heard from outside', 'if (isOther) endOutsideEars(turn);', ''],
	['the same list changes nothing', 'if (isOther) endOutsideEars', 'if (true) endOutsideEars'],
]);

const monitors = guardsOf('monitor/monitor.ts', [
	['of what one did oneself nothing is told', 'if (quietEnds.has(reason)) return undefined;', ''],
]);

/** Every guard of listening from outside. */
export const earGuards: readonly Guard[] = [...policy, ...ears, ...lists, ...monitors];
