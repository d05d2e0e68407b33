/** What the shell draws around a screen: log-in form, help list, link banner, notice, hints. */
import {type Locale, say, screenText} from '@plateau/core/text';
import {Box} from 'ink';
import {ruleLine} from '../components/box-line.tsx';
import {hintsLine} from '../components/hints.tsx';
import {Lines} from '../components/lines.tsx';
import {windowTop} from '../components/table-layout.ts';
import {fieldLines} from '../components/text-field-layout.ts';
import {pad, widthOf, wrap} from '../format/width.ts';
import {chordLabel} from '../keys/chord.ts';
import {hints} from '../keys/help.ts';
import {type HelpList, shownHelp} from '../model/help-list.ts';
import {reasonSentence} from '../model/reasons.ts';
import {contextsOf, needsLogIn, type Scene} from '../model/shell.ts';
import type {Program} from '../model/shell-types.ts';
import type {Size} from '../terminal/environment.ts';
import {fitLine, type Line, paint} from '../terminal/spans.ts';
import type {ScreenParts} from './shell.tsx';
import {linkBanner, linkReason, noticeSentence} from './shell-text.ts';

/** What the shell draws. */
export interface ShellViewProps<Model> {
	readonly parts: ScreenParts<Model>;
	readonly scene: Scene<Model>;
}

/** A whole screen. */
export function ShellView<Model>({parts, scene}: ShellViewProps<Model>) {
	const {size} = scene.context;
	if (needsLogIn(scene)) return <LogIn scene={scene} />;
	const {model} = scene;
	if (model === undefined) return <Connecting scene={scene} />;
	const footer = footerLines(parts, scene, model);
	const body = {columns: size.columns, rows: Math.max(0, size.rows - footer.length)};
	return (
		<>
			<Box width={body.columns} height={body.rows} flexDirection="column" overflow="hidden">
				{parts.draw(model, scene.context, body)}
			</Box>
			<Lines name="footer" lines={footer} />
			{scene.help === undefined ? null : <Help parts={parts} scene={scene} help={scene.help} />}
			{scene.follows === undefined ? null : <Follows scene={scene} />}
		</>
	);
}

/** Link banner if there is one, the notice, in a row of its own at least, and the hints. */
function footerLines<Model>(
	{program}: ScreenParts<Model>,
	scene: Scene<Model>,
	model: Model,
): readonly Line[] {
	const {context, notice} = scene;
	const {locale, size, link} = context;
	const banner = linkBanner(context)
		.flatMap((text) => wrap(text, Math.max(10, size.columns - 4)))
		.slice(0, Math.max(1, Math.floor(size.rows / 4)))
		.map((text, index): Line => paint('error', `${index === 0 ? ' ! ' : '   '}${text}`));
	// What is cut is its end, which says how to go on: a long one takes a second row.
	const said =
		notice === undefined
			? ['']
			: wrap(noticeSentence(notice, locale), Math.max(10, size.columns - 2))
					.slice(0, 3)
					.map((text): Line => paint(notice.tone ?? 'plain', ` ${text}`));
	const isUp = link.state.state === 'up';
	const rightInShort: Line = [paint('key', 'F1'), ` ${say(locale, ['keys', 'touches'])}`];
	const right: Line = [
		rightInShort,
		'  ',
		link.facts?.practice === true && size.columns >= 100
			? paint('dim', `${say(locale, screenText.practice)}  `)
			: '',
		isUp
			? paint('good', say(locale, screenText.linkOk))
			: paint('error', say(locale, screenText.linkDown)),
	];
	const live = hints(program.table, {
		contexts: contextsOf(program, scene),
		locale,
		model,
		focus: program.focus(model),
	});
	const reasonText = (code: string) => briefReason(program, code, locale);
	// A link that is down is said whatever there is no room for.
	const short = isUp ? {rightInShort} : {};
	const footer = hintsLine({hints: live, right, ...short, reasonText}, size.columns);
	return [...banner, ...said, footer];
}

/** Why an action cannot be done, in a word or two where there is one: for lists and hints. */
function briefReason<Model>(program: Program<Model>, code: string, locale: Locale): string {
	const sentence = program.brief?.(code) ?? reasonSentence(code, program.reason?.bind(program));
	return say(locale, sentence).replace(/\.$/, '');
}

function LogIn<Model>({scene}: {readonly scene: Scene<Model>}) {
	const {context, logIn, notice} = scene;
	const {locale, size, link} = context;
	const width = Math.min(60, size.columns);
	const left = ' '.repeat(Math.max(0, Math.floor((size.columns - width) / 2)));
	const labels = [screenText.login, screenText.password].map((one) => say(locale, one));
	const labelWidth = Math.max(...labels.map(widthOf)) + 2;
	const field = (name: 'login' | 'password', label: string): Line => {
		const isFocused = logIn.field === name && !logIn.isAsking;
		const mark = isFocused ? paint('focus', '▌') : ' ';
		const box = {columns: Math.max(1, width - labelWidth - 2), rows: 1};
		const content = {edit: logIn[name], isFocused, isMasked: name === 'password'};
		return [left, mark, pad(label, labelWidth), ' ', fieldLines(content, box)[0] ?? ''];
	};
	const {failure} = logIn;
	const state: readonly Line[] = logIn.isAsking
		? [paint('dim', say(locale, screenText.loggingIn))]
		: failure === undefined
			? ['']
			: wrap(say(locale, failure.sentence, failure.params), width - 2).map((text) =>
					paint('error', text),
				);
	const lines: Line[] = [
		[left, fitLine(ruleLine([{title: say(locale, screenText.logInTitle)}], width), width)],
		[left, paint('dim', ` ${link.where}`)],
		'',
		field('login', labels[0] ?? ''),
		field('password', labels[1] ?? ''),
		'',
		...state.map((text): Line => [left, ' ', text]),
		...wrap(say(locale, screenText.logInHint), width - 2).map(
			(text): Line => [left, paint('dim', ` ${text}`)],
		),
		[left, ' ', notice === undefined ? '' : paint('warn', noticeSentence(notice, locale))],
	];
	const top = Math.max(0, Math.floor((size.rows - lines.length) / 3));
	return <Lines flexGrow={1} lines={[...Array<Line>(top).fill(''), ...lines]} />;
}

