/** Every option of every command: one row each. Help, parsing and completion read it. */

import {strategies} from '@plateau/core';
import {roles} from '@plateau/core/protocol';
import type {optionText} from '@plateau/core/text';

export interface OptionRow {
	readonly type: 'string' | 'boolean' | 'number';
	readonly text: keyof typeof optionText;
	readonly alias?: string;
	readonly choices?: readonly string[];
}

export const optionRows = {
	socket: {type: 'string', text: 'socket'},
	ca: {type: 'string', text: 'ca'},
	as: {type: 'string', text: 'as'},
	lang: {type: 'string', text: 'lang', choices: ['en', 'fr']},
	json: {type: 'boolean', text: 'json'},
	plain: {type: 'boolean', text: 'plain'},
	csv: {type: 'boolean', text: 'csv'},
	phone: {type: 'string', text: 'phone'},
	number: {type: 'string', text: 'number'},
	agent: {type: 'string', text: 'agent'},
	call: {type: 'string', text: 'call'},
	owner: {type: 'string', text: 'owner'},
	priority: {type: 'string', text: 'priority'},
	party: {type: 'string', text: 'party'},
	takeover: {type: 'boolean', text: 'takeover'},
	'nailed-up': {type: 'boolean', text: 'nailedUp'},
	ready: {type: 'boolean', text: 'ready'},
	'not-ready': {type: 'string', text: 'notReady'},
	'password-stdin': {type: 'boolean', text: 'passwordStdin'},
	stdin: {type: 'boolean', text: 'stdin'},
	reason: {type: 'string', text: 'reason'},
	by: {type: 'string', text: 'by'},
	subject: {type: 'string', text: 'subject'},
	contact: {type: 'string', text: 'contact'},
	kind: {type: 'string', text: 'kind'},
	for: {type: 'string', text: 'for'},
	only: {type: 'boolean', text: 'only'},
	at: {type: 'string', text: 'at'},
	file: {type: 'string', text: 'file', alias: 'f'},
	'dry-run': {type: 'boolean', text: 'dryRun'},
	output: {type: 'string', text: 'output', alias: 'o'},
	role: {type: 'string', text: 'role', choices: roles},
	limit: {type: 'number', text: 'limit'},
	lines: {type: 'boolean', text: 'lines'},
	ascii: {type: 'boolean', text: 'ascii'},
	'no-mouse': {type: 'boolean', text: 'noMouse'},
	kiosk: {type: 'boolean', text: 'kiosk'},
	day: {type: 'string', text: 'day'},
	from: {type: 'string', text: 'from'},
	to: {type: 'string', text: 'to'},
	agents: {type: 'string', text: 'agents'},
	strategy: {type: 'string', text: 'strategy', choices: strategies},
	queue: {type: 'string', text: 'queue'},
	told: {type: 'boolean', text: 'told'},
	'of-call': {type: 'string', text: 'ofCall'},
	'of-agent': {type: 'string', text: 'ofAgent'},
	'of-queue': {type: 'string', text: 'ofQueue'},
	player: {type: 'string', text: 'player'},
	seed: {type: 'number', text: 'seed'},
} as const satisfies Record<string, OptionRow>;

export type OptionName = keyof typeof optionRows;

/** Options that every command takes. */
export const globalOptions: readonly OptionName[] = ['socket', 'ca', 'as', 'lang'];
/** Options of commands that print data. */
export const formatOptions: readonly OptionName[] = ['json', 'plain', 'csv'];
