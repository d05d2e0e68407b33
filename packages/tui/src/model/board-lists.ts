/** What the board's two lists offer: phones to listen with, presences to set. Pure. */
import {systemReasons} from '@plateau/core';
import type {PhoneRow} from '@plateau/core/protocol';
import {boardText, type Locale, presenceText, type Sentence, say} from '@plateau/core/text';
import type {BoardModel} from './board-types.ts';

/** One phone of the list; `because` says why it cannot be taken. */
interface PhoneChoice {
	readonly phone: PhoneRow;
	readonly state: Sentence;
	readonly params: {readonly name: string};
	readonly isFree: boolean;
}

/** Phones: one's own first, then the one used last, those that are free, the rest. */
export function phoneChoices({me, login}: BoardModel): readonly PhoneChoice[] {
	if (me === undefined) return [];
	const choices = Object.values(me.phones).map((phone): PhoneChoice & {rank: number} => {
		const {id, heldBy, registered, outside} = phone;
		const params = {name: phone.heldByName ?? heldBy ?? ''};
		const state = (sentence: Sentence, isFree: boolean, rank: number) => ({
			phone,
			state: sentence,
			params,
			isFree,
			rank,
		});
		if (id === me.phoneId) return state(boardText.phoneYours, true, 0);
		if (heldBy !== undefined && heldBy !== login) return state(boardText.phoneHeld, false, 3);
		if (!registered) return state(boardText.phoneOff, false, 4);
		if (outside) return state(boardText.phoneBusy, false, 3);
		return id === me.lastPhoneId
			? state(boardText.phoneLast, true, 1)
			: state(boardText.phoneFree, true, 2);
	});
	const order = new Intl.Collator('en', {numeric: true});
	return choices.toSorted(
		(one, other) => one.rank - other.rank || order.compare(one.phone.id, other.phone.id),
	);
}

/** A presence that a supervisor can set. */
type PresenceChoice =
	| {readonly state: 'available'}
	| {readonly state: 'not-ready'; readonly reasonId: string};

const bySystem: ReadonlySet<string> = new Set(Object.values(systemReasons));

/** Available, then each reason that people may give, in the floor file's order. */
export function presenceChoices({view}: BoardModel): readonly PresenceChoice[] {
	const reasons = Object.keys(view?.reasons ?? {}).filter((id) => !bySystem.has(id));
	return [
		{state: 'available'},
		...reasons.map((reasonId) => ({state: 'not-ready', reasonId}) as const),
	];
}

/** The words for a presence: a reason's own label, or the state's word. */
export function presenceWord(
	{view}: BoardModel,
	wish: {readonly state: 'available' | 'not-ready' | 'logged-out'; readonly reasonId?: string},
	locale: Locale,
): string {
	if (wish.reasonId === undefined) return say(locale, presenceText[wish.state]);
	return view?.reasons[wish.reasonId]?.[locale] ?? wish.reasonId;
}
