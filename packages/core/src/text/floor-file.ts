/** What can be wrong in `floor.yaml`. `where` is a path in the file. */

import {floorRuleText} from './floor-rules.ts';
import {scenarioText} from './scenario.ts';
import {skillExpressionText} from './skill-expression.ts';
import type {Sentence} from './translate.ts';

/** One row a code. Every one names what was found and what would be right. */
export const floorFileText = {
	'empty-file': [
		'the file declares nothing: applying it would clear the floor',
		'le fichier ne déclare rien : l’appliquer viderait le plateau',
	],
	'too-large': ['the file is larger than {limit} bytes', 'le fichier dépasse {limit} octets'],
	'yaml-syntax': ['this is not YAML: {reason}', 'ce n’est pas du YAML : {reason}'],
	'not-a-map': [
		'{where} must be keys with values, such as "id: …"',
		'{where} doit contenir des clés et des valeurs, comme « id: … »',
	],
	'not-a-list': [
		'{where} must be a list, such as [a, b]',
		'{where} doit être une liste, comme [a, b]',
	],
	'not-text': ['{where} must be a text', '{where} doit être un texte'],
	'unknown-key': ['{where} has no key "{key}"', '{where} n’a pas de clé « {key} »'],
	'unknown-key-near': [
		'{where} has no key "{key}": did you mean "{near}"?',
		'{where} n’a pas de clé « {key} » : vouliez-vous dire « {near} » ?',
	],
	'missing-key': ['{where} needs "{key}"', '{where} demande « {key} »'],
	twice: [
		'"{id}" is in {where} already, on line {line}',
		'« {id} » est déjà dans {where}, ligne {line}',
	],
	'not-declared': [
		'{where}: "{id}" is not declared under {section}',
		'{where} : « {id} » n’est pas déclaré sous {section}',
	],
	'not-declared-near': [
		'{where}: "{id}" is not declared under {section}: did you mean "{near}"?',
		'{where} : « {id} » n’est pas déclaré sous {section} : vouliez-vous dire « {near} » ?',
	],
	'unknown-switch': [
		'{where}: the settings have no switch "{id}", only {known}',
		'{where} : les réglages n’ont pas de commutateur « {id} », seulement {known}',
	],
	'bad-id': [
		'{where}: "{id}" must begin with a small letter or a digit and go on with small letters, digits, ".", "_" or "-", 32 at most',
		'{where} : « {id} » doit commencer par une minuscule ou un chiffre, puis minuscules, chiffres, « . », « _ » ou « - », 32 au plus',
	],
	'bad-login': [
		'{where}: "{id}" must begin with a small letter and go on with small letters, digits, ".", "_" or "-", 32 at most',
		'{where} : « {id} » doit commencer par une minuscule, puis minuscules, chiffres, « . », « _ » ou « - », 32 au plus',
	],
	'reserved-kind': [
		'{where}: "{id}" is on every floor and has no other rule: choose another id',
		'{where} : « {id} » existe sur tout plateau et n’a pas d’autre règle : choisissez un autre nom',
	],
	'reserved-reason': [
		'{where}: "{id}" is set by the floor itself: choose another id',
		'{where} : « {id} » est posé par le plateau lui-même : choisissez un autre nom',
	],
	'bad-label': [
		'{where} must be 1 to {max} characters on one line',
		'{where} doit faire de 1 à {max} caractères sur une ligne',
	],
	'bad-duration': [
		'{where}: "{value}" must be a duration, such as 20s, 5m or 1h30m',
		'{where} : « {value} » doit être une durée, comme 20s, 5m ou 1h30m',
	],
	'duration-out-of-range': [
		'{where}: {value} must be from {min} to {max}',
		'{where} : {value} doit aller de {min} à {max}',
	],
	'reserved-skill': [
		'{where}: "{id}" is a word of requirements, which could not name this skill: choose another id',
		'{where} : « {id} » est un mot des exigences, qui ne pourraient nommer cette compétence : choisissez un autre nom',
	],
	'bad-requirement': [
		'{where} must be skills with levels, such as { fr: 50 }, or a text, such as fr >= 50 or en',
		'{where} doit contenir des compétences et des niveaux, comme { fr: 50 }, ou un texte, comme fr >= 50 or en',
	],
	'bad-level': [
		'{where}: "{value}" must be a level from 0 to 100',
		'{where} : « {value} » doit être un niveau de 0 à 100',
	],
	'bad-count': [
		'{where}: "{value}" must be a whole number',
		'{where} : « {value} » doit être un nombre entier',
	],
	'bad-share': [
		'{where}: "{value}" must be a share, such as 80%',
		'{where} : « {value} » doit être une part, comme 80%',
	],
	'bad-choice': [
		'{where}: "{value}" must be one of {choices}',
		'{where} : « {value} » doit être l’un de {choices}',
	],
	'bad-choice-near': [
		'{where}: "{value}" must be one of {choices}: did you mean "{near}"?',
		'{where} : « {value} » doit être l’un de {choices} : vouliez-vous dire « {near} » ?',
	],
	'bad-number': [
		'{where}: "{value}" is no telephone number of {country} nor an international one (+…)',
		'{where} : « {value} » n’est ni un numéro de {country} ni un numéro international (+…)',
	],
	'bad-extension': [
		'{where}: "{value}" must be an extension of 2 to 6 digits',
		'{where} : « {value} » doit être un numéro interne de 2 à 6 chiffres',
	],
	'emergency-extension': [
		'{where}: {value} is an emergency number',
		'{where} : {value} est un numéro d’urgence',
	],
	'number-is-extension': [
		'{where}: {value} is an extension too, declared on line {line}',
		'{where} : {value} est aussi un numéro interne, déclaré ligne {line}',
	],
	'bad-endpoint': [
		'{where}: "{value}" must be 1 to 40 letters, digits, "_" or "-"',
		'{where} : « {value} » doit faire de 1 à 40 lettres, chiffres, « _ » ou « - »',
	],
	'bad-header': [
		'{where}: "{value}" must be 1 to 120 letters, digits, spaces and <>:;=@./_+?&%~*-, without a space at an end',
		'{where} : « {value} » doit faire de 1 à 120 lettres, chiffres, espaces et <>:;=@./_+?&%~*-, sans espace au bord',
	],
	'model-cannot-answer': [
		'{where}: a phone of model "{id}" does not answer on Event: talk and would drop the call. Remove it, or set phoneModels.{id}.talkEvent where yours does',
		'{where} : un poste du modèle « {id} » ne décroche pas sur Event: talk et perdrait l’appel. Retirez-le, ou posez phoneModels.{id}.talkEvent si le vôtre le fait',
	],
	'endpoint-twice': [
		'{where}: the endpoint "{value}" has a phone already, on line {line}',
		'{where} : le point « {value} » a déjà un poste, ligne {line}',
	],
	'bad-time-zone': [
		'{where}: "{value}" is no time zone, such as Europe/Paris',
		'{where} : « {value} » n’est pas un fuseau horaire, comme Europe/Paris',
	],
	'bad-country': [
		'{where}: "{value}" must be a country in two letters, such as FR',
		'{where} : « {value} » doit être un pays en deux lettres, comme FR',
	],
	'bad-day': [
		'{where}: "{value}" must be days, such as mon, mon-fri or daily',
		'{where} : « {value} » doit être des jours, comme mon, mon-fri ou daily',
	],
	'day-twice': [
		'{where}: {value} has hours already, on line {line}',
		'{where} : {value} a déjà des horaires, ligne {line}',
	],
	'bad-hours': [
		'{where}: "{value}" must be times, such as 9:00-12:30, 14:00-18:00, or "closed"',
		'{where} : « {value} » doit être des heures, comme 9:00-12:30, 14:00-18:00, ou « closed »',
	],
	'hours-overlap': [
		'{where}: "{value}" overlaps with itself',
		'{where} : « {value} » se chevauche',
	],
	'bad-holiday': [
		'{where}: "{value}" must be FR, FR-alsace-moselle, a date (2026-12-24), a day of each year (12-24) or two dates (2026-08-03..2026-08-21)',
		'{where} : « {value} » doit être FR, FR-alsace-moselle, une date (2026-12-24), un jour de chaque année (12-24) ou deux dates (2026-08-03..2026-08-21)',
	],
	'bad-sound': [
		'{where}: "{value}" must be a stock sound\'s name or the absolute path of a .wav file, of letters, digits, "/", ".", "_" and "-"',
		'{where} : « {value} » doit être le nom d’un son d’origine ou le chemin absolu d’un fichier .wav, en lettres, chiffres, « / », « . », « _ » et « - »',
	],
	'wrap-up-limit-missing': [
		'{where} needs "limit", because its mode is {mode}',
		'{where} demande « limit », car son mode est {mode}',
	],
	'wrap-up-field-unused': [
		'{where}: "{key}" means nothing in mode {mode}',
		'{where} : « {key} » est sans effet en mode {mode}',
	],
	'disposition-impossible': [
		'{where} requires a disposition, but none is declared for this queue',
		'{where} exige une qualification, mais aucune n’est déclarée pour cette file',
	],
	'moves-in-a-circle': [
		'{where}: calls would move in a circle: {path}',
		'{where} : les appels tourneraient en rond : {path}',
	],
	'moves-to-itself': [
		'{where}: a queue cannot move calls to itself',
		'{where} : une file ne peut déplacer ses appels vers elle-même',
	],
	'alert-for-agents': [
		'{where}: an alert on {on} is about agents, not about a queue',
		'{where} : une alerte sur {on} porte sur les agents, pas sur une file',
	],
	'alarm-before-warn': [
		'{where}: the alarm ({alarm}) would come before the warning ({warn})',
		'{where} : l’alarme ({alarm}) viendrait avant l’avertissement ({warn})',
	],
	// Rules of queues.
	...floorRuleText,
	// Told of a place in the text, not of a path.
	...skillExpressionText,
	// Told of scenarios, which are read alike.
	...scenarioText,
} as const satisfies Record<string, Sentence>;

export type FloorFileCode = keyof typeof floorFileText;
