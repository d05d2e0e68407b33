/**
 * Where the trunk delivers: one extension for each form of each declared number, exact lengths of
 * digits for the rest, and how the caller's number is read.
 */

import {context, extension, type Step} from './conf-text.ts';
import {contexts, variables} from './contract.ts';
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
			extension(number.id, numberSteps(number)),
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

function numberSteps(number: AsteriskNumber): readonly Step[] {
	const {greeting, sounds = {}} = number;
	return [
		`Set(${v.number}=${number.id})`,
		`Set(${v.answer}=${number.answerOnEntry ? 1 : 0})`,
		`Set(CHANNEL(language)=${number.language})`,
		...(greeting === undefined ? [] : [`Set(PLATEAU_GREETING=${soundFile(greeting)})`]),
		...messageNames
			.filter((name) => sounds[name] !== undefined)
			.map((name) => `Set(${messageVariable(name)}=${soundsOf(name, sounds)})`),
		`Set(PLATEAU_UNDECIDED=${contexts.wait},s,1)`,
		`Goto(${contexts.arrive},s,1)`,
	];
}

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
			`Set(${v.withheld}=0)`,
			`Set(${v.name}=)`,
			'GotoIf($["${PLATEAU_INTERNAL}" = "1"]?phone)',
			`Set(PLATEAU_URI=\${CHANNEL(pjsip,remote_uri)})`,
			`Set(PLATEAU_USER=\${PJSIP_PARSE_URI_FROM(PLATEAU_URI,user)})`,
			`Set(PLATEAU_PRIVACY=\${PJSIP_HEADER(read,Privacy)})`,
			`Set(${v.withheld}=\${IF($["\${FILTER(a-zA-Z,\${PLATEAU_USER})}" = "anonymous" | "\${FILTER(a-z,\${PLATEAU_PRIVACY})}" = "id"]?1:0)})`,
			`GotoIf($["\${${v.withheld}}" = "1"]?withheld)`,
			...(assertedIdentity
				? [
						`Set(PLATEAU_URI=\${PJSIP_HEADER(read,P-Asserted-Identity)})`,
						`Set(PLATEAU_USER=\${IF($[\${LEN(\${PLATEAU_URI})} > 0]?\${PJSIP_PARSE_URI_FROM(PLATEAU_URI,user)}:\${PLATEAU_USER})})`,
					]
				: []),
			`Set(${v.caller}=\${FILTER(0-9+,\${PLATEAU_USER})})`,
			`Set(${v.name}=\${URIENCODE(\${PJSIP_PARSE_URI_FROM(PLATEAU_URI,display)})})`,
			`Set(${v.name}=\${${v.name}:0:240})`,
			`Set(CALLERID(num)=\${${v.caller}})`,
			'Return()',
			['withheld', `Set(${v.caller}=)`],
			'Set(CALLERID(num)=anonymous)',
			'Return()',
			['phone', `Set(${v.caller}=\${FILTER(0-9+,\${CALLERID(num)})})`],
			'Return()',
		]),
	);
}
