/** Recordings that are kept: listed, shown, played, written to a file. Never on this disk unless asked for. */

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync, rmSync, writeSync} from 'node:fs';
import type {CommandResult, RecordingRow} from '@plateau/core/protocol';
import {cliText, endReasonText, headingText, recordingStateText} from '@plateau/core/text';
import {dayOrTime} from '../format/clock.ts';
import {duration} from '../format/duration.ts';
import {takenOrLost} from '../player.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd, usageEnd} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import {type Column, formatOf, json, printRow, printRows} from './output.ts';

type Opened = CommandResult<'play-recording'>;

export async function listRecordings(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const [callId, agentId, queueId] = [
		args.text('of-call'),
		args.text('of-agent'),
		args.text('of-queue'),
	];
	const limit = args.number('limit');
	const {recordings} = await context.ask('list-recordings', {
		...(callId === undefined ? {} : {callId}),
		...(agentId === undefined ? {} : {agentId}),
		...(queueId === undefined ? {} : {queueId}),
		...(limit === undefined ? {} : {limit}),
	});
	if (format === 'json') context.outRaw(`${json(recordings)}\n`);
	else printRows(context, format, await columnsFor(context, 'list'), recordings);
}

export async function showRecording(context: Context, args: Args): Promise<void> {
	const format = formatOf(context, args);
	const row = await context.ask('show-recording', {recordingId: args.need('ID')});
	if (format === 'json') context.outRaw(`${json(row)}\n`);
	else printRow(context, format, await columnsFor(context, 'show'), row);
}

export async function playRecording(context: Context, args: Args): Promise<void> {
	const recordingId = args.need('ID');
	await play(context, args, () => context.ask('play-recording', {recordingId}));
}

/** The message that a piece of work is about. */
export async function playMessage(context: Context, args: Args): Promise<void> {
	const workId = args.need('WORK');
	await play(context, args, () => context.ask('play-message', {workId}));
}

/** Into the player's standard input, or our own standard output. */
async function play(context: Context, args: Args, open: () => Promise<Opened>): Promise<void> {
	const player = args.text('player') ?? (context.io.env['PLATEAU_PLAYER'] || undefined);
	// Sound on a terminal is noise of another kind.
	if (player === undefined && context.io.stdout.isTTY === true) {
		throw usageEnd(context.say(cliText.playerNeeded));
	}
	const opened = await open();
	if (player === undefined) {
		for await (const bytes of chunksOf(context, opened)) {
			if (!context.io.stdout.write(bytes)) await drained(context);
		}
		return;
	}
	const child = spawn(player, {shell: true, stdio: ['pipe', 'ignore', 'inherit']});
	const ended = once(child, 'close');
	let isGone = false;
	// A player that is closed early takes no more; that is no fault.
	child.stdin.on('error', () => {
		isGone = true;
	});
	child.on('close', () => {
		isGone = true;
	});
	const {signal} = context.io;
	const stop = () => child.kill();
	signal.addEventListener('abort', stop, {once: true});
	try {
		for await (const bytes of chunksOf(context, opened)) {
			if (isGone) break;
			if (!child.stdin.write(bytes)) await Promise.race([takenOrLost(child.stdin), ended]);
		}
		child.stdin.end();
		const [code] = await ended;
		if (code !== 0) {
			const params = {player, code: String(code ?? '-')};
			throw new CommandEnd(exitCodes.refused, context.say(cliText.playerFailed, params), {
				code: 'player-failed',
				params,
			});
		}
	} finally {
		signal.removeEventListener('abort', stop);
		child.kill();
	}
}

/** Into a file that is not there yet and is this person's alone. */
export async function exportRecording(context: Context, args: Args): Promise<void> {
	const file = args.text('output');
	if (file === undefined) throw usageEnd(context.say(cliText.outputNeeded));
	const recordingId = args.need('ID');
	// Before anything is written to the audit: a file that cannot be made is no export.
	const fd = writing(context, file, () => openSync(file, 'wx', 0o600));
	let isWhole = false;
	try {
		const opened = await context.ask('export-recording', {recordingId});
		for await (const bytes of chunksOf(context, opened)) {
			writing(context, file, () => writeSync(fd, bytes));
		}
		isWhole = true;
		const {sha256 = ''} = opened.recording;
		if (args.has('json')) {
			context.outRaw(`${json({file, bytes: opened.bytes, sha256, recording: opened.recording})}\n`);
		} else {
			context.out(context.say(cliText.recordingExported, {file, bytes: opened.bytes, sha256}));
		}
	} finally {
		closeSync(fd);
		if (!isWhole) rmSync(file, {force: true});
	}
}

