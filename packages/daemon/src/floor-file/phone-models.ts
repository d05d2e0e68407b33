/**
 * What each model of desk phone does when it is asked: which headers of an INVITE make it lift itself, and
 * whether it answers upon `Event: talk`. Taken from what the makers write; a floor file may say otherwise.
 */

import type {AutoAnswerHeaders} from '../asterisk/contract.ts';
import type {DeclaredPhone, DeclaredPhoneModel, FloorFile} from './types.ts';

/** What a phone does. */
export interface PhoneModel {
	readonly autoAnswer: AutoAnswerHeaders;
	/** `remoteAnswer` may be turned on: a phone that does not know the event drops the call. */
	readonly talkEvent: boolean;
}

const answerAfter = '<sip:plateau>;answer-after=0';
const alertAutoAnswer = '<sip:plateau>;info=alert-autoanswer;delay=0';

/** Both ways that most phones follow. Whether it knows the event is for the floor file to say, phone by phone. */
const generic: PhoneModel = {
	autoAnswer: {'Call-Info': answerAfter, 'Alert-Info': 'info=alert-autoanswer'},
	talkEvent: true,
};

/** By name, or the beginning of it: `yealink-t46` is a `yealink`. */
export const phoneModels: Readonly<Record<string, PhoneModel>> = {
	audiocodes: {autoAnswer: {'Call-Info': answerAfter}, talkEvent: true},
	cisco: {autoAnswer: {'Call-Info': answerAfter}, talkEvent: false},
	generic,
	gigaset: {
		autoAnswer: {'Call-Info': answerAfter, 'Alert-Info': '<sip:plateau>;info=alert-autoanswer'},
		talkEvent: false,
	},
	grandstream: {
		autoAnswer: {'Call-Info': answerAfter, 'Alert-Info': alertAutoAnswer},
		talkEvent: false,
	},
	poly: {autoAnswer: {'Alert-Info': 'Auto Answer'}, talkEvent: true},
	polycom: {autoAnswer: {'Alert-Info': 'Auto Answer'}, talkEvent: true},
	snom: {autoAnswer: {'Alert-Info': alertAutoAnswer}, talkEvent: true},
	yealink: {autoAnswer: {'Alert-Info': alertAutoAnswer}, talkEvent: true},
};

/**
 * What the phone does: what the table and then the floor file say of its model, from the shorter
 * beginning of its name to the longer. A model that the table does not know begins as `generic`.
 */
export function modelOf(
	{model = 'generic'}: Pick<DeclaredPhone, 'model'>,
	declared: readonly DeclaredPhoneModel[] = [],
): PhoneModel {
	const said = new Map(declared.map((one) => [one.id, one]));
	const names = beginningsOf(model);
	const isKnown = names.some((name) => Object.hasOwn(phoneModels, name));
	let found = generic;
	for (const name of isKnown ? names : ['generic', ...names]) {
		if (Object.hasOwn(phoneModels, name)) found = phoneModels[name] ?? generic;
		const {autoAnswer, talkEvent} = said.get(name) ?? {};
		found = {
			autoAnswer: autoAnswer ?? found.autoAnswer,
			talkEvent: talkEvent ?? found.talkEvent,
		};
	}
	return found;
}

/** Whether the phone is asked to answer by a NOTIFY: turned on, and its model knows the event. */
export function answersWhenAsked(
	phone: Pick<DeclaredPhone, 'model' | 'remoteAnswer'>,
	{phoneModels: declared}: Pick<FloorFile, 'phoneModels'>,
): boolean {
	return phone.remoteAnswer === true && modelOf(phone, declared).talkEvent;
}

/** `a-b-c`: `a`, `a-b`, `a-b-c`. */
function beginningsOf(name: string): string[] {
	const parts = name.split('-');
	return parts.map((_, index) => parts.slice(0, index + 1).join('-'));
}

/**
 * What a header's value may be made of: nothing that ends a line or a header, or that means something to
 * the dialplan or to a list of variables (comma, quotes, backslash, dollar, braces).
 */
export const headerValuePattern = /^(?! )[A-Za-z0-9 <>:;=@./_+?&%~*-]{1,120}(?<! )$/;
