/** The desk's pop-up menus and its sign-in screen, as lines. */
import {callText, deskText, officeText, parkText, say, screenText} from '@plateau/core/text';
import {ruleLine} from '../../components/box-line.tsx';
import {windowTop} from '../../components/table-layout.ts';
import {fitText, wrap} from '../../format/width.ts';
import {lineOf} from '../../model/desk-call.ts';
import {
	type DeskMenu,
	type DeskModel,
	deskState,
	hasPendingPresence,
	type MenuItem,
	menuItems,
	phonesOf,
	selectedPhone,
} from '../../model/desk-state.ts';
import type {Context} from '../../model/shell-types.ts';
import {symbols} from '../../symbols.ts';
import type {Size} from '../../terminal/environment.ts';
import {type Line, paint} from '../../terminal/spans.ts';
import {numberText} from './words.ts';

/** The menu's title: in a call, presence sets the next one. */
export function menuTitle(model: DeskModel, kind: DeskMenu['kind'], {locale}: Context): string {
	if (kind === 'disposition') return say(locale, deskText.disposition);
	if (kind === 'consult') {
		const isJoined = lineOf(model.desk?.call) === 'conference';
		return say(locale, isJoined ? callText.conference : deskText.consulting);
	}
	if (kind === 'work' || kind === 'work-end') return say(locale, officeText.inHand);
	if (kind === 'parked') return say(locale, parkText.menuTitle);
	const isBusy = deskState(model) !== 'idle';
	return say(locale, isBusy ? deskText.presenceNext : deskText.presence);
}

/** The menu in `size`: a rule, its items, its hint; the first item stands on row 1 unless it scrolls. */
export function menuLines(
	model: DeskModel,
	menu: DeskMenu,
	context: Context,
	size: Size,
): readonly Line[] {
	const {locale} = context;
	const items = menuItems(model, menu);
	const rows = Math.max(1, size.rows - 2);
	const top = windowTop({count: items.length, rows, selected: menu.selected, top: 0});
	const list = items.slice(top, top + rows).map((item, index): Line => {
		const isMarked = top + index === menu.selected;
		return [
			isMarked ? paint('focus', symbols.focus) : ' ',
			paint(item.isOff === true ? 'dim' : 'key', ` ${item.letter ?? item.digit ?? ' '} `),
			item.isCurrent ? paint('good', symbols.done) : ' ',
			{
				text: ` ${itemText(item, context)}`,
				tone: item.isOff === true ? 'dim' : 'plain',
				selected: isMarked,
			},
			item.takesApproval === true
				? paint('warn', `  ? ${say(locale, deskText.takesApproval)}`)
				: '',
		];
	});
	const hasNext = menu.kind === 'presence' && hasPendingPresence(model);
	const hint = hasNext
		? deskText.menuHint
		: menu.kind === 'consult'
			? callText.menuHint
			: deskText.menuHintPlain;
	return [
		ruleLine([{title: menuTitle(model, menu.kind, context), isFocused: true}], size.columns),
		...list,
		paint('dim', ` ${say(locale, hint)}`),
	];
}

/** An item in words. */
export function itemText({label, callerNumber}: MenuItem, context: Context): string {
	if (callerNumber === undefined) return say(context.locale, label);
	return say(context.locale, label, {caller: numberText(callerNumber, context)});
}

/** The sign-in screen: the phones, who holds them, which was used last. Row 2 is the first phone. */
export function signInLines(model: DeskModel, context: Context, size: Size): readonly Line[] {
	const {locale} = context;
	const {me} = model;
	const width = Math.max(10, size.columns - 4);
	if (me === undefined) return [];
	if (me.agentId === undefined) {
		const text = say(locale, deskText.noAgent, {login: model.login});
		return ['', ...wrap(text, width).map((line): Line => ['  ', paint('error', line)])];
	}
	// Signed in already: the desk itself is on its way.
	if (me.signedIn) return ['', paint('dim', `  ${say(locale, screenText.loading)}`)];
	const phones = phonesOf(model);
	const selected = selectedPhone(model)?.id;
	const rows = Math.max(1, size.rows - 5);
	const at = phones.findIndex(({id}) => id === selected);
	const top = windowTop({count: phones.length, rows, selected: at, top: 0});
	const list = phones.slice(top, top + rows).map((phone): Line => {
		const isMarked = phone.id === selected;
		const {heldBy, heldByName: name = heldBy} = phone;
		const state =
			heldBy !== undefined
				? paint('warn', say(locale, deskText.phoneHeld, {name: name ?? ''}))
				: phone.registered
					? paint('good', `${symbols.ready} ${say(locale, deskText.phoneFree)}`)
					: paint('dim', `${symbols.notReady} ${say(locale, deskText.phoneMissing)}`);
		const busy = phone.outside ? paint('warn', `  ${say(locale, deskText.phoneBusy)}`) : '';
		const last =
			phone.id === me.lastPhoneId ? paint('dim', `  ${say(locale, deskText.phoneLast)}`) : '';
		return [
			isMarked ? paint('focus', symbols.focus) : ' ',
			' ',
			{text: fitText(phone.id, 10), bold: true, selected: isMarked},
			' ',
			state,
			busy,
			last,
		];
	});
	const none = wrap(say(locale, deskText.noPhones), width).map((line): Line => ['  ', line]);
	const asking = model.signIn.isAsking ? paint('dim', `  ${say(locale, deskText.signingIn)}`) : '';
	return [
		[paint('title', ` ${me.name}`)],
		ruleLine([{title: say(locale, deskText.signIn), isFocused: true}], size.columns),
		...(phones.length > 0 ? list : none),
		'',
		asking,
	];
}
