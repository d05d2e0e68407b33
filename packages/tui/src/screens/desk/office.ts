/** Work that is not a call, on the desk: the banner while some rings, the short list of what is in hand. */
import type {DeskView, DeskWork} from '@plateau/core/protocol';
import {deskText, officeText, say} from '@plateau/core/text';
import {ruleLine} from '../../components/box-line.tsx';
import {statusLine} from '../../components/status-line.tsx';
import {bar} from '../../format/bar.ts';
import {duration} from '../../format/duration.ts';
import {contactOf, subjectOf} from '../../model/matter.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import {emphasise, fitLine, type Line, paint} from '../../terminal/spans.ts';
import {queueName} from './words.ts';

/** How many pieces the list shows; the rest are counted. */
const listed = 3;

/** `Task`, `Tâche`, or what the floor file calls the kind. */
export function kindName(desk: DeskView, {kindId}: DeskWork, {locale}: Context): string {
	return desk.kinds?.[kindId]?.[locale] ?? kindId;
}

/** The whole line is the banner, as for a call that rings. */
export function offeredTop(desk: DeskView, work: DeskWork, context: Context, width: number): Line {
	const {locale, now} = context;
	const kind = kindName(desk, work, context).toLocaleUpperCase(locale);
	const queue = queueName(desk, work.queueId, context);
	const waited = say(locale, deskText.waited, {time: duration(now - work.waitsSince)});
	const line = statusLine(
		[
			{line: `${symbols.ringing} ${say(locale, officeText.offered, {kind, queue})}`},
			{line: paint('title', subjectOf(work, locale))},
			{line: waited, dropOrder: 2},
		],
		[{line: `F2 ${say(locale, ['answer', 'décrocher'])}`}],
		width,
	);
	return emphasise(fitLine(line, width), {bold: true}).map((span) => ({
		...span,
		tone: 'ringing' as const,
	}));
}

/** Under the banner: how long it rings still, whom it is for, and the way out. */
export function offeredBelow(work: DeskWork, context: Context, width: number): Line {
	const {locale, now} = context;
	const {since, ringEndsAt = since} = work;
	const contact = contactOf(work, locale);
	const share = (now - since) / Math.max(1, ringEndsAt - since);
	const of = {time: duration(now - since), limit: duration(ringEndsAt - since)};
	const isLate = share > 0.75;
	const mark = paint(isLate ? 'warn' : 'plain', `${bar(share, 16)}${isLate ? ' !' : ''}`);
	const whom = contact === undefined ? '' : say(locale, officeText.contact, {contact});
	return statusLine(
		[
			{line: [say(locale, deskText.of, of), ' ', mark]},
			{line: paint('dim', whom), dropOrder: 1},
			...messageHint(work, context),
		],
		[{line: [paint('key', 'F8'), ` ${say(locale, ['decline', 'refuser'])}`]}],
		width,
	);
}

/** What is in hand, in the order in which it was taken; no lines where there is nothing. */
export function handLines(desk: DeskView, context: Context, width: number): readonly Line[] {
	const {inHand = []} = desk;
	if (inHand.length === 0) return [];
	const {locale} = context;
	const title = `${say(locale, officeText.inHand)} ${inHand.length}`;
	const hint = paint('dim', say(locale, officeText.keysHint));
	const left = inHand.length - listed;
	return [
		ruleLine([{title, right: hint}], width),
		...inHand.slice(0, listed).map((work) => handLine(desk, work, context, width)),
		...(left > 0 ? [[paint('dim', `   ${say(locale, officeText.more, {count: left})}`)]] : []),
	];
}

function handLine(desk: DeskView, work: DeskWork, context: Context, width: number): Line {
	const {locale, now} = context;
	const isAside = work.state === 'aside';
	const workedMs = work.workedMs + (isAside ? 0 : Math.max(0, now - work.since));
	const state = isAside
		? paint('held', `${symbols.held} ${say(locale, officeText.aside)}`)
		: paint('talking', symbols.wrapUp);
	const whom = contactOf(work, locale) ?? '';
	return statusLine(
		[
			{line: ['  ', state, ' ', paint('title', subjectOf(work, locale))]},
			{line: paint('dim', whom), dropOrder: 1},
			...messageHint(work, context),
		],
		[
			{line: paint('dim', kindName(desk, work, context)), dropOrder: 3},
			{line: paint('dim', queueName(desk, work.queueId, context)), dropOrder: 2},
			{line: duration(workedMs)},
		],
		width,
	);
}

/** `y: hear it`, where there is something to hear. */
function messageHint({message}: DeskWork, {locale}: Context): readonly {readonly line: Line}[] {
	if (message === undefined) return [];
	return [{line: [paint('key', say(locale, officeText.message, {key: 'y'}))]}];
}
