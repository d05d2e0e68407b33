/**
 * The way that was taken over the board: which pane, what was filtered, which call's page. As in a
 * browser one goes back along it, and forward again until another way is taken. Pure.
 */
import {type BoardModel, type Pane, panes, withPane} from './board-types.ts';
import type {Step} from './shell-types.ts';

/** Somewhere on the board. */
export interface Place {
	readonly pane: Pane;
	readonly filters: Readonly<Record<Pane, string>>;
	readonly isZoomed: boolean;
	readonly callId: string | undefined;
}

/** Places behind and ahead, the nearest last. */
export interface Trail {
	readonly behind: readonly Place[];
	readonly ahead: readonly Place[];
}

export const noTrail: Trail = {behind: [], ahead: []};

/** Nobody goes back further than that. */
const longest = 50;

function placeOf({pane, panes: states, isZoomed, page, form}: BoardModel): Place {
	// What is being typed is not a place yet.
	const typed = form?.kind === 'filter' ? {[form.pane]: form.before} : {};
	const filters = Object.fromEntries(panes.map((one) => [one, states[one].filter]));
	return {
		...{pane, isZoomed, callId: page?.callId},
		filters: {...filters, ...typed} as Place['filters'],
	};
}

function isSame(one: Place, other: Place): boolean {
	return (
		one.pane === other.pane &&
		one.isZoomed === other.isZoomed &&
		one.callId === other.callId &&
		panes.every((pane) => one.filters[pane] === other.filters[pane])
	);
}

/** The step with the place that it left noted, if it left one. */
export function trailed(before: BoardModel, step: Step<BoardModel>): Step<BoardModel> {
	const {model} = step;
	const left = placeOf(before);
	// Going along the trail notes its own.
	if (model.trail !== before.trail || isSame(left, placeOf(model))) return step;
	const behind = [...before.trail.behind, left].slice(-longest);
	return {...step, model: {...model, trail: {behind, ahead: []}}};
}

/** Back along the way, or forward again. */
export function goAlong(model: BoardModel, way: 'behind' | 'ahead'): Step<BoardModel> {
	const to = model.trail[way].at(-1);
	if (to === undefined) return {model};
	const here = placeOf(model);
	const {behind, ahead} = model.trail;
	const trail =
		way === 'behind'
			? {behind: behind.slice(0, -1), ahead: [...ahead, here]}
			: {behind: [...behind, here], ahead: ahead.slice(0, -1)};
	return arrive({...model, trail}, to);
}

function arrive(model: BoardModel, {pane, filters, isZoomed, callId}: Place): Step<BoardModel> {
	const filtered = panes.reduce((next, one) => withPane(next, one, {filter: filters[one]}), {
		...model,
		pane,
		isZoomed,
	});
	const from = model.page?.callId;
	if (from === callId) return {model: filtered};
	const page =
		callId === undefined
			? undefined
			: {callId, view: undefined, refusal: undefined, selected: Number.POSITIVE_INFINITY};
	return {
		model: {...filtered, page},
		requests: [
			...(from === undefined ? [] : [{type: 'unsubscribe', view: 'call', scope: from} as const]),
			...(callId === undefined ? [] : [{type: 'subscribe', view: 'call', scope: callId} as const]),
		],
	};
}

/** Why one cannot go that way, as a code. */
export function trailBlock(way: 'behind' | 'ahead'): (model: BoardModel) => string | undefined {
	return ({trail}) =>
		trail[way].length > 0 ? undefined : way === 'behind' ? 'nothing-behind' : 'nothing-ahead';
}
