/** `plateau queues list`, `show` and `watch`, and the same of every other noun. */

import {mayAct} from '@plateau/core/protocol';
import {cliText} from '@plateau/core/text';
import type {Country} from '../format/phone-number.ts';
import type {Link} from '../link/reconnect.ts';
import type {Args} from './args.ts';
import type {Context} from './context.ts';
import {CommandEnd, refusalEnd} from './ends.ts';
import {exitCodes} from './exit-codes.ts';
import type {Raw} from './field.ts';
import type {Noun, Reader, Seen} from './noun.ts';
import {type NounName, nouns} from './nouns.ts';
import {type Column, formatOf, json, printRow, printRows, rawRecord} from './output.ts';

export async function list(context: Context, args: Args, name: NounName): Promise<void> {
	const format = formatOf(context, args);
	const {noun, seen, reader} = await look(context, name);
	printRows(context, format, noun.columns(reader), noun.rows(seen));
}

export async function show(context: Context, args: Args, name: NounName): Promise<void> {
	const format = formatOf(context, args);
	const wanted = args.need('ID');
	const {noun, seen, reader} = await look(context, name);
	const row = noun.rows(seen).find((each) => noun.idOf(each) === wanted);
	if (row === undefined) {
		const text = context.say(cliText.noSuch, {noun: name, id: wanted});
		throw new CommandEnd(exitCodes.refused, text, {code: 'not-found'});
	}
	printRow(context, format, noun.columns(reader), row);
}

/**
 * Prints every row, then each that changes, until the link is closed. JSON: an object a line,
 * `{at, op, id, row}` with op `set` or `gone`. Otherwise the columns, with `op` before them.
 */
export async function watch(context: Context, args: Args, name: NounName): Promise<void> {
	const format = formatOf(context, args);
	const wanted = args.text('ID');
	const noun = nouns[name];
	const link = await context.connect({stays: true});
	let known = new Map<string, string>();
	let hasHeader = false;

	await follow(context, link, (seen) => {
		const reader = readerOf(context, link, seen);
		const columns = noun.columns(reader);
		if (!hasHeader && format !== 'json') {
			context.outRow(['op', ...columns.map(({id}) => id)]);
			hasHeader = true;
		}
		const now = new Map<string, string>();
		for (const row of noun.rows(seen)) {
			const id = noun.idOf(row);
			if (wanted !== undefined && id !== wanted) continue;
			const print = fingerprint(row);
			now.set(id, print);
			if (known.get(id) === print) continue;
			if (format === 'json') line(link, {op: 'set', id, row: rawRecord(columns, row)});
			else context.outRow(['+', ...shown(columns, row, format === 'table')]);
		}
		for (const id of known.keys()) {
			if (now.has(id)) continue;
			if (format === 'json') line(link, {op: 'gone', id});
			else context.outRow(['-', id]);
		}
		known = now;
	});

	function line(on: Link, change: object): void {
		context.outRaw(`${json({at: on.now(), ...change})}\n`);
	}
}

/** Rows are compared whole: figures that only grow with time are not in them. */
function fingerprint(row: unknown): string {
	return JSON.stringify(row);
}

function shown<Row>(columns: readonly Column<Row>[], row: Row, isForPeople: boolean): Raw[] {
	return columns.map((column) =>
		isForPeople && column.show !== undefined ? column.show(row) : column.raw(row),
	);
}

async function look(
	context: Context,
	name: NounName,
): Promise<{noun: Noun<unknown>; seen: Seen; reader: Reader}> {
	const link = await context.connect();
	const isSupervisor = mayAct(link.account?.role ?? 'agent', 'supervisor');
	const [me, floor] = await Promise.all([
		context.glance('me'),
		isSupervisor ? context.glance('board') : context.glance('desk'),
	]);
	const seen = {me, floor};
	return {noun: nouns[name], seen, reader: readerOf(context, link, seen)};
}

function readerOf(context: Context, link: Link, seen: Seen): Reader {
	const country = (link.facts?.country ?? 'FR') as Country;
	return {locale: context.locale, country, now: link.now(), seen};
}

/** Calls `changed` with each state of what this person may see, until the link is over. */
export async function follow(
	context: Context,
	link: Link,
	changed: (seen: Seen) => void,
): Promise<void> {
	let me: Seen['me'] | undefined;
	let floor: Seen['floor'] | undefined;
	const isSupervisor = mayAct(link.account?.role ?? 'agent', 'supervisor');
	await new Promise<void>((_resolve, reject) => {
		const ended = (refusal: Parameters<typeof refusalEnd>[0]) => {
			reject(refusalEnd(refusal, context.locale));
		};
		const update = () => {
			if (me !== undefined && floor !== undefined) changed({me, floor});
		};
		link.subscribe('me', undefined, {
			glance: true,
			ended,
			view(view) {
				me = view;
				update();
			},
		});
		link.subscribe(isSupervisor ? 'board' : 'desk', undefined, {
			glance: true,
			ended,
			view(view) {
				floor = view;
				update();
			},
		});
		watchLink(context, link, reject);
	});
}

/** Says on standard error when the link goes and comes; ends the command when it is over. */
export function watchLink(context: Context, link: Link, end: (error: Error) => void): void {
	let isDown = false;
	link.onState(() => {
		const {state} = link;
		if (state.state === 'closed') end(context.linkEnd(state.reason.code, state.reason.params));
		else if (state.state === 'down' && state.reason.code === 'revoked') {
			end(context.linkEnd('revoked', {}));
		} else if (state.state === 'down' && !isDown) {
			isDown = true;
			context.err(context.say(cliText.linkDown));
		} else if (state.state === 'up' && isDown) {
			isDown = false;
			context.err(context.say(cliText.linkUp));
		}
	});
}
