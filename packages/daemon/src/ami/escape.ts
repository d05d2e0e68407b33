/**
 * Asterisk's C escapes (`ast_escape_c`): which fields of which events carry them, and both
 * directions. Only the decoder and the encoder call these, so that a value is changed exactly once.
 * Source: Asterisk 22 main/utils.c, main/manager_channels.c, main/stasis_channels.c,
 * main/presencestate.c.
 */
import type {AmiMessage} from './message.ts';

const escapes: ReadonlyMap<string, string> = new Map([
	['\x07', 'a'],
	['\b', 'b'],
	['\f', 'f'],
	['\n', 'n'],
	['\r', 'r'],
	['\t', 't'],
	['\v', 'v'],
	['\\', '\\'],
	["'", "'"],
	['"', '"'],
	['?', '?'],
]);

const unescapes: ReadonlyMap<string, string> = new Map(
	[...escapes].map(([character, letter]) => [letter, character]),
);

/** These write a channel's names as they are; every other event takes them from a snapshot. */
const rawNameEvents = new Set(['OriginateResponse', 'QueueEntry', 'MeetmeList']);

/** Undoes `ast_escape_c`. A backslash before any other character stays as it is. */
export function unescapeC(text: string): string {
	return text.replace(
		/\\([abfnrtv\\'"?])/g,
		(pair, letter: string) => unescapes.get(letter) ?? pair,
	);
}

/** What `ast_escape_c` does. ESC and C1 bytes pass through, as they do there. */
export function escapeC(text: string): string {
	return text.replace(
		/[\x07\b\f\n\r\t\v\\'"?]/g,
		(character) => `\\${escapes.get(character) ?? character}`,
	);
}

/** Whether Asterisk escapes `field` of `event`: `value` all of it, `pair` what follows the `=`. */
export function escapedPart(event: string, field: string): 'value' | 'pair' | undefined {
	// Fields of a second channel carry a prefix: DestCallerIDName, SpyeeConnectedLineName.
	if (field.endsWith('CallerIDName') || field.endsWith('ConnectedLineName')) {
		const raw = field === 'EffectiveConnectedLineName' || rawNameEvents.has(event);
		return raw ? undefined : 'value';
	}
	if (field.endsWith('ChanVariable')) return 'pair';
	if (event === 'VarSet') return field === 'Value' ? 'value' : undefined;
	if (event === 'PresenceStateChange') {
		return field === 'Subtype' || field === 'Message' ? 'value' : undefined;
	}
	return undefined;
}

/** `value` of one field as Asterisk would write it. */
export function escapeField(event: string, field: string, value: string): string {
	return convert(event, field, value, escapeC);
}

/** Undoes the escapes of an event's fields, in place: `values` belongs to the caller. */
export function unescapeValues(message: AmiMessage, values: string[]): void {
	const {event} = message;
	if (event === '') return;
	for (const [index, value] of values.entries()) {
		if (!value.includes('\\')) continue;
		values[index] = convert(event, message.names[index] ?? '', value, unescapeC);
	}
}

function convert(
	event: string,
	field: string,
	value: string,
	change: (text: string) => string,
): string {
	switch (escapedPart(event, field)) {
		case 'value':
			return change(value);
		case 'pair': {
			const start = value.indexOf('=') + 1;
			return value.slice(0, start) + change(value.slice(start));
		}
		default:
			return value;
	}
}
