/** The sentence of a code, whoever gave it: the floor, the link, or a screen's own table. Pure. */
import type {RefusalBody} from '@plateau/core/protocol';
import {linkText, refusalText, type Sentence} from '@plateau/core/text';
import type {Notice} from './shell-types.ts';

const known: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
	...Object.entries(linkText),
	...Object.entries(refusalText),
]);

/** The sentence of a code; a code of a newer daemon is shown as it is. */
export function reasonSentence(
	code: string,
	own?: (code: string) => Sentence | undefined,
): Sentence {
	return own?.(code) ?? known.get(code) ?? [code, code];
}

/** What to show for a refusal. */
export function refusalNotice({code, params}: RefusalBody): Notice {
	return {sentence: reasonSentence(code), params, tone: 'error'};
}
