/** A queue's `recording`: whether its calls are recorded, what for, and what is told and asked before. */

import type {Node} from 'yaml';
import {compact, type Read, type Reader, shown} from './reader.ts';
import type {DeclaredRecording} from './rule-types.ts';
import type {Values} from './values.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const modes = ['never', 'on-demand', 'all', 'share'] as const;

/** The keys of a recording rule, as they are read. */
export interface RecordingFields {
	readonly mode: (typeof modes)[number];
	readonly share: number;
	readonly purpose: string;
	readonly keep: number;
	readonly notice: DeclaredRecording['notice'];
	readonly consent: boolean;
	readonly consentKey: string;
	readonly optOutKey: string;
}

/** Undefined for `never`, which is what a queue without the key means too. */
export function recordingRead(reader: Reader, values: Values): Read<DeclaredRecording> {
	const mode = reader.choice(modes);
	const sound = values.mention('sounds');
	const notice: Read<DeclaredRecording['notice']> = (node, where) => {
		if (!reader.isMap(node)) return isNone(reader, node, where) ? 'none' : sound(node, where);
		const reads = {en: sound, fr: sound};
		const {en, fr} =
			reader.fields<{en: string; fr: string}>(node, where, reads, ['en', 'fr']) ?? {};
		return en === undefined || fr === undefined ? undefined : {en, fr};
	};
	const key = reader.converted((text) => (/^[0-9*#]$/.test(text) ? text : undefined), 'bad-key');
	const reads = {
		mode,
		share: values.share,
		purpose: values.id,
		keep: values.duration(hourMs, 3660 * dayMs),
		notice,
		consent: reader.boolean,
		consentKey: key,
		optOutKey: key,
	};
	return (node, where) => {
		if (!reader.isMap(node)) {
			const found = mode(node, where);
			if (found === undefined || found === 'never') return undefined;
			const params = {where: shown(where), key: 'purpose'};
			return reader.note(node, 'missing-key', params);
		}
		const told = reader.problems.length;
		const needed = ['mode', 'purpose', 'keep', 'notice'] as const;
		const fields = reader.fields<RecordingFields>(node, where, reads, needed);
		if (fields === undefined || reader.problems.length > told) return undefined;
		const {mode: found, purpose, keep: keepMs, notice: notices} = fields;
		if (found === undefined || purpose === undefined) return undefined;
		if (keepMs === undefined || notices === undefined) return undefined;
		if (found === 'never') return undefined;
		checkFields(reader, where, fields);
		return compact<DeclaredRecording>({
			...{mode: found, purpose, keepMs, notice: notices},
			share: fields.share,
			consent: fields.consent,
			consentKey: fields.consentKey,
			optOutKey: fields.optOutKey,
		});
	};
}

/** `none` names no sound: no id is told twice. */
function isNone(reader: Reader, node: Node, where: string): boolean {
	return reader.isScalar(node) && !reader.isEmpty(node) && reader.text(node, where) === 'none';
}

function checkFields(
	reader: Reader,
	where: string,
	{mode, share, consent, consentKey, optOutKey}: Partial<RecordingFields>,
): void {
	const about = (key: string, other: string) => ({where: shown(where), key, other});
	if (mode === 'share' && share === undefined)
		reader.note(`${where}.mode`, 'means-nothing-without', about('mode: share', 'share'));
	if (mode !== 'share' && share !== undefined)
		reader.note(`${where}.share`, 'means-nothing-without', about('share', 'mode: share'));
	if (consentKey !== undefined && consent !== true)
		reader.note(
			`${where}.consentKey`,
			'means-nothing-without',
			about('consentKey', 'consent: true'),
		);
	if (consentKey !== undefined && consentKey === optOutKey)
		reader.note(`${where}.optOutKey`, 'recording-keys-same', {where: shown(where), key: optOutKey});
}
