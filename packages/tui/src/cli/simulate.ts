/** `plateau simulate SCENARIO.yaml`: the daemon reads, checks and lives the day; here are only the files. */

import {dirname, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {CommandArgs, CommandResult} from '@plateau/core/protocol';
import {figureText} from '@plateau/core/text';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd} from './ends.ts';
import {everyColumn, printAssumptions, rowsOf, tableColumns} from './figures.ts';
import {readYamlFile} from './floor-file.ts';
import {formatOf, json, printRows} from './output.ts';
import {dayAnswerMs, seedOf} from './what-if.ts';

export async function simulate(context: Context, args: Args): Promise<void> {
	// A lone dash is standard input; the parser hands it on as nothing.
	const file = args.need('FILE') || '-';
	const seed = seedOf(context, args);
	const format = formatOf(context, args);
	const scenarioGzip = await packed(context, file);
	const result = await askWithFloor(context, file, {scenarioGzip, ...seed});
	if (format === 'json') {
		context.outRaw(`${json(result)}\n`);
		return;
	}
	const rows = rowsOf(result.figures);
	if (format !== 'table') {
		printRows(context, format, everyColumn(false), rows);
		return;
	}
	const {day, calls, assumptions} = result;
	context.out(context.say(figureText.simulateTitle, {day, calls}));
	context.out('');
	printRows(context, format, tableColumns(context.locale), rows);
	printAssumptions(context, assumptions);
}

/** A scenario that names a floor file says so when it is read: then the file goes along. */
async function askWithFloor(
	context: Context,
	file: string,
	args: CommandArgs<'simulate'>,
): Promise<CommandResult<'simulate'>> {
	try {
		return await context.ask('simulate', args, dayAnswerMs);
	} catch (error) {
		const path = error instanceof CommandEnd && error.params?.['path'];
		if (!(error instanceof CommandEnd) || error.code !== 'scenario-needs-floor' || !path) {
			throw error;
		}
		// Beside the scenario, as it was written there.
		const beside = resolve(file === '-' ? '.' : dirname(file), String(path));
		const floorGzip = await packed(context, beside);
		return context.ask('simulate', {...args, floorGzip}, dayAnswerMs);
	}
}

/** Compressed, so that it fits a frame. */
async function packed(context: Context, file: string): Promise<string> {
	return gzipSync(await readYamlFile(context, file)).toString('base64');
}
