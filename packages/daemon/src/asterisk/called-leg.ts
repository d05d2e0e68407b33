/** What every leg that is called for a customer runs before it rings: what its phone shows and does. */

import type {Step} from './conf-text.ts';
import {autoAnswerVariables, type roles, variables} from './contract.ts';

const v = variables;

/** Asks the phone to answer by itself, with what its model knows: the daemon sets the variables, empty for none. */
export const autoAnswerSteps: readonly Step[] = [
	...Object.entries(autoAnswerVariables).flatMap(([header, variable], index): Step[] => [
		[`h${index}`, `GotoIf($[\${LEN(\${${variable}})} = 0]?h${index + 1})`],
		`Set(PJSIP_HEADER(add,${header})=\${${variable}})`,
	]),
	[`h${Object.keys(autoAnswerVariables).length}`, 'Return()'],
];

/** The steps of such a leg's subroutine. Number and name come with the variables that it inherits. */
export function calledLegSteps(role: (typeof roles)[keyof typeof roles]) {
	return [
		`Set(${v.role}=${role})`,
		'Set(CONNECTEDLINE(name-charset,i)=utf8)',
		`Set(CONNECTEDLINE(name,i)=\${${v.showName}})`,
		`Set(CONNECTEDLINE(num,i)=\${${v.showNumber}})`,
		'Set(CONNECTEDLINE(pres,i)=allowed_not_screened)',
		`GotoIf($["\${${v.autoAnswer}}" = "1"]?h0)`,
		'Return()',
		...autoAnswerSteps,
	] as const;
}

/** Steps behind a Dial: the phone's own answer, to tell 486 from 603: "SIP 486 Busy Here" without the words. */
export const readSipCode = [
	'Set(PLATEAU_LEG=${HANGUPCAUSE_KEYS()})',
	'Set(PLATEAU_TECH=${IF($[${LEN(${PLATEAU_LEG})} > 0]?${HANGUPCAUSE(${PLATEAU_LEG},tech)}:)})',
] as const;

/** How a Dial ended, as fields of a user event. */
export const dialFields =
	'Status: ${DIALSTATUS},Cause: ${HANGUPCAUSE},Sip: ${FILTER(0-9,${PLATEAU_TECH:4:3})}';
