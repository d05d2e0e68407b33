/** Parked calls at the desk: parking the one in front, and picking one up by its number. Pure. */
import type {ParkedRow} from '@plateau/core/protocol';
import {parkText} from '@plateau/core/text';
import type {DeskModel, MenuItem} from './desk-state.ts';
import type {Step} from './shell-types.ts';

/** What this desk may pick up, by its number. */
export function parkedRows({desk}: Pick<DeskModel, 'desk'>): readonly ParkedRow[] {
	return Object.values(desk?.parked ?? {}).toSorted((one, other) => one.place - other.place);
}

/** Why there is nothing to pick up, as a code. */
export function parkedBlock(model: DeskModel): string | undefined {
	return parkedRows(model).length > 0 ? undefined : 'nothing-parked';
}

/** The list to choose from; the number said after the word picks at once. */
export function openParked(model: DeskModel, argument: string | undefined): Step<DeskModel> {
	if (argument !== undefined) {
		const row = parkedRows(model).find(({place}) => String(place) === argument);
		return row === undefined ? {model, notice: nothing} : pickUp(model, row);
	}
	if (model.menu?.kind === 'parked') return {model: {...model, menu: undefined}};
	if (parkedRows(model).length === 0) return {model, notice: nothing};
	return {model: {...model, menu: {kind: 'parked', selected: 0}}};
}

/** The choices, each by the number that people say to each other. */
export function parkedItems(model: DeskModel): readonly MenuItem[] {
	return parkedRows(model).map((row): MenuItem => {
		const {place, callId, callerName, callerNumber, name, queueId} = row;
		const queue = model.desk?.queues[queueId]?.label;
		const [en, fr] = parkText.item;
		const filled = (sentence: string, label: string | undefined) =>
			sentence
				.replace('{place}', String(place))
				.replace('{caller}', () => callerName ?? (callerNumber === undefined ? '?' : '{caller}'))
				.replace('{queue}', () => `${label ?? queueId} \u203a ${name}`);
		return {
			digit: place <= 9 ? place : undefined,
			id: callId,
			label: [filled(en, queue?.en), filled(fr, queue?.fr)],
			isCurrent: false,
			...(callerName === undefined && callerNumber !== undefined ? {callerNumber} : {}),
		};
	});
}

/** One of the list. */
export function chooseParked(model: DeskModel, {id}: MenuItem): Step<DeskModel> {
	const closed = {...model, menu: undefined};
	const row = parkedRows(model).find(({callId}) => callId === id);
	return row === undefined ? {model: closed} : pickUp(closed, row);
}

function pickUp(model: DeskModel, {callId, place}: ParkedRow): Step<DeskModel> {
	const tag = String(place);
	return {model, requests: [{type: 'command', name: 'pick-up', args: {callId}, tag}]};
}

const nothing = {sentence: parkText.nothing, tone: 'warn'} as const;
