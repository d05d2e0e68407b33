/** What a caller's SIP request says, and how Asterisk's functions give it to the dialplan. */

/** A far end that called in, with what its request said. */
export interface Called {
	readonly sip?: SipCaller;
}

export interface SipCaller {
	/** Between the quotes, backslash escapes kept; empty when there is none. */
	readonly displayName: string;
	/** `sip:0612345678@127.0.0.2`. */
	readonly address: string;
	/** By name in lower case. */
	readonly headers: ReadonlyMap<string, string>;
}

/** Reads a whole From header, without its tag. */
export function readFrom(header: string, lines: readonly string[] = []): SipCaller {
	const parts = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^<"]*?))\s*<([^>]*)>\s*$/s.exec(header);
	const headers = new Map(
		lines.map((line) => {
			const colon = line.indexOf(':');
			return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const;
		}),
	);
	if (parts === null) return {displayName: '', address: header.trim(), headers};
	return {displayName: parts[1] ?? parts[2] ?? '', address: parts[3] ?? '', headers};
}

/** `CHANNEL(pjsip,remote_uri)`: quotes come with a backslash before them (seen on Asterisk 22.10.1). */
export function callerUri({sip}: Called): string {
	if (sip === undefined) return '';
	const {displayName, address} = sip;
	const name = displayName === '' ? '' : `"${displayName}" `;
	return `${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}<${address}>`;
}

export function headerOf({sip}: Called, name: string): string {
	return sip?.headers.get(name.toLowerCase()) ?? '';
}

/** `PJSIP_PARSE_URI_FROM(…,user)` of a bare address, its escapes undone; empty when it cannot be read. */
export function userOf(address: string): string {
	const [, user = ''] = /^sips?:([^@<>\s]*)@[^<>\s]+$/.exec(address) ?? [];
	return user.replaceAll(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
}
