/** The line mode of every screen: what a scene has to say, line by line, and words typed back. */
import {say, screenText} from '@plateau/core/text';
import {helpEntries} from '../keys/help.ts';
import {needsLogIn, type Scene} from '../model/shell.ts';
import {keyPress} from '../terminal/key-press.ts';
import {openLines} from '../terminal/lines.ts';
import type {Face, FaceOwner, ScreenParts, ScreenRun} from './shell.tsx';
import {linkSentence, noticeSentence} from './shell-text.ts';

/** Opens the line mode. */
export function openLineFace<Model>(
	parts: ScreenParts<Model>,
	run: ScreenRun,
	owner: FaceOwner,
): Face<Model> {
	const {locale} = run;
	const lines = openLines({
		stdin: run.stdin,
		stdout: run.stdout,
		// Words typed ahead of a question are no keys: "select" must not listen in at its l.
		onKey(key) {
			if (key.text === undefined) owner.dispatch({type: 'key', key});
		},
		onHangUp: () => owner.hangUp(),
	});
	let scene: Scene<Model> | undefined;
	let notice: Scene<Model>['notice'];
	let isAsking = false;
	let isOpen = true;
	let asksWords = false;

	/** One question at a time: the log-in, the focused field, or the next words. */
	async function converse(): Promise<void> {
		if (isAsking) return;
		isAsking = true;
		while (isOpen && scene !== undefined) {
			if (needsLogIn(scene)) await logIn();
			else if (scene.model === undefined) break;
			else if (parts.program.focus(scene.model) === 'field') await field(scene.model, scene);
			else await words();
		}
		isAsking = false;
	}

	async function logIn(): Promise<void> {
		const login = await lines.ask(say(locale, screenText.askLogin));
		const password =
			login === undefined
				? undefined
				: await lines.ask(say(locale, screenText.askPassword), {isSecret: true});
		if (login === undefined || password === undefined || !isOpen) return;
		for (const text of [login, password]) {
			owner.dispatch({type: 'key', key: {...keyPress('paste'), text}});
			owner.dispatch({type: 'key', key: keyPress('enter')});
		}
		// The next question waits for the answer: it is another one then.
		while (isOpen && scene?.logIn.isAsking === true) await changed();
	}

	async function field(model: Model, now: Scene<Model>): Promise<void> {
		const asked = parts.ask?.(model, now.context);
		const text = await lines.ask(asked?.question ?? '>');
		if (!isOpen) return;
		if (text === undefined) {
			owner.dispatch({type: 'key', key: keyPress('escape')});
			return;
		}
		if (text !== '') owner.dispatch({type: 'key', key: {...keyPress('paste'), text}});
		owner.dispatch({type: 'key', key: keyPress(asked?.end ?? 'enter')});
	}

	async function words(): Promise<void> {
		asksWords = true;
		const text = await lines.ask('');
		asksWords = false;
		if (!isOpen || scene === undefined || needsLogIn(scene)) return;
		if (text === undefined) owner.dispatch({type: 'key', key: keyPress('escape')});
		else owner.dispatch({type: 'words', text});
	}

	let wakers: Array<() => void> = [];
	function changed(): Promise<void> {
		return new Promise((wake) => wakers.push(wake));
	}

	function sayHelp(now: Scene<Model>): void {
		if (now.model === undefined) return;
		const contexts = [...parts.program.contexts(now.model), 'shell'];
		const entries = helpEntries(parts.program.table, {contexts, locale, model: now.model});
		for (const {id, keys, label} of entries) {
			lines.say(keys.length === 0 ? `${id}: ${label}` : `${id} (${keys.join(', ')}): ${label}`);
		}
	}

	lines.say(say(locale, screenText.linesWelcome));
	return {
		show(next) {
			scene = next;
			lines.tell('link', linkSentence(next.context));
			if (next.model !== undefined) {
				for (const {topic, text} of parts.tell(next.model, next.context)) lines.tell(topic, text);
			}
			if (next.logIn.failure !== undefined) {
				const {sentence, params} = next.logIn.failure;
				lines.tell('log-in', say(locale, sentence, params));
			}
			if (next.notice !== undefined && next.notice !== notice) {
				lines.say(noticeSentence(next.notice, locale));
			}
			notice = next.notice;
			if (next.help !== undefined) {
				sayHelp(next);
				owner.dispatch({type: 'key', key: keyPress('escape')});
			}
			for (const wake of wakers.splice(0)) wake();
			// The log-in is asked for at once, not after the next words.
			if (asksWords && needsLogIn(next)) lines.drop();
			void converse();
		},
		bell: () => void run.stdout.write('\u0007'),
		redraw() {},
		restore: () => lines.restore(),
		close() {
			isOpen = false;
			for (const wake of wakers.splice(0)) wake();
			wakers = [];
			// An open question would be asked once more, under the shell's next prompt.
			lines.drop();
			lines.say(say(locale, screenText.leaving));
			lines.restore();
		},
	};
}
