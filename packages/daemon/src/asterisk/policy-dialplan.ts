/**
 * What desk phones may dial to the outside, by the floor's own policy: each rule a comparison with the
 * beginning of the number, the longest first. Emergencies never come here.
 */

import {diallingPlan, rulesOf} from '@plateau/core';
import {context, extension, type Step} from './conf-text.ts';
import {contexts} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {farPhones} from './ties.ts';

/** The context `plateau-policy`. `PLATEAU_SEEN`: the number in the form in which rules have it. */
export function policyContext(input: AsteriskInput): string {
	const {country, outbound} = input;
	const {code, national} = diallingPlan(country);
	const rules = [...rulesOf({...outbound, country})]
		.map((rule, at) => ({...rule, at}))
		// Of two equal ones the floor's own, which comes first.
		.sort((a, b) => b.prefix.length - a.prefix.length || a.at - b.at);
	const seen = new Set<string>();
	const stems = stemsLike(rules.filter(isUsualService), input);
	const steps: Step[] = rules.flatMap((rule): Step[] => {
		const {prefix, may} = rule;
		if (seen.has(prefix)) return [];
		seen.add(prefix);
		const asks = isUsualService(rule) && stems.length > 0;
		const then = may ? (asks ? 'short' : 'may') : 'never';
		return [`GotoIf($["\${PLATEAU_SEEN:0:${prefix.length}}" = "${prefix}"]?${then})`];
	});
	const zero = `+${code}0`;
	return context(
		contexts.policy,
		`What desk phones may dial: the longest beginning that fits decides, as for calls from the desk. What
		no beginning fits is not dialled.`,
		extension('s', [
			...(code !== undefined && national === '0'
				? [
						`ExecIf($["\${PLATEAU_SEEN:0:${zero.length}}" = "${zero}"]?Set(PLATEAU_SEEN=+${code}\${PLATEAU_SEEN:${zero.length}}))`,
					]
				: []),
			...steps,
			'Goto(never)',
			...(stems.length === 0
				? []
				: ([
						['short', `GotoIf($[\${REGEX("^(${stems.join('|')})[0-9]$" \${PLATEAU_SEEN})}]?never)`],
					] as const)),
			['may', `Goto(${contexts.out},s,1)`],
			['never', 'Hangup(21)'],
		]),
	);
}

type Rule = ReturnType<typeof rulesOf>[number];

/** A short number of the country's that may be dialled where the floor says nothing. */
function isUsualService({prefix, may, isUsual}: Rule): boolean {
	return may && isUsual && !prefix.startsWith('+');
}

/**
 * The extensions without their last digit that begin as one of these services: a number that differs from an
 * extension in that digit alone is nobody's, and no service.
 */
function stemsLike(services: readonly Rule[], input: AsteriskInput): readonly string[] {
	const stems = [...input.phones, ...farPhones(input)].map(({extension: digits}) =>
		digits.slice(0, -1),
	);
	const isLike = (stem: string) =>
		stem !== '' && services.some(({prefix}) => stem.startsWith(prefix) || prefix.startsWith(stem));
	return [...new Set(stems.filter(isLike))].sort();
}

/** The number that a pattern of the phones' context stands for, in the form in which rules have it. */
export function seenBy(pattern: string, country: string): string {
	const {code, national, international} = diallingPlan(country);
	const signs = pattern.slice(1).replaceAll(/\[[^\]]+\]/g, 'X');
	if (signs.startsWith('+') || signs.length <= 6) return '${EXTEN}';
	if (signs.startsWith(international)) return `+\${EXTEN:${international.length}}`;
	if (code === undefined) return '${EXTEN}';
	if (national !== '' && signs.startsWith(national)) return `+${code}\${EXTEN:${national.length}}`;
	return `+${code}\${EXTEN}`;
}
