/**
 * Where the trunk delivers: one extension for each form of each declared number, exact lengths of
 * digits for the rest, and how the caller's number is read.
 */

import {context, extension, type Step, setAll} from './conf-text.ts';
import {contexts, variables} from './contract.ts';
import {undecidedSteps} from './hours-dialplan.ts';
import type {AsteriskInput, AsteriskNumber} from './input.ts';
import {messageNames, messageVariable, soundFile, soundsOf} from './messages.ts';
import {formsOf, unknownPatterns} from './numbering.ts';

const v = variables;

/** The contexts `plateau-in` and `plateau-caller`. */
export function incomingContext(input: AsteriskInput): string {
	const taken = new Set(input.numbers.map(({id}) => id));
	const extensions = input.numbers.flatMap((number) => {
		// A short number may be another number's national form: who declared it has it.
		const others = formsOf(number.id, input.country).filter((form) => {
			const isFree = !taken.has(form);
			taken.add(form);
			return isFree;
		});
		const steps = enterSteps(number, input.mailbox !== undefined);
		return [
			extension(number.id, [...steps, ...undecidedSteps(number.hours)]),
			...others.map((form) => extension(form, steps)),
		];
	});
	const unknown: readonly Step[] = [
		setAll([
			[v.number, '${FILTER(0-9,${EXTEN})}'],
			[v.answer, '0'],
			['CHANNEL(language)', input.language],
		]),
		toArrive,
		['undecided', `Goto(${contexts.farewell},unknown-number,1)`],
	];
	return [
		context(
			contexts.incoming,
			`Calls from the trunk. Numbers as declared in floor.yaml, in the forms that providers deliver;
			any other number has a fixed length, so that nothing but digits gets in.`,
			...extensions,
			extension('_XXX', unknown),
			...unknownPatterns()
				.filter((pattern) => pattern !== '_XXX')
				.map((pattern) => extension(pattern, unknown)),
		),
		callerContext(input.trunk?.assertedIdentity ?? false),
	].join('\n\n');
}

const toArrive = `Goto(${contexts.arrive},s,1)`;

function enterSteps(number: AsteriskNumber, hasMailbox: boolean): readonly Step[] {
	const {greeting, queue, sounds = {}} = number;
	return [
		setAll([
			[v.number, number.id],
			[v.answer, number.answerOnEntry ? '1' : '0'],
			['CHANNEL(language)', number.language],
			...(hasMailbox && queue !== undefined ? ([[v.queue, queue]] as const) : []),
			...(greeting === undefined ? [] : ([['PLATEAU_GREETING', soundFile(greeting)]] as const)),
			...messageNames
				.filter((name) => sounds[name] !== undefined)
				.map((name) => [messageVariable(name), soundsOf(name, sounds)] as const),
		]),
		toArrive,
	];
}

/**
 * What the daemon reads the caller from: raw, so that few steps come before a phone can ring. Encoded, so that
 * nothing in them can end a line; the last characters of an address are those with the number. Brackets are not
 * encoded, and one that is never closed takes in whatever stands behind it in a list: so From, with its free text,
 * is the last of every list, and the others have none.
 */
export function identityVariables(
	assertedIdentity: boolean,
): readonly (readonly [name: string, value: string])[] {
	return [
		[v.privacy, withoutBrackets('${PJSIP_HEADER(read,Privacy):0:60}')],
		...(assertedIdentity
			? ([[v.asserted, withoutBrackets('${PJSIP_HEADER(read,P-Asserted-Identity):-200}')]] as const)
			: []),
		[v.from, '${URIENCODE(${CHANNEL(pjsip,remote_uri):-200})}'],
	];
}

/** Encoded; of what needs no encoding everything but brackets. */
function withoutBrackets(text: string): string {
	return `\${FILTER(-a-zA-Z0-9%._~!*',\${URIENCODE(${text})})}`;
}

/**
 * The user part of the address in PLATEAU_URI, then the step called `next`. A display name may hold a "<", so the
 * address is what follows the last one; a telephone address has no user part, its digits stand alone. Whatever is
 * read is what somebody wrote: it goes into `Set` and `FILTER` alone, never into a statement that is taken apart
 * (`ExecIf` would run what stands behind a `:` in it).
 */
const readUser = (next: string): readonly string[] => [
	'Set(PLATEAU_URI=${CUT(PLATEAU_URI,<,${FIELDQTY(PLATEAU_URI,<)})})',
	'Set(PLATEAU_URI=${CUT(PLATEAU_URI,>,1)})',
	'Set(PLATEAU_USER=${CUT(PLATEAU_URI,:,2)})',
	'Set(PLATEAU_USER=${CUT(PLATEAU_USER,\\;,1)})',
	`GotoIf($["\${TOLOWER(\${FILTER(a-zA-Z,\${PLATEAU_URI:0:3})})}" != "sip"]?${next})`,
	'Set(PLATEAU_USER=${PJSIP_PARSE_URI_FROM(PLATEAU_URI,user)})',
];

/**
 * The endpoint's own caller id is a constant, since Asterisk copies a caller's line breaks into its
 * events. The number is read here, from the header's URI, and only its digits are kept.
 */
function callerContext(assertedIdentity: boolean): string {
	return context(
		contexts.caller,
		`What desk phones show of a caller whom no daemon speaks for: digits only, from the address in the From
		header (its line breaks stay escaped there). Calls from our own desk phones have the number that
		pjsip.conf gives them.`,
		extension('s', [
			'GotoIf($["${PLATEAU_INTERNAL}" = "1"]?known)',
			'Set(PLATEAU_URI=${CHANNEL(pjsip,remote_uri):-200})',
			...readUser('read'),
			[
				'read',
				`GotoIf($["\${TOLOWER(\${FILTER(a-zA-Z,\${PLATEAU_USER})})}" = "anonymous" | \${REGEX("id|user|header" \${TOLOWER(\${${v.privacy}})})} = 1]?withheld)`,
			],
			...(assertedIdentity
				? [
						`GotoIf($[\${LEN(\${${v.asserted}})} = 0]?number)`,
						'Set(PLATEAU_URI=${PJSIP_HEADER(read,P-Asserted-Identity):-200})',
						...readUser('number'),
					]
				: []),
			['number', 'Set(CALLERID(num)=${FILTER(0-9+,${PLATEAU_USER})})'],
			'Set(CALLERID(name)=)',
			['known', 'Return()'],
			['withheld', 'Set(CALLERID(num)=anonymous)'],
			'Set(CALLERID(name)=)',
			'Return()',
		]),
	);
}
