/** The `phoneModels` of a floor file: what a model of phone does, where the table does not know or is wrong. */

import type {Node} from 'yaml';
import {
	type AutoAnswerHeader,
	type AutoAnswerHeaders,
	autoAnswerHeaders,
} from '../asterisk/contract.ts';
import {headerValuePattern} from './phone-models.ts';
import {compact, type Read, type Reader} from './reader.ts';
import type {DeclaredPhoneModel} from './types.ts';
import type {Values} from './values.ts';

/** The keys of a model, as they are read. */
export interface PhoneModelFields {
	readonly autoAnswer: AutoAnswerHeaders;
	readonly talkEvent: boolean;
}

export function readPhoneModels(node: Node, reader: Reader, values: Values): DeclaredPhoneModel[] {
	const value = reader.converted(
		(text) => (headerValuePattern.test(text) ? text : undefined),
		'bad-header',
	);
	const headers = Object.fromEntries(autoAnswerHeaders.map((header) => [header, value])) as Record<
		AutoAnswerHeader,
		Read<string>
	>;
	const reads = {
		autoAnswer: (map: Node, where: string) =>
			reader.fields<Required<AutoAnswerHeaders>>(map, where, headers),
		talkEvent: reader.boolean,
	};
	return reader.records(node, 'phoneModels', ({key, keyNode, value: said}, where) => {
		const id = values.checkedId(key, keyNode, 'phoneModels');
		const {autoAnswer, talkEvent} = reader.fields<PhoneModelFields>(said, where, reads) ?? {};
		return id === undefined ? undefined : compact<DeclaredPhoneModel>({id, autoAnswer, talkEvent});
	});
}
