/** What a floor file asks of skills: a map of least levels, or an expression. */

import {formatSkillExpression, parseSkillExpression} from '@plateau/core';
import {type Read, type Reader, shown} from './reader.ts';
import type {DeclaredRequirement} from './rule-types.ts';
import type {Values} from './values.ts';

/**
 * Reads either form; an expression comes back in its canonical spelling. The skills that it names
 * are left for the check, since the file may declare them further down.
 */
export function requirementRead(reader: Reader, values: Values): Read<DeclaredRequirement> {
	return (node, where) => {
		if (reader.isMap(node) || reader.isEmpty(node)) return values.levels(node, where);
		if (!reader.isScalar(node)) return reader.note(node, 'bad-requirement', {where: shown(where)});
		const text = reader.text(node, where);
		if (text === undefined) return undefined;
		const parsed = parseSkillExpression(text);
		if (!parsed.ok) {
			const {code, at, length, params} = parsed.error;
			return reader.note(reader.spotOf(node, at, length), code, params);
		}
		for (const {skillId: id, at} of parsed.mentions) {
			const spot = reader.spotOf(node, at, id.length);
			reader.mentions.push({id, section: 'skills', spot, where});
		}
		return formatSkillExpression(parsed.expression);
	};
}
