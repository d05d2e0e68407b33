/** Recording the call in front of an agent, and the recordings that are kept. */

import type {CommandName} from '@plateau/core/protocol';
import {cliText} from '@plateau/core/text';
import type {Args} from '../args.ts';
import type {Context} from '../context.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import type {Verb} from '../verb.ts';
import {sayDone, whose} from './agent.ts';

/** Commands that take an agent and nothing else. */
type PlainCommand = Extract<CommandName, 'pause-recording' | 'resume-recording' | 'stop-recording'>;

const page = () => import('../recordings.ts');

export const recordingVerbs: readonly Verb[] = [
	{
		path: ['recording', 'start'],
		text: 'recording start',
		options: ['agent', 'told', 'json'],
		async run(context, args) {
			const told = args.has('told') ? {told: true} : {};
			await context.ask('start-recording', {...whose(args), ...told});
			sayDone(context, args);
		},
	},
	plain('pause', 'recording pause', 'pause-recording'),
	plain('resume', 'recording resume', 'resume-recording'),
	plain('stop', 'recording stop', 'stop-recording'),
	optOut('opt-out', 'recording opt-out', 'opted-out'),
	optOut('private', 'recording private', 'private'),
	{
		path: ['recordings', 'list'],
		text: 'recordings list',
		options: ['of-call', 'of-agent', 'of-queue', 'limit', ...formatOptions],
		run: async (context, args) => (await page()).listRecordings(context, args),
	},
	{
		path: ['recordings', 'show'],
		text: 'recordings show',
		positionals: [{name: 'ID'}],
		options: formatOptions,
		run: async (context, args) => (await page()).showRecording(context, args),
	},
	{
		path: ['recordings', 'play'],
		text: 'recordings play',
		positionals: [{name: 'ID'}],
		options: ['player'],
		run: async (context, args) => (await page()).playRecording(context, args),
	},
	{
		path: ['recordings', 'export'],
		text: 'recordings export',
		positionals: [{name: 'ID'}],
		options: ['output', 'json'],
		run: async (context, args) => (await page()).exportRecording(context, args),
	},
	{
		path: ['recordings', 'delete'],
		text: 'recordings delete',
		positionals: [{name: 'ID'}],
		options: ['reason', 'json'],
		async run(context, args) {
			const recordingId = args.need('ID');
			await context.ask('delete-recording', {recordingId, reason: why(context, args)});
			sayDone(context, args);
		},
	},
	hold('hold', 'recordings hold', true),
	hold('release', 'recordings release', false),
];

function plain(word: string, text: Verb['text'], command: PlainCommand): Verb {
	return {
		path: ['recording', word],
		text,
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask(command, whose(args));
			sayDone(context, args);
		},
	};
}

function optOut(word: string, text: Verb['text'], reason: 'opted-out' | 'private'): Verb {
	return {
		path: ['recording', word],
		text,
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('opt-out-recording', {...whose(args), reason});
			sayDone(context, args);
		},
	};
}

function hold(word: string, text: Verb['text'], held: boolean): Verb {
	return {
		path: ['recordings', word],
		text,
		positionals: [{name: 'ID'}],
		options: ['reason', 'json'],
		async run(context, args) {
			const recordingId = args.need('ID');
			await context.ask('hold-recording', {recordingId, held, reason: why(context, args)});
			sayDone(context, args);
		},
	};
}

/** Nothing of a proof is left to guess. */
function why(context: Context, args: Args): string {
	const reason = args.text('reason')?.trim();
	if (reason === undefined || reason === '') throw usageEnd(context.say(cliText.whyNeeded));
	return reason;
}
