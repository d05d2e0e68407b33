/** What a supervisor does: listen and speak, change an agent's presence, lend them, raise a call. */

import type {MonitorRow} from '@plateau/core/protocol';
import {cliText, earText} from '@plateau/core/text';
import type {Args} from '../args.ts';
import type {Context} from '../context.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import {json} from '../output.ts';
import type {Verb} from '../verb.ts';
import {phoneOf, sayDone} from './agent.ts';

export const supervisorVerbs: readonly Verb[] = [
	monitor('listen'),
	monitor('whisper'),
	monitor('barge'),
	{
		path: ['stop'],
		text: 'stop',
		options: ['json'],
		async run(context, args) {
			await context.ask('stop-monitor', {});
			sayDone(context, args);
		},
	},
	{
		path: ['take-over'],
		text: 'take-over',
		options: ['json'],
		async run(context, args) {
			await context.ask('take-over', {});
			sayDone(context, args);
		},
	},
	{
		path: ['phone', 'take'],
		text: 'phone take',
		positionals: [{name: 'PHONE', isOptional: true}],
		options: ['json'],
		async run(context, args) {
			const said = args.text('PHONE');
			const phone = said === undefined ? phoneOf(context, args) : {phoneId: said};
			const result = await context.ask('take-phone', phone);
			if (args.has('json')) context.outRaw(`${json(result)}\n`);
			else context.out(context.say(cliText.phoneTaken, {phoneId: result.phoneId}));
		},
	},
	{
		path: ['phone', 'release'],
		text: 'phone release',
		options: ['json'],
		async run(context, args) {
			await context.ask('release-phone', {});
			sayDone(context, args);
		},
	},
	{
		path: ['raise'],
		text: 'raise',
		positionals: [{name: 'CALL'}],
		options: ['by', 'json'],
		async run(context, args) {
			const by = args.text('by');
			const credit = by === undefined ? {} : {creditMs: durationMs(context, by)};
			await context.ask('raise-call', {callId: args.need('CALL'), ...credit});
			sayDone(context, args);
		},
	},
	{
		path: ['why'],
		text: 'why',
		positionals: [{name: 'CALL'}],
		options: formatOptions,
		run: async (context, args) => (await import('../why.ts')).why(context, args),
	},
	{
		path: ['presence'],
		text: 'presence',
		positionals: [
			{name: 'AGENT'},
			{name: 'WISH', choices: ['ready', 'not-ready', 'cancel', 'sign-out']},
			{name: 'REASON', isOptional: true},
		],
		options: ['json'],
		run: changePresence,
	},
	onPause('approve', 'approve-presence'),
	onPause('refuse', 'refuse-presence'),
	{
		path: ['lend'],
		text: 'lend',
		positionals: [{name: 'AGENT'}, {name: 'QUEUE'}],
		options: ['for', 'only', 'json'],
		async run(context, args) {
			await context.ask('lend-agent', {
				agentId: args.need('AGENT'),
				queueId: args.need('QUEUE'),
				forMs: durationMs(context, args.text('for') ?? '1h'),
				only: args.has('only'),
			});
			sayDone(context, args);
		},
	},
	{
		path: ['unlend'],
		text: 'unlend',
		positionals: [{name: 'AGENT'}, {name: 'QUEUE'}],
		options: ['json'],
		async run(context, args) {
			const [agentId, queueId] = [args.need('AGENT'), args.need('QUEUE')];
			await context.ask('end-loan', {agentId, queueId});
			sayDone(context, args);
		},
	},
];

function monitor(mode: MonitorRow['mode']): Verb {
	return {
		path: [mode],
		text: mode,
		positionals: [{name: 'AGENT'}],
		options: ['phone', 'number', 'reason', 'json'],
		async run(context, args) {
			const agentId = args.need('AGENT');
			const number = args.text('number');
			if (number !== undefined && args.text('phone') !== undefined)
				throw usageEnd(context.say(cliText.phoneOrNumber));
			const me = await context.glance('me');
			if (me.monitor?.agentId === agentId) {
				await context.ask('change-monitor', {mode});
			} else {
				const phone = phoneOf(context, args);
				const isOther = phone.phoneId !== undefined && phone.phoneId !== me.phoneId;
				if (number === undefined && (me.phoneId === undefined || isOther))
					await context.ask('take-phone', phone);
				const reason = args.text('reason');
				const why = reason === undefined ? {} : {reason};
				const where = number === undefined ? {} : {number};
				await context.ask('start-monitor', {agentId, mode, ...why, ...where});
				if (number !== undefined && !args.has('json')) {
					context.out(context.say(earText.asked));
					return;
				}
			}
			sayDone(context, args);
		},
	};
}

/** Yes or no to a pause that an agent asked for. */
function onPause(
	word: 'approve' | 'refuse',
	command: 'approve-presence' | 'refuse-presence',
): Verb {
	return {
		path: [word],
		text: word,
		positionals: [{name: 'AGENT'}],
		options: ['json'],
		async run(context, args) {
			await context.ask(command, {agentId: args.need('AGENT')});
			sayDone(context, args);
		},
	};
}

async function changePresence(context: Context, args: Args): Promise<void> {
	const agentId = args.need('AGENT');
	switch (args.need('WISH')) {
		case 'ready':
			await context.ask('set-presence', {agentId, presence: {state: 'available'}});
			break;
		case 'cancel':
			await context.ask('cancel-pending-presence', {agentId});
			break;
		case 'sign-out':
			await context.ask('sign-out', {agentId});
			break;
		default: {
			const reasonId = args.text('REASON');
			if (reasonId === undefined) throw usageEnd(context.say(cliText.reasonNeeded));
			await context.ask('set-presence', {agentId, presence: {state: 'not-ready', reasonId}});
		}
	}
	sayDone(context, args);
}

const unitsMs: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** `90s`, `5m`, `1h`, `500ms`, in ms, above zero. */
export function durationMs(context: Context, text: string): number {
	const match = /^(\d{1,9})(ms|s|m|h)$/.exec(text);
	const ms = Number(match?.[1] ?? 0) * (unitsMs[match?.[2] ?? ''] ?? 0);
	if (ms <= 0) throw usageEnd(context.say(cliText.badDuration, {text}));
	return ms;
}
