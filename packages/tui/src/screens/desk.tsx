/** `plateau desk`: the agent's screen. What it does is in model/desk.ts, what it shows in screens/desk/. */
import {deskText, say} from '@plateau/core/text';
import {Box} from 'ink';
import {deskProgram} from '../model/desk.ts';
import {isSeeking} from '../model/desk-call-actions.ts';
import {
	type DeskModel,
	type DeskStart,
	isSignedIn,
	menuItems,
	phonesOf,
} from '../model/desk-state.ts';
import {draftOf} from '../model/notes.ts';
import type {Context} from '../model/shell-types.ts';
import type {Size} from '../terminal/environment.ts';
import {Paint} from '../terminal/surface.tsx';
import {finderLines, finderPick, finderRows, finderTitle} from './desk/finder.ts';
import {deskLines} from './desk/layout.ts';
import {menuLines, signInLines} from './desk/menus.ts';
import {tellDesk} from './desk/tell.ts';
import {waitingLines, waitingPick, waitingRows} from './desk/waiting.ts';
import {runScreen, type ScreenParts, type ScreenRun, withKeys} from './shell.tsx';

/** What the desk is opened with. `phone` absent: `PLATEAU_PHONE`, else the person chooses. */
export interface DeskOptions extends ScreenRun, DeskStart {}

/** Opens the desk and resolves with its exit code when it is left. */
export function openDesk(options: DeskOptions): Promise<number> {
	const {phone = options.env['PLATEAU_PHONE'], ready, nailedUp} = options;
	const parts = deskParts({phone: phone === '' ? undefined : phone, ready, nailedUp});
	return runScreen(withKeys(parts, options.keys?.desk), options);
}

/** The desk as the shell runs it. */
export function deskParts(start: DeskStart = {}): ScreenParts<DeskModel> {
	return {
		program: deskProgram(start),
		draw: (model, context, size) => <Desk model={model} context={context} size={size} />,
		tell: tellDesk,
		ask: askField,
	};
}

interface DeskProps {
	readonly model: DeskModel;
	readonly context: Context;
	readonly size: Size;
}

function Desk({model, context, size}: DeskProps) {
	const {desk, menu} = model;
	if (!isSignedIn(model) || desk === undefined) {
		return (
			<Paint
				name="phones"
				flexGrow={1}
				draw={(box) => signInLines(model, context, box)}
				pick={({row}) => phonesOf(model)[row - 2]?.id}
			/>
		);
	}
	return (
		<>
			<Paint flexGrow={1} draw={(box) => deskLines(model, desk, context, box)} />
			{model.waiting !== undefined ? (
				<Waiting model={model} context={context} size={size} />
			) : isSeeking(model) ? (
				<Finder model={model} context={context} size={size} />
			) : null}
			{menu === undefined ? null : <Menu model={model} context={context} size={size} />}
		</>
	);
}

/** Over the panes, under the head: the call in front stays in sight. */
function Menu({model, context, size}: DeskProps) {
	const {menu} = model;
	if (menu === undefined) return null;
	const items = menuItems(model, menu).length;
	const width = Math.min(64, size.columns);
	const height = Math.min(items + 2, Math.max(3, size.rows - 4));
	return (
		<Box
			position="absolute"
			marginTop={3}
			marginLeft={Math.max(0, Math.min(2, size.columns - width))}
		>
			<Paint
				name="menu"
				width={width}
				height={height}
				draw={(box) => menuLines(model, menu, context, box)}
				pick={({row}) => (row >= 1 && row <= items ? String(row - 1) : undefined)}
			/>
		</Box>
	);
}

/** Where to, over the panes: the call in front stays in sight. */
function Finder({model, context, size}: DeskProps) {
	const width = size.columns;
	const height = finderRows(model, size.rows - 3);
	return (
		<Box position="absolute" marginTop={3}>
			<Paint
				name="finder"
				width={width}
				height={height}
				draw={(box) => finderLines(model, context, box)}
				pick={({row}) => finderPick(model, context, row, {rows: height})}
			/>
		</Box>
	);
}

/** Who waits, over the panes. */
function Waiting({model, context, size}: DeskProps) {
	const height = waitingRows(size.rows - 3);
	return (
		<Box position="absolute" marginTop={3}>
			<Paint
				name="waiting"
				width={size.columns}
				height={height}
				draw={(box) => waitingLines(model, context, box)}
				pick={({row}) => waitingPick(model, row, {rows: height})}
			/>
		</Box>
	);
}

function askField(model: DeskModel, context: Context) {
	const {field, drafts, noteCallId, control} = model;
	const {locale} = context;
	if (control.keypad !== undefined || control.finder !== undefined) {
		const end = control.keypad === undefined ? 'enter' : 'escape';
		return {question: `${finderTitle(model, context)}:`, end};
	}
	if (field === 'name') return {question: `${say(locale, deskText.name)}:`, end: 'enter'};
	const text = draftOf(drafts, noteCallId)?.edit.text.replaceAll('\n', ' ') ?? '';
	return {question: `${say(locale, deskText.note)}: ${text}`, end: 'escape'};
}
