/** What every leg that is called for a customer runs before it rings: what its phone shows and does. */

import {confValue} from './conf-text.ts';
import {autoAnswerHeaders, type roles, variables} from './contract.ts';

const v = variables;

/** Asks the phone to answer by itself, in the two ways that makers of phones follow: each knows one of them. */
export const autoAnswerSteps = [
	`Set(PJSIP_HEADER(add,Call-Info)=${confValue(autoAnswerHeaders['Call-Info'])})`,
	`Set(PJSIP_HEADER(add,Alert-Info)=${confValue(autoAnswerHeaders['Alert-Info'])})`,
] as const;

/** The steps of such a leg's subroutine. Number and name come with the variables that it inherits. */
export function calledLegSteps(role: (typeof roles)[keyof typeof roles]) {
	return [
		`Set(${v.role}=${role})`,
		'Set(CONNECTEDLINE(name-charset,i)=utf8)',
		`Set(CONNECTEDLINE(name,i)=\${${v.showName}})`,
		`Set(CONNECTEDLINE(num,i)=\${${v.showNumber}})`,
		'Set(CONNECTEDLINE(pres,i)=allowed_not_screened)',
		`GotoIf($["\${${v.autoAnswer}}" = "1"]?auto)`,
		'Return()',
		['auto', autoAnswerSteps[0]],
		autoAnswerSteps[1],
		'Return()',
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
