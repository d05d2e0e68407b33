/**
 * The line mode, for screen readers and terminals that cannot move a cursor: one line a change, no
 * boxes, no colours, no escape sequences at all. What is said is decided elsewhere.
 */
import {safeText} from '@plateau/core/safe-text';
import {type Edit, editText, emptyText} from '../model/edit-text.ts';
import type {KeyPress} from './key-press.ts';
import {readKeys} from './keys.ts';
import type {Terminal} from './streams.ts';

/** What the line mode needs. */
export interface LinesOptions extends Pick<Terminal, 'stdin' | 'stdout'> {
	/** Keys while no question is open, and those that a question has no use for. */
	onKey(key: KeyPress): void;
	onHangUp?(): void;
}

/** A terminal that is spoken to line by line. */
export interface Lines {
	/** Writes one line. */
	say(text: string): void;
	/** Writes `text` when it is not what was last told about `topic`; an empty text only forgets. */
	tell(topic: string, text: string): void;
	/**
	 * Asks for a line of text, without a word where `question` is empty; a second question waits for the first. `undefined` when the person
	 * pressed Esc or the terminal closed. `isSecret` does not echo.
	 */
	ask(question: string, how?: {readonly isSecret?: boolean}): Promise<string | undefined>;
	/** Gives the question that is open up, unanswered: another one is more pressing. */
	drop(): void;
	/** Gives cooked keys back. At once, more than once, and from an exit handler. */
	restore(): void;
}

interface Question {
	readonly text: string;
	readonly isSecret: boolean;
	readonly answer: (text: string | undefined) => void;
	typed: Edit;
}

const endOfLine = '\r\n';

/** Opens the line mode: raw keys, nothing else. */
export function openLines(options: LinesOptions): Lines {
	const {stdin, stdout} = options;
	const told = new Map<string, string>();
	const questions: Question[] = [];
	let isOpen = true;

	function put(text: string): void {
		if (isOpen) stdout.write(text);
	}

	function showQuestion(): void {
		const question = questions[0];
		if (question === undefined) return;
		const asked = question.text === '' ? '' : `${safeText(question.text)} `;
		put(`${asked}${shownOf(question)}`);
	}

	function settle(answer: string | undefined): void {
		const question = questions.shift();
		put(endOfLine);
		question?.answer(answer);
		showQuestion();
	}

	function onKey(key: KeyPress): void {
		const question = questions[0];
		if (question === undefined) options.onKey(key);
		else if (key.name === 'escape') settle(undefined);
		else if (key.name === 'enter') settle(question.typed.text);
		else edit(question, key);
	}

	function edit(question: Question, key: KeyPress): void {
		const before = shownOf(question);
		const {edit: typed, outcome} = editText(question.typed, key);
		// F-keys and the like are no text: a ringing call is answered while a note is typed.
		if (outcome === 'ignored') {
			options.onKey(key);
			return;
		}
		question.typed = typed;
		put(echo(before, shownOf(question)));
	}

	function onHangUp(): void {
		options.onHangUp?.();
	}

	function say(text: string): void {
		const [question] = questions;
		// Nothing asked aloud and nothing typed: there is no line to break.
		const isTyping = question !== undefined && `${question.text}${question.typed.text}` !== '';
		put(`${isTyping ? endOfLine : ''}${safeText(text)}${endOfLine}`);
		// A call that rings while a note is typed must not break the note: it is shown again.
		if (isTyping) showQuestion();
	}

	stdin.setRawMode?.(true);
	stdin.ref?.();
	const stopKeys = readKeys(stdin, onKey);
	stdin.resume();
	for (const event of ['end', 'close', 'error']) stdin.on(event, onHangUp);
	stdout.on('error', onHangUp);

	return {
		say,
		tell(topic, text) {
			if (told.get(topic) === text) return;
			told.set(topic, text);
			if (text !== '') say(text);
		},
		ask(question, how = {}) {
			return new Promise((answer) => {
				if (!isOpen) return answer(undefined);
				questions.push({
					text: question,
					isSecret: how.isSecret ?? false,
					answer,
					typed: emptyText,
				});
				if (questions.length === 1) showQuestion();
			});
		},
		drop() {
			const question = questions.shift();
			if (question === undefined) return;
			if (`${question.text}${question.typed.text}` !== '') put(endOfLine);
			question.answer(undefined);
			showQuestion();
		},
		restore() {
			if (!isOpen) return;
			isOpen = false;
			stopKeys();
			for (const {answer} of questions.splice(0)) answer(undefined);
			try {
				stdin.setRawMode?.(false);
				stdin.pause();
				stdin.unref?.();
			} catch {
				// The terminal is gone: there is nothing left to give back.
			}
		},
	};
}

function shownOf({isSecret, typed}: Question): string {
	return isSecret ? '*'.repeat([...typed.text].length) : safeText(typed.text);
}

/** What turns the echoed text `before` into `after`: rubbed out from the first difference on. */
function echo(before: string, after: string): string {
	const was = [...before];
	const is = [...after];
	let same = 0;
	while (same < was.length && same < is.length && was[same] === is[same]) same++;
	return '\b \b'.repeat(was.length - same) + is.slice(same).join('');
}
