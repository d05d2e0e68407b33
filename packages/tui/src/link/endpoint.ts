/** Where the daemon is: what was said on the command line, else in the environment, else the usual places. */

import {existsSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {ownSocketPath, systemSocketPath} from '@plateau/core/protocol';
import {LinkError} from './errors.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type Endpoint =
	| {readonly kind: 'unix'; readonly path: string}
	| {readonly kind: 'tcp'; readonly host: string; readonly port: number}
	| {
			readonly kind: 'tls';
			readonly host: string;
			readonly port: number;
			/** PEM text of an authority to trust besides the system's. */
			readonly ca?: string;
	  };

/** What was said: `--socket` and `--ca`. */
export interface EndpointFlags {
	readonly socket?: string | undefined;
	readonly ca?: string | undefined;
}

/**
 * Flag, then `PLATEAU_SOCKET`, then a person's own daemon, then the machine's. Throws `bad-endpoint`,
 * and `insecure-endpoint` for TCP that leaves this machine.
 */
export function findEndpoint(flags: EndpointFlags, env: Environment): Endpoint {
	const said = flags.socket ?? env['PLATEAU_SOCKET'];
	if (said !== undefined && said !== '') return parseEndpoint(said, flags.ca ?? env['PLATEAU_CA']);
	const own = ownSocketPath(env);
	const usual = [own, systemSocketPath].find((path) => existsSync(path));
	return {kind: 'unix', path: usual ?? own};
}

/** A path, `tcp://HOST:PORT` or `tls://HOST:PORT`. `caFile` names a PEM file. */
export function parseEndpoint(text: string, caFile?: string): Endpoint {
	const match = /^(tcp|tls):\/\/(\[[0-9a-f:.]+\]|[\w.-]+):(\d{1,5})\/?$/i.exec(text);
	if (match === null) {
		if (text.includes('://') || text.includes('\0'))
			throw new LinkError('bad-endpoint', {where: text});
		return {kind: 'unix', path: resolve(text)};
	}
	const [, scheme = '', bracketed = '', digits = ''] = match;
	const host = bracketed.replace(/^\[|\]$/g, '');
	const port = Number(digits);
	if (port < 1 || port > 65_535) throw new LinkError('bad-endpoint', {where: text});
	if (scheme.toLowerCase() === 'tls') {
		return {kind: 'tls', host, port, ...(caFile ? {ca: readCa(caFile)} : {})};
	}
	if (!isLoopback(host)) throw new LinkError('insecure-endpoint', {where: text});
	return {kind: 'tcp', host, port};
}

/** The endpoint as people write it; also what a token belongs to. */
export function endpointText(endpoint: Endpoint): string {
	if (endpoint.kind === 'unix') return endpoint.path;
	const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
	return `${endpoint.kind}://${host}:${endpoint.port}`;
}

function readCa(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new LinkError('tls-failed', {where: file, reason}, error);
	}
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
