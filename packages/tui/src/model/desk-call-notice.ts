/** What the desk says when an order came to nothing, or who was consulted is gone. Pure. */
import type {DeskView, Label} from '@plateau/core/protocol';
import {callText, endReasonText, orderText, type Sentence} from '@plateau/core/text';
import {type Country, phoneNumber} from '../format/phone-number.ts';
import type {Notice} from './shell-types.ts';

/** Said once for each: by its instant. */
export function controlNotice(
	before: DeskView | undefined,
	{call}: DeskView,
	country: Country,
): Notice | undefined {
	const notice = call?.notice;
	if (notice === undefined || notice.at === before?.call?.notice?.at) return undefined;
	const {code, order = '', reason, name = '', queue} = notice;
	if (code === 'consult-ended') {
		// By the agent's own key: they know.
		if (reason === 'called-off' || reason === 'call-ended') return undefined;
		const isBack = call?.line === 'joined';
		const sentence = isBack ? callText.consultOverJoined : callText.consultOver;
		return {
			sentence: about(filled(sentence, reason), queue, phoneNumber(name, country)),
			tone: 'warn',
		};
	}
	const [en, fr] = orderText[order] ?? [order, order];
	const [whole, wholeFr] = filled(callText.orderFailed, reason);
	const sentence: Sentence = [whole.replace('{order}', en), wholeFr.replace('{order}', fr)];
	return {sentence, tone: 'error'};
}

/** Where there is no work after it, nothing else tells the agent why they are alone. */
export function takeOverNotice(
	before: DeskView | undefined,
	{call, recent}: DeskView,
): Notice | undefined {
	const lost = before?.call;
	if (lost?.pending !== 'take-over' || call !== undefined) return undefined;
	const goesOn = recent.some(({callId, outcome}) => callId === lost.id && outcome === undefined);
	return goesOn ? {sentence: callText.takenOver, tone: 'warn'} : undefined;
}

/** Who or what was asked, a queue by its own name in each language. */
function about([en, fr]: Sentence, queue: Label | undefined, name: string): Sentence {
	return [en.replace('{name}', queue?.en ?? name), fr.replace('{name}', queue?.fr ?? name)];
}

/** The reason's words in each language; the switch's own words as they are. */
function filled([en, fr]: Sentence, reason: string): Sentence {
	const own = Object.hasOwn(endReasonText, reason) ? endReasonText[reason] : undefined;
	const [why, whyFr] = own ?? [reason, reason];
	return [en.replace('{reason}', why), fr.replace('{reason}', whyFr)];
}
