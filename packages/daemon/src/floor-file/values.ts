/** The single values of a floor file: ids, labels, durations, sounds, numbers. */

import type {Node} from 'yaml';
import {formatDuration, parseDuration} from './duration.ts';
import {type Read, type Reader, type Section, shown} from './reader.ts';
import {type CallerMessages, callerMessages, type Label} from './types.ts';

/** What an id looks like. */
export const idPattern = /^[a-z0-9][a-z0-9._-]{0,31}$/;
const labelLength = 60;
/** What the dialplan can carry; see asterisk/input.ts. */
const soundPattern = /^[A-Za-z0-9/][A-Za-z0-9/._-]{0,199}$/;
const dayMs = 86_400_000;

export class Values {
	readonly #reader: Reader;

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	/** An id that the file chooses or refers to. */
	readonly id: Read<string> = (node, where) => {
		const id = this.#reader.text(node, where);
		return id === undefined ? undefined : this.checkedId(id, node, where);
	};

	checkedId(id: string, node: Node, where: string): string | undefined {
		return idPattern.test(id) ? id : this.#reader.note(node, 'bad-id', {where: shown(where), id});
	}

	/** An id that another section declares, perhaps further down: looked up by the check. */
	mention(section: Section): Read<string> {
		return (node, where) => {
			const id = this.id(node, where);
			if (id !== undefined) this.#reader.mentions.push({id, section, where});
			return id;
		};
	}

	/** One line of text for people. */
	readonly words: Read<string> = (node, where) => {
		const text = this.#reader.text(node, where)?.trim().normalize('NFC');
		if (text === undefined) return undefined;
		const isFit =
			text.length > 0 && text.length <= labelLength && !/[\p{Cc}\u2028\u2029]/u.test(text);
		return isFit
			? text
			: this.#reader.note(node, 'bad-label', {where: shown(where), max: labelLength});
	};

	/** One text for both languages, or `{en, fr}`. */
	readonly label: Read<Label> = (node, where) => {
		if (!this.#reader.isMap(node)) {
			const text = this.words(node, where);
			return text === undefined ? undefined : {en: text, fr: text};
		}
		const reads = {en: this.words, fr: this.words};
		const {en, fr} = this.#reader.fields<Label>(node, where, reads, ['en', 'fr']) ?? {};
		return en === undefined || fr === undefined ? undefined : {en, fr};
	};

	/** Milliseconds, from `minMs` to `maxMs`. */
	duration(minMs: number, maxMs = dayMs): Read<number> {
		return (node, where) => {
			const ms = this.#reader.converted(parseDuration, 'bad-duration')(node, where);
			if (ms === undefined || (ms >= minMs && ms <= maxMs)) return ms;
			return this.#reader.note(node, 'duration-out-of-range', {
				where: shown(where),
				value: formatDuration(ms),
				min: formatDuration(minMs),
				max: formatDuration(maxMs),
			});
		};
	}

	/** How long a phone rings: the switch's own timer comes first, and it counts whole seconds. */
	get ring(): Read<number> {
		return this.duration(5000, 300_000);
	}

	/** A level of a skill. */
	readonly level: Read<number> = (node, where) =>
		this.#reader.converted(
			(text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : undefined),
			'bad-level',
		)(node, where);

	/** Levels by skill. */
	readonly levels: Read<Record<string, number>> = (node, where) => {
		const levels = this.#reader.records(node, where, ({key, keyNode, value}, place) => {
			const id = this.checkedId(key, keyNode, where);
			const level = this.level(value, place);
			return id === undefined || level === undefined ? undefined : ([id, level] as const);
		});
		return Object.fromEntries(levels);
	};

	readonly count: Read<number> = (node, where) =>
		this.#reader.converted(
			(text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined),
			'bad-count',
		)(node, where);

	/** A whole number from `min` to `max`. */
	whole(min: number, max: number): Read<number> {
		return (node, where) => {
			const value = this.count(node, where);
			if (value === undefined || (value >= min && value <= max)) return value;
			const params = {where: shown(where), value, min, max};
			return this.#reader.note(node, 'count-out-of-range', params);
		};
	}

	/** Callers for each agent: `3`, `2.5`. */
	readonly ratio: Read<number> = (node, where) =>
		this.#reader.converted<number>((text) => {
			const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : 0;
			return value > 0 ? value : undefined;
		}, 'bad-ratio')(node, where);

	/** `80%` as 0.8. */
	readonly share: Read<number> = (node, where) =>
		this.#reader.converted((text) => {
			const match = /^(\d{1,3}(?:\.\d{1,2})?) ?%$/.exec(text);
			const percent = Number(match?.[1] ?? 'none');
			return percent <= 100 ? Number((percent / 100).toFixed(4)) : undefined;
		}, 'bad-share')(node, where);

	/** A stock sound, or an own WAV file by its absolute path. */
	readonly sound: Read<string> = (node, where) =>
		this.#reader.converted((text) => {
			const isOwn = text.startsWith('/');
			return soundPattern.test(text) && isOwn === text.endsWith('.wav') ? text : undefined;
		}, 'bad-sound')(node, where);

	/** Sounds by the names that the file chooses. */
	readonly sounds: Read<Readonly<Record<string, string>>> = (node, where) => {
		const sounds = this.#reader.records(node, where, ({key, keyNode, value}, place) => {
			const id = this.checkedId(key, keyNode, where);
			const sound = this.sound(value, place);
			return id === undefined || sound === undefined ? undefined : ([id, sound] as const);
		});
		return Object.fromEntries(sounds);
	};

	readonly messages: Read<CallerMessages> = (node, where) => {
		const reads = Object.fromEntries(callerMessages.map((name) => [name, this.sound]));
		return this.#reader.fields<CallerMessages>(node, where, reads as never);
	};
}
