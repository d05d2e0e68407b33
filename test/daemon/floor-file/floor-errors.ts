/** What is wrong with the text of a floor file, a line each. */

import {floorFileText, say} from '@plateau/core/text';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';

/** Errors as `line:column code sentence`. */
export function errors(text: string): string[] {
	const result = parseFloorFile(text);
	if (result.ok) return [];
	return result.errors.map(
		({line, column, code, params}) =>
			`${line}:${column ?? '-'} ${code} ${say('en', floorFileText[code], params)}`,
	);
}
