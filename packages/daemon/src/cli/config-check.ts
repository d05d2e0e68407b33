/** `plateaud config check`: every setting with where it came from, or every problem at once. */

import {checkSettings} from '../settings/describe.ts';
import type {Flags} from '../settings/given.ts';
import {loadSettings} from '../settings/load.ts';
import {exitCodes} from './exit-codes.ts';
import {type Io, print, printJson} from './io.ts';

export function configCheck(
	io: Io,
	{flags, json}: {readonly flags: Flags; readonly json: boolean},
): number {
	const loaded = loadSettings({flags, env: io.env, cwd: io.cwd});
	const {ok, lines} = checkSettings(loaded, io.locale);
	const stream = ok ? io.stdout : io.stderr;
	if (json) printJson(io, {ok, lines});
	else for (const line of lines) print(stream, line);
	return ok ? exitCodes.ok : exitCodes.config;
}
