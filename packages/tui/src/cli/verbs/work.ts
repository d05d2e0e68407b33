/** Work that is not a call, as commands: a supervisor or an agent brings it, an agent finishes it. */

import {headingText, officeText} from '@plateau/core/text';
import type {Args} from '../args.ts';
import type {Context} from '../context.ts';
import {usageEnd} from '../ends.ts';
import {formatOptions} from '../options.ts';
import {formatOf, json, printRows} from '../output.ts';
import type {Verb} from '../verb.ts';
import {sayDone, whose} from './agent.ts';
import {durationMs} from './supervisor.ts';

export const workVerbs: readonly Verb[] = [
	{
		path: ['work', 'add'],
		text: 'work add',
		options: ['queue', 'subject', 'contact', 'kind', 'priority', 'json'],
		async run(context, args) {
			const [queueId, subject] = [args.text('queue'), args.text('subject')];
			if (queueId === undefined) throw usageEnd(context.say(officeText.queueNeeded));
			if (subject === undefined) throw usageEnd(context.say(officeText.subjectNeeded));
			const [contact, kindId, priority] = [
				args.text('contact'),
				args.text('kind'),
				args.text('priority'),
			];
			const result = await context.ask('add-work', {
				...{queueId, subject},
				...(contact === undefined ? {} : {contact}),
				...(kindId === undefined ? {} : {kindId}),
				...(priority === undefined ? {} : {creditMs: durationMs(context, priority)}),
			});
			if (args.has('json')) context.outRaw(`${json(result)}\n`);
			else context.out(context.say(officeText.added, result));
		},
	},
	{
		path: ['work', 'finish'],
		text: 'work finish',
		positionals: [{name: 'WORK'}, {name: 'DISPOSITION', isOptional: true}],
		options: ['agent', 'json'],
		async run(context, args) {
			const dispositionId = args.text('DISPOSITION');
			await context.ask('finish-work', {
				...whose(args),
				workId: args.need('WORK'),
				...(dispositionId === undefined ? {} : {dispositionId}),
			});
			sayDone(context, args);
		},
	},
	{
		path: ['work', 'give-back'],
		text: 'work give-back',
		positionals: [{name: 'WORK'}],
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('give-back-work', {...whose(args), workId: args.need('WORK')});
			sayDone(context, args);
		},
	},
	{
		path: ['work', 'take-back'],
		text: 'work take-back',
		positionals: [{name: 'WORK'}],
		options: ['json'],
		async run(context, args) {
			await context.ask('take-back-work', {workId: args.need('WORK')});
			sayDone(context, args);
		},
	},
	{
		path: ['work', 'play'],
		text: 'work play',
		positionals: [{name: 'WORK'}],
		options: ['player'],
		run: async (context, args) => (await import('../recordings.ts')).playMessage(context, args),
	},
	{
		path: ['work', 'why'],
		text: 'work why',
		positionals: [{name: 'WORK'}],
		options: formatOptions,
		run: why,
	},
];

async function why(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const answer = await context.ask('why-work', {workId: args.need('WORK')});
	if (format === 'json') {
		context.outRaw(`${json(answer)}\n`);
		return;
	}
	if (format !== 'table') {
		printRows(
			context,
			format,
			[
				{id: 'agentId', heading: headingText.agent, raw: ({agentId}) => agentId},
				{id: 'reason', heading: headingText.reason, raw: ({reason}) => reason},
			],
			answer.passedOver,
		);
		return;
	}
	const {agents, reasons, kinds = {}} = await context.glance('board');
	const {whyWorkLines} = await import('../../model/why-text.ts');
	const link = await context.connect();
	const names = Object.fromEntries(Object.values(agents).map(({id, name}) => [id, name]));
	const words = {locale: context.locale, agents: names, reasons, kinds};
	for (const line of whyWorkLines(answer, link.now(), words)) context.out(line);
}
