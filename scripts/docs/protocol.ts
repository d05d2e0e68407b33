/** docs/protocol.md: the wire from its schemas. */

import {
	byeCodes,
	clientMessageSchema,
	commandSchemas,
	maxClientFrameBytes,
	protocolVersion,
	roles,
	serverMessageSchema,
	viewSchemas,
} from '@plateau/core/protocol';
import {
	byeAbout,
	clientMessageAbout,
	commandAbout,
	serverMessageAbout,
	viewAbout,
} from '@plateau/core/protocol/describe';
import {schemaText} from './schema-text.ts';

export function protocolPage(): string {
	return [
		'# The wire',
		'',
		'Printed from the schemas in `packages/core/src/protocol/` by `npm run docs`. Both ends check every',
		'frame with them.',
		'',
		`WebSocket, JSON text, version ${protocolVersion}. A client’s frame has ${maxClientFrameBytes} bytes at most; compression is off; a`,
		'request with an `Origin` header is refused. The daemon listens on a unix socket (0600), and if asked on',
		'loopback TCP; any other address takes TLS. Instants (`at`, `…At`, `since`) are epoch ms of the daemon’s',
		'clock, durations (`…Ms`) are ms, shares are 0 to 1, numbers are E.164. A client ignores members it does',
		'not know; codes are only ever added.',
		'',
		'```',
		'client                          daemon',
		'  hello {version, token?}  →',
		'                           ←    welcome {account?}',
		'  subscribe {sub: 1, view} →',
		'                           ←    snapshot {sub: 1, n: 0, data}',
		'                           ←    delta {sub: 1, n: 1, patch}',
		'  command {id: 2, name}    →',
		'                           ←    answer {id: 2} or refused {id: 2, refusal}',
		'```',
		'',
		'**Limits.** 100 requests at once and 30 a second on the long run; more are refused with',
		'`too-many-commands`, and a flood ends the link. 20 subscriptions and 32 commands in flight a client.',
		'',
		'**Slow readers.** Answers always go. Views are merged while a client reads slowly: it gets the latest',
		'state, as one delta or, far behind, as a new snapshot with `n` 0. A client that does not read at all is',
		'let go with `bye` `too-slow`.',
		'',
		'**Patches.** A list of `[path, value]` (sets) and `[path]` (removes), applied in order; a path is a list',
		'of keys. Objects are walked; arrays and scalars are whole values.',
		'',
		'**Commands** are answered once each. A link that goes before the answer leaves the outcome unknown: the',
		'next view tells. `role` is the least role (agents, supervisors, admins; each may do what those before',
		'may). *Self*: an agent for themselves alone, a supervisor for any `agentId`.',
		'',
		'## From a client',
		'',
		...messages(clientMessageSchema, clientMessageAbout),
		'## From the daemon',
		'',
		...messages(serverMessageSchema, serverMessageAbout),
		'### Codes of `bye`',
		'',
		'| Code | Meaning |',
		'| --- | --- |',
		...byeCodes.map((code) => `| \`${code}\` | ${byeAbout[code]} |`),
		'',
		'## Views',
		'',
		...Object.entries(viewSchemas).flatMap(([name, schema]) => [
			`### \`${name}\``,
			'',
			viewAbout[name as keyof typeof viewAbout],
			'',
			'```',
			schemaText(schema),
			'```',
			'',
		]),
		'## Commands',
		'',
		...roles.flatMap(commandsOf),
	].join('\n');
}

function messages(schema: unknown, about: Readonly<Record<string, string>>): string[] {
	const {options} = schema as {options: {entries: Record<string, {literal?: string}>}[]};
	return options.flatMap((option) => {
		const type = option.entries['type']?.literal ?? '';
		return [`### \`${type}\``, '', about[type] ?? '', '', '```', schemaText(option), '```', ''];
	});
}

function commandsOf(role: (typeof roles)[number]): string[] {
	const names = Object.keys(commandSchemas) as (keyof typeof commandSchemas)[];
	const rows = names.filter((name) => commandSchemas[name].role === role);
	return [
		`### For ${role}s`,
		'',
		...rows.flatMap((name) => {
			const {self, audited, args, result} = commandSchemas[name];
			const notes = [...(self ? ['self'] : []), ...(audited ? ['audited'] : [])];
			return [
				`#### \`${name}\``,
				'',
				`${commandAbout[name]}${notes.length === 0 ? '' : ` *${capital(notes.join(', '))}.*`}`,
				'',
				'```',
				`args    ${schemaText(args)}`,
				`answer  ${schemaText(result)}`,
				'```',
				'',
			];
		}),
	];
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
