/** `plateau floor apply` and `export`. The daemon reads, checks and applies; here are only the files. */

import {readFileSync, writeFileSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {type FloorChange, maxFloorFileBytes} from '@plateau/core/protocol';
import {cliText} from '@plateau/core/text';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd, usageEnd} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import {field} from './field.ts';
import {json} from './output.ts';
import {readAll} from './prompt.ts';

export async function applyFloor(context: Context, args: Args): Promise<void> {
	const file = args.text('file');
	if (file === undefined) throw usageEnd(context.say(cliText.fileNeeded));
	const bytes = await readYamlFile(context, file);
	const {applied, changes} = await context.ask('apply-floor', {
		// Compressed, so that a floor of hundreds of agents fits one frame.
		floorGzip: gzipSync(bytes).toString('base64'),
		dryRun: args.has('dry-run'),
	});
	if (args.has('json')) {
		context.outRaw(`${json({applied, changes})}\n`);
		return;
	}
	for (const change of changes) context.out(changeLine(change));
	const sentence =
		changes.length === 0 ? cliText.floorSame : applied ? cliText.floorApplied : cliText.floorWould;
	context.out(context.say(sentence, {count: changes.length}));
}

export async function exportFloor(context: Context, args: Args): Promise<void> {
	const {floorYaml} = await context.ask('export-floor', {});
	const output = args.text('output');
	if (output === undefined) {
		context.outRaw(floorYaml);
		return;
	}
	try {
		writeFileSync(output, floorYaml);
	} catch (error) {
		const params = {file: output, reason: reasonOf(error)};
		const text = context.say(cliText.fileUnwritable, params);
		throw new CommandEnd(exitCodes.cannotWrite, text, {code: 'file-unwritable', params});
	}
}

/** `+ queues support`, `- phones 1004`, `~ agents alice queues: [support] → [support, billing]`. */
function changeLine({op, section, id, field: name, before, after}: FloorChange): string {
	const what = `${section} ${id}`;
	if (op === 'add') return `+ ${what}`;
	if (op === 'remove') return `- ${what}`;
	const values = `${field(before) || '-'} → ${field(after) || '-'}`;
	return `~ ${what}${name === undefined ? '' : ` ${name}`}: ${values}`;
}

/** The bytes of a YAML file of ours, from standard input for `-`. Ends the command when they cannot be had. */
export async function readYamlFile(context: Context, file: string): Promise<Buffer> {
	const fail = (text: string) =>
		new CommandEnd(exitCodes.noInput, text, {code: 'file-unreadable', params: {file}});
	let bytes: Buffer | undefined;
	try {
		bytes = file === '-' ? await readAll(context.io.stdin, maxFloorFileBytes) : readFileSync(file);
	} catch (error) {
		throw fail(context.say(cliText.fileUnreadable, {file, reason: reasonOf(error)}));
	}
	if (bytes === undefined || bytes.byteLength > maxFloorFileBytes) {
		throw fail(context.say(cliText.fileTooLarge, {file, limit: maxFloorFileBytes}));
	}
	try {
		new TextDecoder('utf-8', {fatal: true}).decode(bytes);
	} catch {
		throw fail(context.say(cliText.fileNotText, {file}));
	}
	return bytes;
}

function reasonOf(error: unknown): string {
	return error instanceof Error
		? ((error as NodeJS.ErrnoException).code ?? error.message)
		: String(error);
}
