/**
 * `plateau board`: the supervisor's screen. Its program is model/board.ts, its keys
 * keys/supervisor.ts; this opens it and puts its parts together.
 */
import {boardText, say} from '@plateau/core/text';
import {Lines} from '../components/lines.tsx';
import type {Country} from '../format/phone-number.ts';
import {boardProgram} from '../model/board.ts';
import {queueName} from '../model/board-figures.ts';
import {shownContext} from '../model/board-replay.ts';
import type {BoardModel, Moment} from '../model/board-types.ts';
import {reasonSentence} from '../model/reasons.ts';
import type {ActionCall, Context, Program, Step} from '../model/shell-types.ts';
import type {Size} from '../terminal/environment.ts';
import {type Line, paint} from '../terminal/spans.ts';
import {BoardForm} from './board-forms.tsx';
import {Kiosk, kioskPage} from './board-kiosk.tsx';
import {askBoard, paneLines, tellBoard} from './board-lines.ts';
import {BoardPanes} from './board-panes.tsx';
import {topLine} from './board-top.ts';
import {type CellInput, callerText} from './call-columns.ts';
import {CallPageView} from './call-page.tsx';
import {runScreen, type ScreenParts, type ScreenRun, withKeys} from './shell.tsx';

/** What the board is opened with. */
export interface BoardOptions extends ScreenRun {
	/** Large figures for a wall from the start. */
	readonly kiosk?: boolean | undefined;
	/** The phone to listen with: `--phone`, else `PLATEAU_PHONE`. */
	readonly phoneId?: string | undefined;
	/** The moment of the past to begin with; now when absent. */
	readonly moment?: Moment | undefined;
}

/** Opens the board and resolves with its exit code when it is left. */
export function openBoard(options: BoardOptions): Promise<number> {
	return runScreen(withKeys(boardParts(options), options.keys?.board), options);
}

/** The board's parts, for the shell. */
export function boardParts({
	kiosk,
	phoneId,
	moment,
}: Pick<BoardOptions, 'kiosk' | 'phoneId' | 'moment'> = {}): ScreenParts<BoardModel> {
	const program = boardProgram({isKiosk: kiosk === true, phoneId, moment});
	return {
		program: {...program, act: (model, call, context) => act(program, model, call, context)},
		draw: (model, context, size) => <Board model={model} context={context} size={size} />,
		tell: tellBoard,
		ask: askBoard,
	};
}

/** Choosing a pane reads it out, too: in the line mode its whole table is said. */
function act(
	program: Program<BoardModel>,
	before: BoardModel,
	call: ActionCall,
	context: Context,
): Step<BoardModel> {
	const step = program.act(before, call, context);
	const {model} = step;
	const input = inputOf(model, context);
	if (input === undefined || call.id !== model.pane || call.key?.at !== undefined) return step;
	const told = {count: model.told.count + 1, lines: paneLines(model.pane, input)};
	return {...step, model: {...model, told}};
}

interface BoardProps {
	readonly model: BoardModel;
	readonly context: Context;
	readonly size: Size;
}

function inputOf(model: BoardModel, context: Context): CellInput | undefined {
	const {view} = model;
	if (view === undefined) return undefined;
	const {now} = shownContext(model, context);
	const {locale, link} = context;
	return {model, view, now, locale, country: (link.facts?.country ?? 'FR') as Country};
}

function Board({model, context, size}: BoardProps) {
	const {locale} = context;
	const input = inputOf(model, context);
	if (model.refusal !== undefined) return <Refused model={model} context={context} />;
	if (input === undefined) {
		return <Lines lines={[topLine(model, context, [], size.columns)]} />;
	}
	const body = {columns: size.columns, rows: Math.max(0, size.rows - 1)};
	const {page, isKiosk} = model;
	if (isKiosk) {
		return (
			<>
				<Lines lines={[topLine(model, context, kioskCrumbs(input, body), size.columns)]} />
				<Kiosk input={input} size={body} />
			</>
		);
	}
	const crumbs = page === undefined ? [] : pageCrumbs(page.callId, input);
	return (
		<>
			<Lines lines={[topLine(model, context, crumbs, size.columns)]} />
			{page === undefined ? (
				<BoardPanes input={input} size={body} />
			) : (
				<CallPageView page={page} input={input} context={{...context, locale}} size={body} />
			)}
			<BoardForm model={model} context={context} size={size} />
		</>
	);
}

function kioskCrumbs(input: CellInput, size: Size): readonly string[] {
	const {page, pages} = kioskPage(input, size);
	if (pages < 2) return [];
	return [say(input.locale, boardText.kioskPage, {page: page + 1, pages})];
}

function pageCrumbs(callId: string, input: CellInput): readonly string[] {
	const {view, locale} = input;
	const call = view.calls[callId];
	const queueId = call?.queueId;
	return [
		...(queueId === undefined ? [] : [queueName(view, queueId, locale)]),
		call === undefined ? `${say(locale, boardText.call)} ${callId}` : callerText(call, input),
	];
}

function Refused({model, context}: Omit<BoardProps, 'size'>) {
	const {locale} = context;
	const {refusal} = model;
	const reason = refusal && say(locale, reasonSentence(refusal.code), refusal.params);
	const lines: readonly Line[] = [
		'',
		paint('error', ` ${say(locale, boardText.boardRefused, {reason: reason ?? ''})}`),
		'',
		` ${say(locale, boardText.boardRefusedHint)}`,
	];
	return <Lines lines={lines} />;
}
