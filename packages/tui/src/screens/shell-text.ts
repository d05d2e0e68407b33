/** Sentences of the shell that a full screen and the line mode both say. */
import {type Locale, say, screenText} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {reasonSentence} from '../model/reasons.ts';
import type {Context, Notice} from '../model/shell-types.ts';

/** A notice in words. */
export function noticeSentence({sentence, params}: Notice, locale: Locale): string {
	return say(locale, sentence, params);
}

/** What is wrong with the link, without times: for the line mode. Empty when it is up. */
export function linkSentence({link, locale}: Context): string {
	const {state} = link;
	if (state.state === 'up') return '';
	if (state.state === 'connecting' && state.reason === undefined) {
		return say(locale, screenText.connecting, {where: link.where});
	}
	return linkReason({link, locale});
}

/** Why there is no link, with its remedy. */
export function linkReason({link, locale}: Pick<Context, 'link' | 'locale'>): string {
	const {state} = link;
	if (state.state === 'up' || state.reason === undefined) return '';
	return say(locale, reasonSentence(state.reason.code), state.reason.params);
}

/** The banner while there is no link: since when and why, then how to go on. Empty when it is up. */
export function linkBanner({link, locale, now}: Context): readonly string[] {
	const {state, facts} = link;
	if (state.state === 'up' || state.state === 'connecting') return [];
	const reason = linkReason({link, locale});
	if (state.state === 'closed') {
		return [say(locale, screenText.linkOver, {reason}), say(locale, screenText.startAgain)];
	}
	const time = duration(now - link.since);
	return [
		say(locale, screenText.downFor, {time, tries: state.tries, reason}),
		say(locale, facts?.practice === true ? screenText.demoEnded : screenText.howToGoOn),
	];
}
