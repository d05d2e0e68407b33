/** Why the daemon cannot be reached, or is no longer. Thrown only in `link/`. */

import {type LinkCode, linkText, type Params, say} from '@plateau/core/text';

/** `code` never changes; `params` fill the code's sentence in `core/text/link.ts`. */
export class LinkError extends Error {
	readonly code: LinkCode;
	readonly params: Params;

	constructor(code: LinkCode, params: Params = {}, cause?: unknown) {
		super(say('en', linkText[code], params), cause === undefined ? undefined : {cause});
		this.name = 'LinkError';
		this.code = code;
		this.params = params;
	}
}
