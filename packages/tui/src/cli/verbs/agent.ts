/** What an agent does at the desk, as commands; `--agent` lets a supervisor do it for them. */

import type {CommandName} from '@plateau/core/protocol';
import {cliText} from '@plateau/core/text';
import type {Args} from '../args.ts';
import type {Context} from '../context.ts';
import {CommandEnd, usageEnd} from '../ends.ts';
import {exitCodes} from '../exit-codes.ts';
import {formatOptions} from '../options.ts';
import {json} from '../output.ts';
import type {Verb} from '../verb.ts';

/** Ten thousand characters, each of which may take four bytes. */
const longestNoteBytes = 40_000;

/** Commands that take an agent and nothing else. */
type PlainCommand = Extract<
	CommandName,
	| 'sign-out'
	| 'cancel-pending-presence'
	| 'answer'
	| 'decline'
	| 'hang-up'
	| 'finish-wrap-up'
	| 'extend-wrap-up'
	| 'want-wrap-up'
	| 'raise-hand'
	| 'lower-hand'
>;

export const agentVerbs: readonly Verb[] = [
	{
		path: ['agent', 'show'],
		text: 'agent show',
		positionals: [{name: 'AGENT', isOptional: true}],
		options: formatOptions,
		run: async (context, args) => (await import('../desk-page.ts')).showDesk(context, args),
	},
	{
		path: ['agent', 'watch'],
		text: 'agent watch',
		positionals: [{name: 'AGENT', isOptional: true}],
		options: formatOptions,
		run: async (context, args) => (await import('../desk-page.ts')).watchDesk(context, args),
	},
	{
		path: ['agent', 'sign-in'],
		text: 'agent sign-in',
		options: ['agent', 'phone', 'takeover', 'nailed-up', 'ready', 'not-ready', 'json'],
		async run(context, args) {
			const reasonId = args.text('not-ready');
			const result = await context.ask('sign-in', {
				...whose(args),
				...phoneOf(context, args),
				takeover: args.has('takeover'),
				...(args.has('nailed-up') ? {nailedUp: true} : {}),
				...(args.has('ready') ? {presence: {state: 'available'}} : {}),
				...(reasonId === undefined ? {} : {presence: {state: 'not-ready', reasonId}}),
			});
			if (args.has('json')) context.outRaw(`${json(result)}\n`);
			else context.out(context.say(cliText.signedIn, {phoneId: result.phoneId}));
		},
	},
	plain(['agent', 'sign-out'], 'agent sign-out', 'sign-out'),
	{
		path: ['agent', 'ready'],
		text: 'agent ready',
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('set-presence', {...whose(args), presence: {state: 'available'}});
			sayDone(context, args);
		},
	},
	{
		path: ['agent', 'not-ready'],
		text: 'agent not-ready',
		positionals: [{name: 'REASON'}],
		options: ['agent', 'json'],
		async run(context, args) {
			const presence = {state: 'not-ready', reasonId: args.need('REASON')} as const;
			await context.ask('set-presence', {...whose(args), presence});
			sayDone(context, args);
		},
	},
	plain(['agent', 'cancel-pending'], 'agent cancel-pending', 'cancel-pending-presence'),
	plain(['agent', 'answer'], 'agent answer', 'answer'),
	plain(['agent', 'decline'], 'agent decline', 'decline'),
	plain(['agent', 'hang-up'], 'agent hang-up', 'hang-up'),
	{
		path: ['agent', 'disposition'],
		text: 'agent disposition',
		positionals: [{name: 'DISPOSITION'}],
		options: ['agent', 'call', 'json'],
		async run(context, args) {
			const callId = args.text('call') ?? (await callInFront(context, args)).id;
			const dispositionId = args.need('DISPOSITION');
			await context.ask('set-disposition', {...whose(args), callId, dispositionId});
			sayDone(context, args);
		},
	},
	plain(['agent', 'raise-hand'], 'agent raise-hand', 'raise-hand'),
	plain(['agent', 'lower-hand'], 'agent lower-hand', 'lower-hand'),
	plain(['agent', 'finish'], 'agent finish', 'finish-wrap-up'),
	plain(['agent', 'extend'], 'agent extend', 'extend-wrap-up'),
	plain(['agent', 'want-wrap-up'], 'agent want-wrap-up', 'want-wrap-up'),
	{
		path: ['agent', 'no-wrap-up'],
		text: 'agent no-wrap-up',
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask('want-wrap-up', {...whose(args), wanted: false});
			sayDone(context, args);
		},
	},
	{
		path: ['agent', 'note'],
		text: 'agent note',
		positionals: [{name: 'TEXT', isVariadic: true, isOptional: true}],
		options: ['agent', 'call', 'stdin', 'json'],
		async run(context, args) {
			const text = await noteText(context, args);
			const callId = args.text('call') ?? (await callInFront(context, args)).id;
			const result = await context.ask('save-note', {callId, text});
			if (args.has('json')) context.outRaw(`${json(result)}\n`);
			else context.out(context.say(cliText.noteSaved));
		},
	},
	{
		path: ['agent', 'name'],
		text: 'agent name',
		positionals: [{name: 'NAME', isVariadic: true, isOptional: true}],
		options: ['agent', 'party', 'json'],
		async run(context, args) {
			const partyId = args.text('party') ?? (await callInFront(context, args)).customer.partyId;
			await context.ask('name-customer', {partyId, name: args.words('NAME').join(' ')});
			sayDone(context, args);
		},
	},
];

function plain(path: Verb['path'], text: Verb['text'], command: PlainCommand): Verb {
	return {
		path,
		text,
		options: ['agent', 'json'],
		async run(context, args) {
			await context.ask(command, whose(args));
			sayDone(context, args);
		},
	};
}

/** `--agent`, else one's own. */
export function whose(args: Args): {agentId?: string} {
	const agentId = args.text('agent');
	return agentId === undefined ? {} : {agentId};
}

/** `--phone`, else what the environment says of this terminal; else the daemon takes the last one. */
export function phoneOf(context: Context, args: Args): {phoneId?: string} {
	const phoneId = args.text('phone') ?? (context.io.env['PLATEAU_PHONE'] || undefined);
	return phoneId === undefined ? {} : {phoneId};
}

export function sayDone(context: Context, args: Args): void {
	if (args.has('json')) context.outRaw('null\n');
	else context.out(context.say(cliText.done));
}

async function callInFront(context: Context, args: Args) {
	const {call} = await context.glance('desk', args.text('agent'));
	if (call !== undefined) return call;
	throw new CommandEnd(exitCodes.refused, context.say(cliText.noCall), {code: 'no-call'});
}

/** The words on the line, or standard input with `--stdin`. */
async function noteText(context: Context, args: Args): Promise<string> {
	const words = args.words('TEXT');
	if (!args.has('stdin')) {
		if (words.length === 0) throw usageEnd(context.say(cliText.noteEmpty));
		return words.join(' ');
	}
	const {readAll} = await import('../prompt.ts');
	const bytes = await readAll(context.io.stdin, longestNoteBytes);
	if (bytes !== undefined) return bytes.toString('utf8').trimEnd();
	throw usageEnd(context.say(cliText.fileTooLarge, {file: 'stdin', limit: longestNoteBytes}));
}
