/** `plateau whatif --day 2026-11-20 --agents +2`: a recorded day beside the same day with changes. */

import {strategies} from '@plateau/core';
import type {CommandResult, Figures} from '@plateau/core/protocol';
import {cliText, figureText} from '@plateau/core/text';
import {pad} from '../format/width.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {usageEnd} from './ends.ts';
import {everyColumn, measuresOf, printAssumptions, rowsOf} from './figures.ts';
import {formatOf, json, printRows} from './output.ts';

/** The daemon gives up before we do. */
export const dayAnswerMs = 150_000;

type Result = CommandResult<'what-if'>;
const columns = ['recorded', 'again', 'changed'] as const;

export async function whatIf(context: Context, args: Args): Promise<void> {
	const asked = askedOf(context, args);
	const format = formatOf(context, args);
	const result = await context.ask('what-if', asked, dayAnswerMs);
	if (format === 'json') context.outRaw(`${json(result)}\n`);
	else if (format === 'table') print(context, result, asked.queueId);
	else {
		const rows = columns.flatMap((of) => {
			const day = result[of];
			return day === undefined ? [] : rowsOf(day).map((row) => ({...row, of}));
		});
		printRows(context, format, everyColumn(true), rows);
	}
}

function askedOf(context: Context, args: Args) {
	const day = args.text('day');
	if (day === undefined) throw usageEnd(context.say(figureText.dayNeeded));
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw usageEnd(context.say(cliText.badDay, {text: day}));
	const agents = args.text('agents');
	if (agents !== undefined && !/^[+-]?\d{1,3}$/.test(agents)) {
		throw usageEnd(context.say(figureText.agentsMalformed));
	}
	const strategy = strategies.find((known) => known === args.text('strategy'));
	const queueId = args.text('queue');
	return {
		day,
		...(agents === undefined ? {} : {agents: Number(agents)}),
		...(strategy === undefined ? {} : {strategy}),
		...(queueId === undefined ? {} : {queueId}),
		...seedOf(context, args),
	};
}

/** `--seed`, when it was given. */
export function seedOf(context: Context, args: Args): {seed?: number} {
	const seed = args.number('seed');
	if (seed === undefined) return {};
	if (!Number.isSafeInteger(seed)) throw usageEnd(context.say(figureText.seedMalformed));
	return {seed};
}

function print(context: Context, result: Result, queueId: string | undefined): void {
	const {day, recorded, again, changed, assumptions} = result;
	const days = changed === undefined ? [recorded, again] : [recorded, again, changed];
	context.out(context.say(figureText.whatIfTitle, {day}));
	context.out('');
	const headings = columns.slice(0, days.length).map((of) => context.say(figureText[of]));
	context.out(line('', headings));
	printSection(
		context,
		context.say(figureText.everyQueue),
		days.map(({floor}) => floor),
	);
	for (const id of Object.keys(recorded.queues).sort()) {
		const figures = days.flatMap(({queues}) => queues[id] ?? []);
		const isSilent = figures.every(({offered}) => offered === 0);
		if (isSilent || (queueId !== undefined && id !== queueId)) continue;
		context.out('');
		printSection(context, id, figures);
	}
	printAssumptions(context, assumptions);
}

function printSection(context: Context, title: string, days: readonly Figures[]): void {
	context.out(title);
	for (const {label, show} of measuresOf(context.locale, days)) {
		context.out(line(`  ${label}`, days.map(show)));
	}
}

const labelCells = 33;
const cells = 14;

function line(label: string, values: readonly string[]): string {
	return `${pad(label, labelCells)}${values.map((value) => ` ${pad(value, cells, 'right')}`).join('')}`;
}
