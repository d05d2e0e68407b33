/** The log-in form: two fields, one attempt at a time. Pure; shown when no log-in was kept. */
import {linkText, type Params, refusalText, type Sentence} from '@plateau/core/text';
import type {LogInAnswer} from '../link/client.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import {type Edit, editOf, editText, emptyText} from './edit-text.ts';

/** What was typed and how the last attempt went. */
export interface LogInForm {
	readonly login: Edit;
	readonly password: Edit;
	readonly field: 'login' | 'password';
	readonly isAsking: boolean;
	readonly failure: {readonly sentence: Sentence; readonly params: Params} | undefined;
}

/** An empty form. */
export const emptyLogIn: LogInForm = {
	login: emptyText,
	password: emptyText,
	field: 'login',
	isAsking: false,
	failure: undefined,
};

/** The form of somebody whose log-in was known until now: it says why it is asked again. */
export function askedAgain(sentence: Sentence): LogInForm {
	return {...emptyLogIn, failure: {sentence, params: {}}};
}

/** The form after a key, and the attempt to make when Enter completed it. */
export function typeLogIn(
	form: LogInForm,
	key: KeyPress,
): {readonly form: LogInForm; readonly attempt?: {login: string; password: string}} {
	// An answer is under way: what is typed meanwhile would be lost with the form.
	if (form.isAsking) return {form};
	if (['tab', 'up', 'down'].includes(key.name)) {
		return {form: {...form, field: form.field === 'login' ? 'password' : 'login'}};
	}
	const {edit, outcome} = editText(form[form.field], key, {maxLength: 200});
	const typed = {...form, [form.field]: edit};
	if (outcome !== 'submitted') return {form: typed};
	const login = form.login.text.trim();
	if (login === '') return {form: {...typed, field: 'login'}};
	if (form.password.text === '') return {form: {...typed, field: 'password'}};
	return {
		form: {...typed, isAsking: true, failure: undefined},
		attempt: {login, password: form.password.text},
	};
}

/** The form after the daemon's answer; the password is never kept. */
export function answeredLogIn(form: LogInForm, answer: LogInAnswer): LogInForm {
	if (answer.ok) return emptyLogIn;
	return {
		...form,
		login: editOf(form.login.text),
		password: emptyText,
		field: 'password',
		isAsking: false,
		failure: {
			sentence: sentenceOf(answer.code),
			params: {seconds: Math.ceil((answer.retryMs ?? 1000) / 1000)},
		},
	};
}

function sentenceOf(code: string): Sentence {
	const sentences: Readonly<Record<string, Sentence>> = {...linkText, ...refusalText};
	return sentences[code] ?? refusalText['log-in-wrong'];
}
