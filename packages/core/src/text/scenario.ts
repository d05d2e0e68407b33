/** What can be wrong in a scenario, besides what can be wrong in any of our YAML files. */

import type {Sentence} from './translate.ts';

/** One row a code; `where` is a path in the file. */
export const scenarioText = {
	'bad-date': [
		'{where}: "{value}" must be a date, such as 2027-01-11',
		'{where} : « {value} » doit être une date, comme 2027-01-11',
	],
	'bad-stretch': [
		'{where}: "{value}" must be a half-hour by its beginning, such as 9:00, or a stretch, such as 9:00-12:00',
		'{where} : « {value} » doit être une demi-heure par son début, comme 9:00, ou une plage, comme 9:00-12:00',
	],
	'bad-seed': [
		'{where}: "{value}" must be a whole number of 15 digits at most',
		'{where} : « {value} » doit être un nombre entier de 15 chiffres au plus',
	],
	'bad-shift': [
		'{where} must be { agents: [ids], hours: 9:00-17:00 } or { like: id, count: 2, hours: 9:00-17:00 }',
		'{where} doit être { agents: [noms], hours: 9:00-17:00 } ou { like: nom, count: 2, hours: 9:00-17:00 }',
	],
	'not-on-floor': [
		'{where}: the floor has no "{id}" among its {section}',
		'{where} : le plateau n’a pas de « {id} » parmi {section}',
	],
	'not-on-floor-near': [
		'{where}: the floor has no "{id}" among its {section}: did you mean "{near}"?',
		'{where} : le plateau n’a pas de « {id} » parmi {section} : vouliez-vous dire « {near} » ?',
	],
	'shifts-overlap': [
		'{where}: {id} works at that time already',
		'{where} : {id} travaille déjà à cette heure-là',
	],
	'too-many-calls': [
		'{where}: {count} calls are more than {limit}',
		'{where} : {count} appels dépassent {limit}',
	],
	'habit-missing': [
		'{where} needs "{key}", because queue "{id}" has none of its own',
		'{where} demande « {key} », car la file « {id} » n’a pas le sien',
	],
} as const satisfies Record<string, Sentence>;
