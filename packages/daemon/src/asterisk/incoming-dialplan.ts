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
		return [
			extension(number.id, numberSteps(number, input.mailbox !== undefined)),
			...others.map((form) => extension(form, [`Goto(${number.id},1)`])),
		];
	});
	const unknown: readonly Step[] = [
		`Set(${v.number}=\${FILTER(0-9,\${EXTEN})})`,
		`Set(${v.answer}=0)`,
		`Set(CHANNEL(language)=${input.language})`,
		`Set(PLATEAU_UNDECIDED=${contexts.farewell},unknown-number,1)`,
		`Goto(${contexts.arrive},s,1)`,
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

function numberSteps(number: AsteriskNumber, hasMailbox: boolean): readonly Step[] {
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
		...undecidedSteps(number.id, number.hours),
	];
}

/**
 * The user part of the address in PLATEAU_FROM. A display name may hold a "<", so the address is what
 * follows the last one; a telephone address has no user part, its digits stand alone.
 */
const readUser: readonly string[] = [
	'Set(PLATEAU_URI=${CUT(PLATEAU_FROM,<,${FIELDQTY(PLATEAU_FROM,<)})})',
	'Set(PLATEAU_URI=${CUT(PLATEAU_URI,>,1)})',
	'Set(PLATEAU_USER=${CUT(PLATEAU_URI,:,2)})',
	'Set(PLATEAU_USER=${CUT(PLATEAU_USER,\\;,1)})',
	'ExecIf($["${PLATEAU_URI:0:3}" = "sip"]?Set(PLATEAU_USER=${PJSIP_PARSE_URI_FROM(PLATEAU_URI,user)}))',
];

/**
 * The endpoint's own caller id is a constant, since Asterisk copies a caller's line breaks into its
 * events. The number is read here, from the header's URI, and only its digits are kept.
 */
function callerContext(assertedIdentity: boolean): string {
	return context(
		contexts.caller,
		`Who calls. Taken from the From header (its line breaks stay escaped there), digits only; the
		name URI-encoded. Calls from our own desk phones have the number that pjsip.conf gives them.`,
		extension('s', [
			setAll([
				[v.withheld, '0'],
				[v.name, ''],
			]),
			'GotoIf($["${PLATEAU_INTERNAL}" = "1"]?phone)',
			'Set(PLATEAU_FROM=${CHANNEL(pjsip,remote_uri)})',
			'Set(PLATEAU_PRIVACY=${TOLOWER(${PJSIP_HEADER(read,Privacy)})})',
			...readUser,
			`Set(${v.withheld}=\${IF($["\${TOLOWER(\${FILTER(a-zA-Z,\${PLATEAU_USER})})}" = "anonymous" | \${REGEX("id|user|header" \${PLATEAU_PRIVACY})} = 1]?1:0)})`,
			`GotoIf($["\${${v.withheld}}" = "1"]?withheld)`,
			...(assertedIdentity
				? [
						'Set(PLATEAU_ASSERTED=${PJSIP_HEADER(read,P-Asserted-Identity)})',
						'GotoIf($[${LEN(${PLATEAU_ASSERTED})} = 0]?known)',
						'Set(PLATEAU_FROM=${PLATEAU_ASSERTED})',
						...readUser,
					]
				: []),
			['known', `Set(${v.caller}=\${FILTER(0-9+,\${PLATEAU_USER})})`],
			`Set(${v.name}=\${URIENCODE(\${CUT(PLATEAU_FROM,<,1):0:80})})`,
			setAll([
				['CALLERID(num)', `\${${v.caller}}`],
				['CALLERID(name)', ''],
			]),
			'Return()',
			['withheld', `Set(${v.caller}=)`],
			'Set(CALLERID(num)=anonymous)',
			'Set(CALLERID(name)=)',
			'Return()',
			['phone', `Set(${v.caller}=\${FILTER(0-9+,\${CALLERID(num)})})`],
			'Return()',
		]),
	);
}
