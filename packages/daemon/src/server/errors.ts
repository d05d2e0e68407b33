/** What can go wrong while the daemon opens its doors. Thrown only in `server/`. */

import {type Params, type ServerErrorCode, say, serverErrorText} from '@plateau/core/text';

/** `code` never changes; `params` fill the code's sentence in `core/text/server.ts`. */
export class ServerError extends Error {
	readonly code: ServerErrorCode;
	readonly params: Params;

	constructor(code: ServerErrorCode, params: Params, cause?: unknown) {
		super(say('en', serverErrorText[code], params), cause === undefined ? undefined : {cause});
		this.name = 'ServerError';
		this.code = code;
		this.params = params;
	}
}
