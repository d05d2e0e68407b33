/** What the board makes of views and answers. Pure. */
import type {BoardView, CommandName, CommandResult, RefusalBody} from '@plateau/core/protocol';
import {boardText, type Sentence, takeText} from '@plateau/core/text';
import {duration} from '../format/duration.ts';
import {endNotice, withoutBadNumber} from './board-ear.ts';
import {sampled} from './board-figures.ts';
import {choosePhone, towards} from './board-monitor.ts';
import {hearMoment, refuseMoment} from './board-replay.ts';
import {settled} from './board-rows.ts';
import type {BoardModel, Moment} from './board-types.ts';
import {refusalNotice} from './reasons.ts';
import type {Context, Heard, Step} from './shell-types.ts';

/** The model after a view, an answer, or the end of a subscription. */
export function hearBoard(model: BoardModel, heard: Heard, context: Context): Step<BoardModel> {
	switch (heard.type) {
		case 'view':
			if (heard.view === 'board') {
				const {replay} = model;
				if (replay?.shown !== undefined) {
					return {model: {...model, replay: {...replay, live: heard.data}}};
				}
				return {model: withBoard(model, heard.data, context.now)};
			}
			if (heard.view === 'me') {
				const notice = endNotice(model, heard.data, context.locale);
				return {model: {...model, me: heard.data}, notice};
			}
			if (heard.view === 'call' && heard.scope === model.page?.callId) {
				const page = {...model.page, view: heard.data, refusal: undefined};
				return {model: {...model, page: {...page, callId: model.page?.callId ?? ''}} as BoardModel};
			}
			return {model};
		case 'view-ended':
			if (heard.view === 'board') {
				return {model: {...model, refusal: heard.refusal, form: undefined, intent: undefined}};
			}
			if (heard.view === 'call' && model.page?.callId === heard.scope) {
				return {model: {...model, page: {...model.page, refusal: heard.refusal}} as BoardModel};
			}
			return {model};
		case 'answer':
			return heard.answer.ok
				? done(model, heard.name, heard.answer.result, heard.tag)
				: refused(model, heard.name, heard.answer.refusal);
		default:
			return {model};
	}
}

function withBoard(model: BoardModel, view: BoardView, now: number): BoardModel {
	const over: Record<string, BoardView['alerts'][string]> = {};
	for (const alert of [...Object.values(model.over), ...Object.values(model.view?.alerts ?? {})]) {
		if (view.alerts[alert.id] === undefined) over[alert.id] = alert;
	}
	const history = sampled(model.history, view, now);
	return settled({...model, view, refusal: undefined, over, history}, now);
}

function refused(model: BoardModel, name: CommandName, refusal: RefusalBody): Step<BoardModel> {
	if (name === 'replay-floor') return refuseMoment(model, refusal);
	const notice = refusalNotice(refusal);
	if (name === 'start-monitor') return {model: withoutBadNumber(model, refusal), notice};
	if (name !== 'take-phone') return {model, notice};
	// The phone could not be had: another one may.
	const {intent} = model;
	const free = {...model, intent: undefined};
	return {model: intent === undefined ? free : choosePhone(free, intent), notice};
}

function done(
	model: BoardModel,
	name: CommandName,
	result: unknown,
	tag: string | undefined,
): Step<BoardModel> {
	switch (name) {
		case 'take-phone': {
			const {phoneId} = result as CommandResult<'take-phone'>;
			const notice = {sentence: boardText.phoneTaken, params: {phoneId}, tone: 'good'} as const;
			const {intent} = model;
			const free = {...model, intent: undefined};
			if (intent === undefined) return {model: free, notice};
			return {notice, ...towards(free, intent, {hasPhone: true})};
		}
		case 'replay-floor':
			return {model: hearMoment(model, result as Moment)};
		case 'release-phone':
			return {model, notice: {sentence: boardText.phoneReleased}};
		case 'stop-monitor':
			return {model, notice: {sentence: boardText.monitorStopped}};
		case 'raise-call': {
			const time = duration(raiseCreditMs);
			return {model, notice: {sentence: boardText.raised, params: {time}, tone: 'good'}};
		}
		case 'take-over':
			return {model, notice: {sentence: takeText.takingOver, tone: 'good'}};
		case 'pick-up':
		case 'take-call': {
			const params = {name: tag ?? ''};
			return {model, notice: {sentence: takeText.taken, params, tone: 'good'}};
		}
		case 'lend-agent':
		case 'end-loan': {
			const [agentId = '', queueId = '', time = ''] = (tag ?? '').split('\n');
			const agent = model.view?.agents[agentId]?.name ?? agentId;
			const queue = model.view?.queues[queueId]?.label;
			const [en, fr] = name === 'lend-agent' ? boardText.lent : boardText.takenBack;
			const sentence: Sentence = [
				en.replace('{queue}', () => queue?.en ?? queueId),
				fr.replace('{queue}', () => queue?.fr ?? queueId),
			];
			return {model, notice: {sentence, params: {name: agent, time}, tone: 'good'}};
		}
		case 'lower-hand': {
			const params = {name: model.view?.agents[tag ?? '']?.name ?? tag ?? ''};
			return {model, notice: {sentence: boardText.handLowered, params, tone: 'good'}};
		}
		case 'approve-presence':
		case 'refuse-presence': {
			const [agentId = ''] = (tag ?? '').split('\n');
			const params = {name: model.view?.agents[agentId]?.name ?? agentId};
			const sentence = name === 'approve-presence' ? boardText.approved : boardText.refused;
			return {model, notice: {sentence, params, tone: 'good'}};
		}
		case 'set-presence':
		case 'sign-out': {
			const [agentId = '', presence = ''] = (tag ?? '').split('\n');
			const agent = model.view?.agents[agentId];
			const params = {name: agent?.name ?? agentId, presence};
			if (name === 'sign-out') {
				return {model, notice: {sentence: boardText.signedOut, params, tone: 'good'}};
			}
			// During a call the daemon keeps it for the end of it.
			const isLater = agent !== undefined && agent.activity !== 'idle';
			const sentence = isLater ? boardText.presenceNext : boardText.presenceSet;
			return {model, notice: {sentence, params, tone: 'good'}};
		}
		default:
			return {model};
	}
}

/** The head start that `u` gives, ms. */
export const raiseCreditMs = 5 * 60_000;
