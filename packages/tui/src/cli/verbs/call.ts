/** What an agent does with the call in front of them, and whom it could go to. */

import type {CommandName} from '@plateau/core/protocol';
import {cliText, verdictText} from '@plateau/core/text';
import type {Args} from '../args.ts';
import {formatOptions} from '../options.ts';
import {json} from '../output.ts';
import type {Verb} from '../verb.ts';
import {sayDone} from './agent.ts';

/** Commands that take an agent and nothing else. */
type PlainCommand = Extract<
	CommandName,
	'hold' | 'resume' | 'swap' | 'join-all' | 'end-consult' | 'hand-over' | 'park'
>;

export const callVerbs: readonly Verb[] = [
	plain('hold', 'call hold', 'hold'),
	plain('resume', 'call resume', 'resume'),
	mute('mute', 'call mute', true),
	mute('unmute', 'call unmute', false),
	{
		path: ['call', 'digits'],
		text: 'call digits',
		positionals: [{name: 'DIGITS'}],
		options: ['agent', 'json'],
		async run(context, args) {
			const digits = args.need('DIGITS').toUpperCase().replaceAll(/\s/g, '');
			await context.ask('send-digits', {...whose(args), digits});
			sayDone(context, args);
		},
	},
	{
		path: ['call', 'transfer'],
		text: 'call transfer',
		positionals: [{name: 'TARGET', isVariadic: true}],
		options: ['agent', 'json'],
		async run(context, args) {
			const {targetNamed} = await import('../targets.ts');
			const to = await targetNamed(context, args);
			await context.ask('transfer', {...whose(args), to});
			sayDone(context, args);
		},
	},
	{
		path: ['call', 'consult'],
		text: 'call consult',
		positionals: [{name: 'TARGET', isVariadic: true}],
		options: ['agent', 'json'],
		async run(context, args) {
			const {targetNamed} = await import('../targets.ts');
			const to = await targetNamed(context, args);
			await context.ask('consult', {...whose(args), to});
			sayDone(context, args);
		},
	},
	{
		path: ['call', 'dial'],
		text: 'call dial',
		positionals: [{name: 'TARGET', isVariadic: true}],
		options: ['queue', 'agent', 'json'],
		async run(context, args) {
			const queueId = args.text('queue');
			const {dialTarget} = await import('../targets.ts');
			await context.ask('dial', {
				...whose(args),
				...(await dialTarget(context, args)),
				...(queueId === undefined ? {} : {queueId}),
			});
			sayDone(context, args);
		},
	},
	{
		path: ['call', 'may'],
		text: 'call may',
		positionals: [{name: 'NUMBER', isVariadic: true}],
		options: ['json'],
		async run(context, args) {
			const verdict = await context.ask('may-dial', {number: args.words('NUMBER').join(' ')});
			if (args.has('json')) {
				context.outRaw(`${json(verdict)}\n`);
				return;
			}
			const {why, number = '', rule = '', isUsual} = verdict;
			const usual = isUsual === true ? ` ${context.say(cliText.usualRule)}` : '';
			context.out(`${context.say(verdictText[why], {number, rule})}${usual}`);
		},
	},
	{
		path: ['call', 'waiting'],
		text: 'call waiting',
		options: ['agent', ...formatOptions],
		run: async (context, args) => (await import('../waiting.ts')).listWaiting(context, args),
	},
	{
		path: ['call', 'take'],
		text: 'call take',
		positionals: [{name: 'CALL'}],
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('take-call', {...whose(args), callId: args.need('CALL')});
			sayDone(context, args);
		},
	},
	plain('park', 'call park', 'park'),
	{
		path: ['call', 'pick-up'],
		text: 'call pick-up',
		positionals: [{name: 'PLACE'}],
		options: ['agent', 'json'],
		async run(context, args) {
			const said = args.need('PLACE');
			const which = /^\d{1,4}$/.test(said) ? {place: Number(said)} : {callId: said};
			await context.ask('pick-up', {...whose(args), ...which});
			sayDone(context, args);
		},
	},
	plain('swap', 'call swap', 'swap'),
	plain('join', 'call join', 'join-all'),
	plain('back', 'call back', 'end-consult'),
	plain('hand-over', 'call hand-over', 'hand-over'),
	{
		path: ['targets'],
		text: 'targets',
		positionals: [{name: 'TEXT', isVariadic: true, isOptional: true}],
		options: ['agent', ...formatOptions],
		run: async (context, args) => (await import('../targets.ts')).listTargets(context, args),
	},
];

function plain(word: string, text: Verb['text'], command: PlainCommand): Verb {
	return {
		path: ['call', word],
		text,
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask(command, whose(args));
			sayDone(context, args);
		},
	};
}

function mute(word: string, text: Verb['text'], muted: boolean): Verb {
	return {
		path: ['call', word],
		text,
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('mute', {...whose(args), muted});
			sayDone(context, args);
		},
	};
}

function whose(args: Args): {agentId?: string} {
	const agentId = args.text('agent');
	return agentId === undefined ? {} : {agentId};
}
