/**
 * What can go wrong between us and an Asterisk manager interface, one class an outcome. Thrown only
 * in `ami/`. Messages say what, where and how to mend it; none holds a secret or a caller's text.
 */
import type {AmiMessage} from './message.ts';

/** Any failure of the manager link. `code` never changes; `details` are JSON-safe. */
export class AmiError extends Error {
	readonly code: string;
	readonly details: Readonly<Record<string, string | number>>;

	constructor(
		code: string,
		message: string,
		details: Readonly<Record<string, string | number>> = {},
		cause?: unknown,
	) {
		super(message, cause === undefined ? undefined : {cause});
		this.name = new.target.name;
		this.code = code;
		this.details = details;
	}
}

/** Asterisk answered `Response: Error`. `response` is that answer, `reason` its `Message:`. */
export class AmiActionError extends AmiError {
	readonly response: AmiMessage;
	readonly reason: string;

	constructor(action: string, response: AmiMessage) {
		const reason = response.get('Message') ?? 'no reason given';
		super('ami-action-refused', `Asterisk refused ${action}: ${reason}`, {action});
		this.response = response;
		this.reason = reason;
	}
}

/** The connection ended: every action that waited for an answer is rejected with one of these. */
export class AmiClosedError extends AmiError {
	constructor(where: string, cause?: unknown) {
		const why = cause instanceof Error ? cause.message : 'the other side closed it';
		super('ami-closed', `the manager connection to ${where} is closed: ${why}`, {where}, cause);
	}
}

/** No answer within `timeoutMs`. What was asked may still have happened: query before repeating. */
export class AmiTimeoutError extends AmiError {
	constructor(what: string, timeoutMs: number) {
		super('ami-timeout', `${what} got no answer within ${timeoutMs} ms`, {what, timeoutMs});
	}
}

/** Asterisk knows no such manager user, or the secret or the address is wrong. */
export class AmiLoginError extends AmiError {
	constructor(username: string, where: string, reason: string) {
		super(
			'ami-login-refused',
			`Asterisk at ${where} refused the manager user "${username}" (${reason}): check the user, its secret and its permit lines in manager.conf`,
			{username, where},
		);
	}
}

/** The other side does not speak the manager protocol, or broke a limit. The connection is dropped. */
export class AmiProtocolError extends AmiError {
	constructor(message: string, details: Readonly<Record<string, string | number>> = {}) {
		super('ami-protocol', message, details);
	}
}

/** A field that must not be written. Names the field and the rule, never the value. */
export class AmiFieldError extends AmiError {
	constructor(field: string, problem: string) {
		super('ami-field', `field ${JSON.stringify(field.slice(0, 60))} ${problem}`, {field});
	}
}

/** Asterisk does not read what we write: too many bytes wait to be sent. */
export class AmiBusyError extends AmiError {
	constructor(where: string, unsentBytes: number) {
		super(
			'ami-busy',
			`${unsentBytes} bytes wait to be read by Asterisk at ${where}; the action was not sent`,
			{where, unsentBytes},
		);
	}
}
