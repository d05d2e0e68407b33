/** One call's page on the board: where it is, its parts, why its agent, and its life moment by moment. */
import {boardText, outcomeText, type Sentence, say} from '@plateau/core/text';
import {ruleLine} from '../components/box-line.tsx';
import {Lines} from '../components/lines.tsx';
import {windowTop} from '../components/table-layout.ts';
import {clockSeconds} from '../format/clock.ts';
import {duration} from '../format/duration.ts';
import {phoneNumber} from '../format/phone-number.ts';
import {pad, widthOf, wrap} from '../format/width.ts';
import {labelText, waitOf} from '../model/board-figures.ts';
import type {CallPage} from '../model/board-types.ts';
import {momentsOf, partsText, whyText, wordOf} from '../model/call-life.ts';
import {reasonSentence} from '../model/reasons.ts';
import type {Context} from '../model/shell-types.ts';
import {symbols} from '../symbols.ts';
import type {Size} from '../terminal/environment.ts';
import {fitLine, type Line, paint} from '../terminal/spans.ts';
import {type CellInput, callerText, callSince, callStateLine, thirdParty} from './call-columns.ts';

/** What the page is drawn with. */
interface CallPageProps {
	readonly page: CallPage;
	readonly input: CellInput;
	readonly context: Context;
	readonly size: Size;
}

/** The page without the board's first line. */
export function CallPageView(props: CallPageProps) {
	return <Lines name="page" height={props.size.rows} lines={callPageLines(props)} />;
}

/** The page as lines: at most `size.rows` of them. */
function callPageLines(props: CallPageProps): readonly Line[] {
	const {page, context, size} = props;
	const {locale} = context;
	if (page.refusal !== undefined) {
		const reason = say(locale, reasonSentence(page.refusal.code), page.refusal.params);
		return ['', paint('error', ` ${say(locale, boardText.pageGone, {reason})}`)];
	}
	if (page.view === undefined) return ['', paint('dim', ` ${say(locale, boardText.pageLoading)}`)];
	const head = headLines(props);
	const rule = ruleLine(
		[{title: say(locale, boardText.pageLife), isFocused: true, right: placeOf(props, head.length)}],
		size.columns,
	);
	const rows = Math.max(1, size.rows - head.length - 1);
	return [...head, rule, ...lifeLines(props, rows)].slice(0, size.rows);
}

function placeOf({page}: CallPageProps, headRows: number): Line {
	const count = Object.keys(page.view?.life ?? {}).length;
	return headRows > 0 && count > 0 ? paint('dim', String(count)) : '';
}

function lifeLines({page, context}: CallPageProps, rows: number): readonly Line[] {
	const {locale, link} = context;
	if (page.view === undefined) return [];
	const moments = momentsOf(page.view, locale);
	const selected = Math.min(page.selected, moments.length - 1);
	const top = windowTop({count: moments.length, rows, selected, top: selected});
	const shown = moments.slice(top, top + rows);
	const width = Math.max(8, ...shown.map(({what}) => widthOf(what)));
	return shown.map(({at, what, detail, kind}, index): Line => {
		const tone = kind === 'bad' ? 'warn' : kind === 'good' ? 'good' : 'plain';
		const glyph = kind === 'bad' ? symbols.failed : kind === 'good' ? symbols.done : symbols.todo;
		return [
			top + index === selected ? paint('focus', symbols.focus) : ' ',
			paint('dim', `${clockSeconds(at, link.facts?.timeZone)} `),
			paint(tone, `${glyph} ${pad(what, width)}`),
			`  ${detail}`,
		];
	});
}

