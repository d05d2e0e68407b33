/** A file's text as clients send it: whole, or gzip of it in base64 when it would not fit a frame. */

import {gunzipSync} from 'node:zlib';
import {maxFloorFileBytes} from '@plateau/core/protocol';
import type {Outcome} from '../deps.ts';

/** The file `name` out of `<name>Yaml` or `<name>Gzip`, of which one must be there. Refusal: `bad-arguments`. */
export function sentText<N extends string>(
	args: {readonly [K in `${N}Yaml` | `${N}Gzip`]?: string | undefined},
	name: N,
): Outcome<string> {
	const yaml = args[`${name}Yaml`];
	const gzip = args[`${name}Gzip`];
	if (yaml !== undefined && gzip === undefined) return {ok: true, result: yaml};
	if (gzip === undefined || yaml !== undefined) return bad(`one of ${name}Yaml and ${name}Gzip`);
	try {
		// The cap keeps a small frame from unfolding into all of the memory.
		const bytes = gunzipSync(Buffer.from(gzip, 'base64'), {maxOutputLength: maxFloorFileBytes});
		return {ok: true, result: new TextDecoder('utf-8', {fatal: true}).decode(bytes)};
	} catch {
		return bad(`${name}Gzip: not gzip of UTF-8 text, or over ${maxFloorFileBytes} bytes`);
	}
}

function bad(detail: string): Outcome<string> {
	return {ok: false, refusal: {code: 'bad-arguments', params: {detail}}};
}
