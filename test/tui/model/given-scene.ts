/** The desk's scene as a value: messages in, requests out, no terminal and no link. */
import type {DeskView, MeView, Role} from '@plateau/core/protocol';
import {type Locale, say} from '@plateau/core/text';
import type {LinkState} from '@plateau/tui/link/reconnect';
import {deskProgram} from '@plateau/tui/model/desk';
import type {DeskModel, DeskStart} from '@plateau/tui/model/desk-state';
import {openScene, type Scene, updateScene} from '@plateau/tui/model/shell';
import type {Heard, Message, Request, Unstamped} from '@plateau/tui/model/shell-types';
import {characterPress, type KeyPress, keyPress} from '@plateau/tui/terminal/key-press';
import {me, noon} from '../screens/given-desk.ts';

const facts = {timeZone: 'Europe/Paris', country: 'FR', practice: false};

/** A key by name: `F2`, `Esc`, `Alt+R`, one character. */
export function key(name: string): KeyPress {
	if ([...name].length === 1) return characterPress(name);
	const alt = /^alt\+(.)$/i.exec(name)?.[1];
	if (alt !== undefined) return characterPress(alt.toLowerCase(), {alt: true});
	const ctrl = /^ctrl\+(.)$/i.exec(name)?.[1];
	if (ctrl !== undefined) return characterPress(ctrl.toLowerCase(), {ctrl: true});
	return keyPress({esc: 'escape'}[name.toLowerCase()] ?? name.toLowerCase());
}

/** A desk that is told things one by one and remembers what it asked for. */
export function givenScene(start: DeskStart = {}, locale: Locale = 'en', role: Role = 'agent') {
	const account = {login: 'alice', role};
	const program = deskProgram(start);
	const link = {where: 'here', account, facts, state: {state: 'up', since: 0} as LinkState};
	const requests: Request[] = [];
	let at = noon;
	let scene: Scene<DeskModel> = openScene({
		locale,
		size: {columns: 80, rows: 24},
		link,
		at,
	});
	function tell(message: Unstamped): void {
		const turn = updateScene(program, scene, {...message, at} as Message);
		scene = turn.scene;
		requests.push(...turn.requests);
	}
	const desk = {
		tell,
		requests,
		get scene() {
			return scene;
		},
		get model() {
			if (scene.model === undefined) throw new Error('nobody is logged in');
			return scene.model;
		},
		/** What the notice's line says. */
		notice: () =>
			scene.notice === undefined ? '' : say(locale, scene.notice.sentence, scene.notice.params),
		wait(ms: number) {
			at += ms;
			tell({type: 'tick'});
		},
		press(...names: string[]) {
			for (const name of names) tell({type: 'key', key: key(name)});
		},
		type(text: string) {
			for (const one of text) tell({type: 'key', key: characterPress(one)});
		},
		words: (text: string) => tell({type: 'words', text}),
		me: (data: MeView) => tell({type: 'view', view: 'me', scope: undefined, data}),
		desk: (data: DeskView) => tell({type: 'view', view: 'desk', scope: 'alice', data}),
		linkIs(state: LinkState) {
			tell({type: 'link', link: {...link, state}});
		},
		answer(name: Extract<Heard, {type: 'answer'}>['name'], answer: unknown, tag?: string) {
			tell({type: 'answer', name, tag, answer} as never);
		},
		/** Names and arguments of the commands asked for since last time. */
		commands() {
			const sent = requests.flatMap((one) =>
				one.type === 'command' ? [{name: one.name, args: one.args as Record<string, unknown>}] : [],
			);
			requests.length = 0;
			return sent;
		},
	};
	desk.linkIs({state: 'up', since: 0});
	return desk;
}

/** A desk whose agent is signed in with this view. */
export function signedInScene(view: DeskView, locale: Locale = 'en', role: Role = 'agent') {
	const desk = givenScene({}, locale, role);
	desk.me(me);
	desk.desk(view);
	desk.requests.length = 0;
	return desk;
}
