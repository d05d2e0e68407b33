/** Finding whom a call can go to as one types: colleagues, phones, queues, a number outside. Pure. */
import type {
	TargetAgent,
	TargetPhone,
	TargetQueue,
	TargetsView,
	WireTransferTarget,
} from '@plateau/core/protocol';
import {activityText, callText, type Sentence} from '@plateau/core/text';
import {type Country, parsePhoneNumber} from '../format/phone-number.ts';

/** One of those found. `key` names it however the list changes: `agent:marc`. */
export type TargetRow = {readonly key: string} & (
	| {readonly kind: 'agent'; readonly agent: TargetAgent}
	| {readonly kind: 'phone'; readonly phone: TargetPhone}
	| {readonly kind: 'queue'; readonly queue: TargetQueue}
	| {
			readonly kind: 'outside';
			readonly number: string;
			readonly name?: string;
			/** Of the agent's own list: spoken with lately, or whom a piece of work in hand is for. */
			readonly from?: 'recent' | 'work';
	  }
);

/** Who searches, and how they write numbers. */
export interface Searcher {
	/** Not found: nobody gives a call to themselves. */
	readonly agentId: string | undefined;
	readonly country: Country;
}

/**
 * Those that hold every word typed at the beginning of one of their own: name, login, extension,
 * queue. Best match first, then ready before busy before gone, then by name. With nothing typed, the
 * colleagues who are at a phone, and the queues.
 */
export function findTargets(
	view: TargetsView,
	typed: string,
	{agentId, country}: Searcher,
): readonly TargetRow[] {
	const wanted = wordsOf(typed);
	const found: Array<{readonly row: TargetRow; readonly rank: readonly [number, number, string]}> =
		[];
	for (const row of rowsOf(view)) {
		if (row.kind === 'agent' && row.agent.id === agentId) continue;
		if (wanted.length === 0 && !isShownUnasked(row)) continue;
		const match = matchOf(row, view, wanted);
		if (match !== undefined) found.push({row, rank: [match, nearness(row), nameOf(row)]});
	}
	const rows = found.toSorted((one, other) => compare(one.rank, other.rank)).map(({row}) => row);
	const number = view.outside ? outsideNumber(typed, country) : undefined;
	return number === undefined
		? rows
		: [...rows, {key: `outside:${number}`, kind: 'outside', number}];
}

/** The target for a command. A phone with an agent at it is the agent. */
export function targetOf(row: TargetRow): WireTransferTarget {
	switch (row.kind) {
		case 'agent':
			return {kind: 'agent', agentId: row.agent.id};
		case 'phone':
			return {kind: 'phone', phoneId: row.phone.id};
		case 'queue':
			return {kind: 'queue', queueId: row.queue.id};
		case 'outside':
			return {kind: 'outside', number: row.number};
	}
}

/** What keeps a colleague or a phone from a call just now; undefined: nothing that is seen. */
export function doing(row: TargetRow, {reasons}: TargetsView): Sentence | undefined {
	if (row.kind === 'agent') {
		const {phoneId, ready, activity, presence} = row.agent;
		if (phoneId === undefined) return callText.signedOut;
		if (ready) return undefined;
		if (activity !== 'idle') return activityText[activity];
		const label = presence.state === 'not-ready' ? reasons[presence.reasonId] : undefined;
		return label === undefined ? ['not ready', 'pas prêt'] : [label.en, label.fr];
	}
	if (row.kind !== 'phone' || (row.phone.registered && !row.phone.outside)) return undefined;
	return row.phone.registered ? callText.busyPhone : callText.phoneMissing;
}

/** The row of a key as it is now, whatever was typed; undefined when it is gone. */
export function rowOfKey(view: TargetsView, key: string): TargetRow | undefined {
	const number = /^outside:(.+)$/.exec(key)?.[1];
	if (number !== undefined) return {key, kind: 'outside', number};
	return [...rowsOf(view)].find((row) => row.key === key);
}

