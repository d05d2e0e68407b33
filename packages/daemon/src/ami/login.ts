/**
 * The login of one connection: by challenge, so that the secret never crosses the wire, or plain.
 * Synchronous from answer to answer, because events follow right behind the last one.
 */
import {createHash} from 'node:crypto';
import type {AmiFields} from './encoder.ts';
import type {AmiMessage} from './message.ts';

/** Who logs in, and how. */
export interface LoginOptions {
	readonly username: string;
	readonly secret: string;
	/** `md5` unless told: the secret itself never crosses the wire. */
	readonly login?: 'md5' | 'plain';
	/** Asterisk's event mask: `on` unless told, `off`, or classes such as `call,user`. */
	readonly eventMask?: string;
}

/** Sends one action; `answered` is called only when Asterisk took it. */
export type Ask = (
	action: string,
	fields: AmiFields,
	answered: (response: AmiMessage) => void,
) => void;

/** Calls `done` when Asterisk has accepted the login. */
export function logIn(options: LoginOptions, ask: Ask, done: () => void): void {
	const {username, secret, eventMask = 'on'} = options;
	const who = {Username: username, Events: eventMask};
	if (options.login === 'plain') {
		ask('Login', {...who, Secret: secret}, done);
		return;
	}
	ask('Challenge', {AuthType: 'MD5'}, (response) => {
		const key = md5Key(response.get('Challenge') ?? '', secret);
		ask('Login', {...who, AuthType: 'MD5', Key: key}, done);
	});
}

/** What proves the secret for one challenge: lower-case hexadecimal. Also what a switch compares with. */
export function md5Key(challenge: string, secret: string): string {
	return createHash('md5').update(challenge).update(secret).digest('hex');
}
