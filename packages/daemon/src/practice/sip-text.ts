/** What a caller's SIP request says, as Asterisk's functions give it to the dialplan. */

/** A far end that called in, with what its request said. */
export interface Called {
	readonly sip?: {
		/** The user part of its address. */
		readonly user: string;
		readonly host: string;
		/** As in the header, without quotes, backslash escapes kept. */
		readonly displayName: string;
		readonly headers: ReadonlyMap<string, string>;
	};
}

/** `CHANNEL(pjsip,remote_uri)`: quotes come with a backslash before them (seen on Asterisk 22.10.1). */
export function callerUri({sip}: Called): string {
	if (sip === undefined) return '';
	const {user, host, displayName} = sip;
	const name = displayName === '' ? '' : `"${displayName}" `;
	return `${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}<sip:${user}@${host}>`;
}

export function headerOf({sip}: Called, name: string): string {
	return sip?.headers.get(name.toLowerCase()) ?? '';
}

/** `PJSIP_PARSE_URI_FROM(…,user)` of a bare address; empty when it cannot be read. */
export function userOf(address: string): string {
	const [, user = ''] = /^sips?:([^@<>\s]*)@[^<>\s]+$/.exec(address) ?? [];
	return /%0[aAdD]|[^\x21-\x7e]/.test(user) ? '' : user;
}