/** The only row that the words name: by its id, extension or whole name, else the only one found. */
export function onlyTarget(rows: readonly TargetRow[], typed: string): TargetRow | undefined {
	const wanted = plain(typed);
	const exact = rows.filter((row) => exactNames(row).some((name) => plain(name) === wanted));
	if (exact.length === 1) return exact[0];
	const named = rows.filter(({kind}) => kind !== 'outside');
	if (exact.length === 0 && named.length === 0) return rows[0];
	return exact.length === 0 && named.length === 1 ? named[0] : undefined;
}

function* rowsOf({agents, phones, queues}: TargetsView): Generator<TargetRow> {
	for (const agent of Object.values(agents)) {
		yield {key: `agent:${agent.id}`, kind: 'agent', agent};
	}
	for (const queue of Object.values(queues)) {
		yield {key: `queue:${queue.id}`, kind: 'queue', queue};
	}
	for (const phone of Object.values(phones)) {
		yield {key: `phone:${phone.id}`, kind: 'phone', phone};
	}
}

function isShownUnasked(row: TargetRow): boolean {
	return row.kind === 'queue' || (row.kind === 'agent' && row.agent.phoneId !== undefined);
}

/** 0: by the whole extension or login, 1: by name, 2: by a queue they serve; undefined: not at all. */
function matchOf(row: TargetRow, view: TargetsView, wanted: readonly string[]): number | undefined {
	const whole = wanted.join(' ');
	if (exactNames(row).some((name) => plain(name) === whole)) return 0;
	const own = exactNames(row).flatMap(wordsOf);
	if (isIn(wanted, own)) return 1;
	const queues = row.kind === 'agent' ? row.agent.queueIds : [];
	const theirs = queues.flatMap((queueId) => {
		const label = view.queues[queueId]?.label;
		return wordsOf([queueId, label?.en ?? '', label?.fr ?? ''].join(' '));
	});
	return isIn(wanted, [...own, ...theirs]) ? 2 : undefined;
}

function isIn(wanted: readonly string[], words: readonly string[]): boolean {
	return wanted.every((one) => words.some((word) => word.startsWith(one)));
}

/** What names it by itself. */
function exactNames(row: TargetRow): readonly string[] {
	switch (row.kind) {
		case 'agent': {
			const {id, name, phoneId} = row.agent;
			return phoneId === undefined ? [id, name] : [id, name, phoneId];
		}
		case 'phone':
			return [row.phone.id];
		case 'queue':
			return [row.queue.id, row.queue.label.en, row.queue.label.fr];
		case 'outside':
			return [row.number];
	}
}

/** Ready, then at work or in a pause, then gone. */
function nearness(row: TargetRow): number {
	switch (row.kind) {
		case 'agent':
			if (row.agent.ready) return 0;
			return row.agent.phoneId === undefined ? 4 : 2;
		case 'queue':
			return 1;
		case 'phone':
			return row.phone.registered ? 3 : 4;
		case 'outside':
			return 3;
	}
}

function nameOf(row: TargetRow): string {
	return row.kind === 'agent' ? row.agent.name : (row.key.split(':')[1] ?? '');
}

function compare(
	[match, near, name]: readonly [number, number, string],
	[otherMatch, otherNear, otherName]: readonly [number, number, string],
): number {
	return match - otherMatch || near - otherNear || name.localeCompare(otherName, 'en');
}

/** Three digits may be an extension that nobody has; a number outside has more. */
const leastDigits = 4;

function outsideNumber(typed: string, country: Country): string | undefined {
	if (!/^[+\d][\d ().\-/]*$/.test(typed.trim())) return undefined;
	if (typed.replaceAll(/\D/g, '').length < leastDigits) return undefined;
	return parsePhoneNumber(typed.trim(), country);
}

function wordsOf(text: string): readonly string[] {
	return plain(text)
		.split(/[\s'’.\-_]+/u)
		.filter(Boolean);
}

/** Without accents and capitals: `helene` finds `Hélène`. */
function plain(text: string): string {
	return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