function Connecting<Model>({scene}: {readonly scene: Scene<Model>}) {
	const {context, notice} = scene;
	const {locale, size, link} = context;
	const {state} = link;
	const width = Math.max(10, size.columns - 4);
	const tries = state.state === 'connecting' && state.tries > 0 ? state.tries : undefined;
	const first =
		state.state === 'up'
			? say(locale, screenText.loading)
			: say(locale, screenText.connecting, {where: link.where});
	const lines: Line[] = [
		'',
		[
			'  ',
			paint('title', first),
			tries === undefined ? '' : `  ${say(locale, screenText.connectingTry, {tries})}`,
		],
		'',
		...wrap(linkReason(context), width).map((text): Line => ['  ', paint('error', text)]),
		'',
		['  ', paint('key', 'q'), ` ${say(locale, ['close', 'fermer'])}`],
		['  ', notice === undefined ? '' : paint('warn', noticeSentence(notice, locale))],
	];
	return <Lines flexGrow={1} lines={lines} />;
}

/** What can follow the first key of a sequence, above the footer: gone with the next key. */
function Follows<Model>({scene}: {readonly scene: Scene<Model>}) {
	const {context, follows = [], prefix} = scene;
	const {locale, size} = context;
	const key = prefix === undefined ? '' : chordLabel(prefix, locale);
	const keyWidth = Math.max(1, ...follows.map((one) => widthOf(one.key)));
	const shown = follows.slice(0, Math.max(1, size.rows - 4));
	const title = say(locale, screenText.followsTitle, {key});
	const width = Math.min(
		size.columns,
		4 + keyWidth + Math.max(widthOf(title), ...shown.map(({label}) => widthOf(label))),
	);
	const lines: readonly Line[] = [
		ruleLine([{title, isFocused: true}], width),
		...shown.map((one): Line => [' ', paint('key', pad(one.key, keyWidth)), '  ', one.label]),
	];
	return (
		<Box position="absolute" marginTop={Math.max(0, size.rows - 2 - lines.length)}>
			<Lines name="follows" width={width} height={lines.length} lines={lines} />
		</Box>
	);
}

/** The list of keys over the screen; the top line with its call stays in sight. */
function Help<Model>({parts, scene, help}: ShellViewProps<Model> & {readonly help: HelpList}) {
	const {size} = scene.context;
	const width = Math.min(size.columns, 76);
	const height = Math.max(5, size.rows - 4);
	return (
		<Box position="absolute" marginTop={2} marginLeft={Math.floor((size.columns - width) / 2)}>
			<Lines
				name="help"
				width={width}
				height={height}
				lines={helpLines(parts, scene, help, {columns: width, rows: height})}
			/>
		</Box>
	);
}

function helpLines<Model>(
	{program}: ScreenParts<Model>,
	scene: Scene<Model>,
	help: HelpList,
	size: Size,
): readonly Line[] {
	const {locale} = scene.context;
	const entries = shownHelp(program, scene, help);
	const rows = size.rows - 3;
	const keyWidth = Math.min(22, Math.max(4, ...entries.map(({keys}) => widthOf(keys.join(' ')))));
	const top = windowTop({count: entries.length, rows, selected: help.selected, top: 0});
	const list = entries.slice(top, top + rows).map((entry, index): Line => {
		const isMarked = top + index === help.selected;
		const reason =
			entry.disabled === undefined ? '' : ` (${briefReason(program, entry.disabled, locale)})`;
		const twice = entry.pressTwice ? ` (${say(locale, screenText.pressTwice)})` : '';
		return [
			isMarked ? paint('focus', '▌') : ' ',
			fitLine(paint(entry.disabled === undefined ? 'key' : 'dim', entry.keys.join(' ')), keyWidth),
			'  ',
			paint(entry.disabled === undefined ? 'plain' : 'dim', `${entry.label}${twice}${reason}`, {
				selected: isMarked,
			}),
		];
	});
	const box = {columns: size.columns - 1, rows: 1};
	const label = paint('dim', say(locale, screenText.helpFilter));
	const lines: readonly Line[] = [
		ruleLine([{title: say(locale, screenText.helpTitle), isFocused: true}], size.columns),
		[' ', fieldLines({edit: help.filter, isFocused: true, label}, box)[0] ?? ''],
		...(list.length > 0 ? list : [` ${say(locale, screenText.helpEmpty)}`]),
	];
	const blank = Math.max(0, size.rows - lines.length - 1);
	const hint = paint('dim', ` ${say(locale, screenText.helpHint)}`);
	return [...lines, ...Array<Line>(blank).fill(''), hint];
}
