/** What can be wrong with the rules of a queue in `floor.yaml`, and with how they fit. `where` is a path. */

import type {Sentence} from './translate.ts';

/** One row a code; a part of the table of the floor file. */
export const floorRuleText = {
	'bad-wait-end': [
		'{where} must be message, { message: sound }, { move: queue } or { sendOut: number }',
		'{where} doit être message, { message: son }, { move: file } ou { sendOut: numéro }',
	],
	'bad-overflow-action': [
		'{where} must be widen, message, or one of { raise: 1m }, { announce: sound }, { message: sound }, { move: queue } and { sendOut: number }',
		'{where} doit être widen, message, ou l’un de { raise: 1m }, { announce: son }, { message: son }, { move: file } et { sendOut: numéro }',
	],
	'not-yet': [
		'{where}: "{word}" is not to be had yet: until then, take message, move or sendOut',
		'{where} : « {word} » n’existe pas encore : d’ici là, prenez message, move ou sendOut',
	],
	'choose-one': [
		'{where} needs one of {keys}, and only one',
		'{where} demande l’un de {keys}, et un seul',
	],
	'announces-nothing': [
		'{where} says nothing: give a sound, position: true or expectedWait: true',
		'{where} ne dit rien : donnez un son, position: true ou expectedWait: true',
	],
	'send-out-emergency': [
		'{where}: {value} is an emergency number of {country}: no caller is sent there',
		'{where} : {value} est un numéro d’urgence de {country} : aucun appelant n’y est envoyé',
	],
	'bad-prefix': [
		'{where}: "{value}" must be the beginning of a number: digits, with a plus or as dialled in {country}',
		'{where} : « {value} » doit être le début d’un numéro : des chiffres, avec un plus ou comme on compose en {country}',
	],
	'prefix-twice': ['{where}: {value} is there already', '{where} : {value} y est déjà'],
	'prefix-both-ways': [
		'{where}: {value} is allowed and denied: take it out of one of the two',
		'{where} : {value} est permis et refusé : retirez-le de l’une des deux listes',
	],
	'sends-to-itself': [
		'{where}: {value} is a number of this floor, where the caller would come back: use move',
		'{where} : {value} est un numéro de ce plateau, où l’appelant reviendrait : utilisez move',
	],
	'count-out-of-range': [
		'{where}: {value} must be from {min} to {max}',
		'{where} : {value} doit aller de {min} à {max}',
	],
	'bad-ratio': [
		'{where}: "{value}" must be callers for each agent, such as 3 or 2.5',
		'{where} : « {value} » doit être un nombre d’appelants par agent, comme 3 ou 2.5',
	],
	'bad-tier': [
		'{where}: "{value}" must be a tier from {min} to 99; tier 1 is open from the start',
		'{where} : « {value} » doit être un rang de {min} à 99 ; le rang 1 est ouvert dès le début',
	],
	'tier-not-declared': [
		'{where}: {id} has no tier {tier}: declare it under queues.{id}.tiers',
		'{where} : {id} n’a pas de rang {tier} : déclarez-le sous queues.{id}.tiers',
	],
	'queue-owned': [
		'{where}: {id} is the own queue of {owner}, whom alone it rings',
		'{where} : {id} est la file propre de {owner}, seul à y être appelé',
	],
	'means-nothing-with': [
		'{where}: "{key}" means nothing with "{other}"',
		'{where} : « {key} » est sans effet avec « {other} »',
	],
	'means-nothing-without': [
		'{where}: "{key}" means nothing without "{other}"',
		'{where} : « {key} » est sans effet sans « {other} »',
	],
	'not-ascending': [
		'{where}: {value} must come later than {before}, the step before it',
		'{where} : {value} doit venir après {before}, l’étape précédente',
	],
	'widens-past-any': [
		'{where}: the step before it lets everybody serve, so it can widen no further',
		'{where} : l’étape précédente laisse déjà servir tout le monde, elle ne peut plus élargir',
	],
	'after-max-wait': [
		'{where}: {value} never comes: the wait ends at {limit} (maxWait)',
		'{where} : {value} n’arrive jamais : l’attente finit à {limit} (maxWait)',
	],
	'absence-empty': [
		'{where} is empty, so that nobody would ever be missed: name what counts as absent',
		'{where} est vide, et personne ne manquerait jamais : dites ce qui compte comme absence',
	],
	'absence-covered': [
		'{where}: "{value}" is said already by "{other}"',
		'{where} : « {value} » est déjà dit par « {other} »',
	],
	'no-such-position': [
		'{where}: no place is above {above} and below {below}',
		'{where} : aucune place n’est au-delà de {above} et en deçà de {below}',
	],
	'repeats-an-end': [
		'{where}: what ends the wait cannot be repeated',
		'{where} : ce qui met fin à l’attente ne peut se répéter',
	],
	'never-reached': [
		'{where}: no caller is left by then: the step on line {line} ends every wait',
		'{where} : il ne reste alors aucun appelant : l’étape de la ligne {line} met fin à toute attente',
	],
	'bad-key': [
		'{where}: "{value}" must be one key of a telephone: a digit, * or #',
		'{where} : « {value} » doit être une touche de téléphone : un chiffre, * ou #',
	],
	'recording-keys-same': [
		'{where}: the key "{key}" cannot both agree and object',
		'{where} : la touche « {key} » ne peut à la fois accepter et refuser',
	],
	'recording-unheard': [
		'{where}: queue {id} tells callers that they are recorded, which takes an answer on entry',
		'{where} : la file {id} informe les appelants de l’enregistrement, ce qui exige de décrocher à l’entrée',
	],
	'window-never': [
		'{where} has no hours, so it would never be on',
		'{where} n’a pas d’horaires, et ne serait jamais en cours',
	],
} as const satisfies Record<string, Sentence>;