async function* chunksOf(context: Context, {ticket, chunks}: Opened): AsyncGenerator<Buffer> {
	for (let chunk = 0; chunk < chunks; chunk += 1) {
		const {data} = await context.ask('read-recording', {ticket, chunk});
		yield Buffer.from(data, 'base64');
	}
}

async function drained(context: Context): Promise<void> {
	const {stdout} = context.io;
	await new Promise<void>((resolve) => {
		const go = () => {
			stdout.off('drain', go);
			resolve();
		};
		stdout.on('drain', go);
	});
}

function writing<T>(context: Context, file: string, act: () => T): T {
	try {
		return act();
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		const reason = code === 'EEXIST' ? context.say(cliText.fileThere) : (code ?? message);
		const params = {file, reason};
		throw new CommandEnd(exitCodes.cannotWrite, context.say(cliText.fileUnwritable, params), {
			code: 'file-unwritable',
			params,
		});
	}
}

async function columnsFor(
	context: Context,
	kind: 'list' | 'show',
): Promise<readonly Column<RecordingRow>[]> {
	const link = await context.connect();
	const time = (instant: number | undefined): string =>
		instant === undefined
			? '-'
			: dayOrTime(instant, link.now(), link.facts?.timeZone, context.locale);
	const short: readonly Column<RecordingRow>[] = [
		{id: 'id', heading: headingText.id, raw: ({id}) => id},
		{
			id: 'askedAt',
			heading: headingText.at,
			raw: ({askedAt}) => askedAt,
			show: ({askedAt}) => time(askedAt),
		},
		{
			id: 'state',
			heading: headingText.state,
			raw: ({state}) => state,
			show: ({state}) => context.say(recordingStateText[state]),
		},
		{
			id: 'durationMs',
			heading: headingText.length,
			align: 'right',
			raw: ({durationMs}) => durationMs,
			show: ({durationMs}) => (durationMs === undefined ? '-' : duration(durationMs)),
		},
		{id: 'agentId', heading: headingText.agent, raw: ({agentId}) => agentId},
		{id: 'queueId', heading: headingText.queue, raw: ({queueId}) => queueId},
		{id: 'callId', heading: headingText.call, raw: ({callId}) => callId},
		{id: 'purpose', heading: headingText.purpose, raw: ({purpose}) => purpose},
		{
			id: 'keptUntil',
			heading: headingText.keptUntil,
			raw: ({keptUntil}) => keptUntil,
			show: ({keptUntil}) => time(keptUntil),
		},
	];
	if (kind === 'list') return short;
	return [
		...short,
		{id: 'askedBy', heading: headingText.who, raw: ({askedBy}) => askedBy},
		{
			id: 'startedAt',
			heading: headingText.startedAt,
			raw: ({startedAt}) => startedAt,
			show: ({startedAt}) => time(startedAt),
		},
		{
			id: 'endedAt',
			heading: headingText.endedAt,
			raw: ({endedAt}) => endedAt,
			show: ({endedAt}) => time(endedAt),
		},
		{
			id: 'endReason',
			heading: headingText.reason,
			raw: ({endReason}) => endReason,
			show: ({endReason = '-'}) => context.say(endReasonText[endReason] ?? [endReason, endReason]),
		},
		{id: 'endDetail', heading: headingText.detail, raw: ({endDetail}) => endDetail},
		{id: 'bytes', heading: headingText.bytes, align: 'right', raw: ({bytes}) => bytes},
		{id: 'sha256', heading: headingText.sha256, raw: ({sha256}) => sha256},
		{id: 'heldBy', heading: headingText.heldBy, raw: ({held}) => held?.by},
		{id: 'heldBecause', heading: headingText.heldBecause, raw: ({held}) => held?.reason},
		{
			id: 'deletedAt',
			heading: headingText.deletedAt,
			raw: ({deleted}) => deleted?.at,
			show: ({deleted}) => time(deleted?.at),
		},
		{id: 'deletedBy', heading: headingText.deletedBy, raw: ({deleted}) => deleted?.by},
		{
			id: 'deletedBecause',
			heading: headingText.deletedBecause,
			raw: ({deleted}) => deleted?.reason,
		},
	];
}