function headLines(props: CallPageProps): readonly Line[] {
	const {page, input, context, size} = props;
	const {locale, now} = context;
	const {view} = page;
	if (view === undefined) return [];
	const {call, outcome} = view;
	const rows: Array<readonly [Sentence, Line]> = [];
	if (call !== undefined) {
		const {agentId, queueId} = call;
		rows.push([
			boardText.pageState,
			[callStateLine(call, locale), ` ${duration(now - callSince(call))}`],
		]);
		rows.push([boardText.pageCaller, paint('title', callerText(call, input))]);
		rows.push([boardText.pageDialled, phoneNumber(call.dialledNumber, input.country)]);
		if (queueId !== undefined) {
			const raised =
				call.raisedMs === undefined
					? ''
					: `  ${symbols.up} ${say(locale, boardText.pageRaised, {time: duration(call.raisedMs)})}`;
			rows.push([boardText.pageQueue, [view.queues[queueId]?.[locale] ?? queueId, raised]]);
		}
		if (agentId !== undefined) {
			const third = thirdParty(call, input);
			const name = view.agents[agentId] ?? agentId;
			rows.push([boardText.pageAgent, third === undefined ? name : [name, '  ', third]]);
		}
		const {ownAgentId, waitsFor, headStartMs} = call;
		if (ownAgentId !== undefined) {
			rows.push([boardText.pageOwnAgent, view.agents[ownAgentId] ?? ownAgentId]);
		}
		if (waitsFor !== undefined) {
			const left = duration(Math.max(0, waitsFor.until - now));
			const who = view.agents[waitsFor.agentId] ?? waitsFor.agentId;
			rows.push([boardText.pageWaitsFor, `${who} ${left}`]);
		}
		if (headStartMs !== undefined) {
			rows.push([boardText.pageHeadStart, `${symbols.up} ${duration(headStartMs)}`]);
		}
		const wait = waitOf(call, now);
		if (wait !== undefined) rows.push([boardText.pageWaited, duration(wait)]);
		const {expectedWaitMs, foretoldWaitMs} = view;
		if (expectedWaitMs !== undefined) {
			const left = say(locale, boardText.pageLeft, {time: duration(expectedWaitMs)});
			rows.push([boardText.pageExpected, left]);
		}
		if (foretoldWaitMs !== undefined) {
			rows.push([boardText.pageForetold, duration(foretoldWaitMs)]);
		}
	}
	if (outcome !== undefined) {
		rows.push([boardText.pageOutcome, wordOf(outcomeText, outcome, locale)]);
	}
	if (view.dispositionId !== undefined) {
		const label = labelText(input.view.dispositions, view.dispositionId, locale);
		rows.push([boardText.pageDisposition, label]);
	}
	const width = Math.max(...rows.map(([name]) => widthOf(say(locale, name))), 8);
	const named = (name: string, value: Line): Line => [
		paint('dim', ` ${pad(name, width)}  `),
		value,
	];
	const lines: Line[] = inColumns(
		rows.map(([name, value]) => named(say(locale, name), value)),
		size.columns,
	);
	const texts: Array<readonly [string, string]> = [
		[say(locale, boardText.pageParts), partsText(view, now, locale).join(` ${symbols.todo} `)],
	];
	const why = whyText(view, now, {locale, reasons: input.view.reasons});
	if (why !== undefined) texts.push([why.title, why.text.join(` ${symbols.todo} `)]);
	if (view.note !== undefined && view.note !== '') {
		texts.push([say(locale, boardText.pageNote), view.note.replaceAll(/\s+/gu, ' ')]);
	}
	for (const [name, text] of texts) {
		const start = Math.max(width, widthOf(name));
		const wrapped = wrap(text, Math.max(10, size.columns - start - 4)).slice(0, noteRows);
		for (const [index, part] of wrapped.entries()) {
			lines.push([paint('dim', ` ${pad(index === 0 ? name : '', start)}  `), part]);
		}
	}
	return lines;
}

/** Rows of a note at most: the life below it matters too. */
const noteRows = 3;

/** Pairs side by side where there is room for two. */
function inColumns(lines: readonly Line[], columns: number): Line[] {
	if (columns < 76) return [...lines];
	const rows: Line[] = [];
	const half = Math.floor(columns / 2);
	for (let index = 0; index < lines.length; index += 2) {
		const [left = '', right = ''] = [lines[index], lines[index + 1]];
		rows.push([fitLine(left, half - 1), ' ', right]);
	}
	return rows;
}
