/**
 * What desk phones may dial to the outside, by the floor's own policy: each rule a comparison with the
 * beginning of the number, the longest first. Emergencies never come here.
 */

import {diallingPlan, rulesOf} from '@plateau/core';
import {context, extension, type Step} from './conf-text.ts';
import {contexts} from './contract.ts';
import type {AsteriskInput} from './input.ts';

/** The context `plateau-policy`. `PLATEAU_SEEN`: the number in the form in which rules have it. */
export function policyContext({country, outbound}: AsteriskInput): string {
	const {code, national} = diallingPlan(country);
	const rules = [...rulesOf({...outbound, country})]
		.map((rule, at) => ({...rule, at}))
		// Of two equal ones the floor's own, which comes first.
		.sort((a, b) => b.prefix.length - a.prefix.length || a.at - b.at);
	const seen = new Set<string>();
	const steps: Step[] = rules.flatMap(({prefix, may}): Step[] => {
		if (seen.has(prefix)) return [];
		seen.add(prefix);
		return [
			`GotoIf($["\${PLATEAU_SEEN:0:${prefix.length}}" = "${prefix}"]?${may ? 'may' : 'never'})`,
		];
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
			['may', `Goto(${contexts.out},s,1)`],
			['never', 'Hangup(21)'],
		]),
	);
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
