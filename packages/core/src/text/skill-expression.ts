/** What can be wrong in a requirement of skills. Where it is wrong is told beside it. */

import type {Sentence} from './translate.ts';

/** One row a code. Every one names what was found and what would be right. */
export const skillExpressionText = {
	'expression-empty': [
		'a requirement of skills is empty: write one, such as fr >= 50 or en, or leave it out',
		'une exigence de compétences est vide : écrivez-en une, comme fr >= 50 or en, ou enlevez-la',
	],
	'expression-too-long': [
		'the requirement has {length} characters, {limit} at most',
		'l’exigence a {length} caractères, {limit} au plus',
	],
	'expression-too-deep': [
		'more than {limit} parentheses and "not" stand inside each other here',
		'plus de {limit} parenthèses et « not » sont imbriqués ici',
	],
	'expression-unexpected': [
		'"{found}" means nothing in a requirement of skills: it has names, levels, and, or, not, ( ) and >= > <= < = !=',
		'« {found} » n’a pas de sens dans une exigence de compétences : on y écrit des noms, des niveaux, and, or, not, ( ) et >= > <= < = !=',
	],
	'expression-foreign': ['write {meant}, not "{found}"', 'écrivez {meant}, et non « {found} »'],
	'expression-ends-early': [
		'the requirement ends after "{after}": a skill or "(" must follow',
		'l’exigence s’arrête après « {after} » : une compétence ou « ( » doit suivre',
	],
	'expression-unclosed': ['this "(" is never closed', 'cette « ( » n’est jamais fermée'],
	'expression-unopened': ['this ")" closes nothing', 'cette « ) » ne ferme rien'],
	'operand-expected': [
		'a skill, "not" or "(" must stand here, not "{found}"',
		'il faut ici une compétence, « not » ou « ( », et non « {found} »',
	],
	'operator-missing': [
		'"and" or "or" is missing before "{found}"',
		'il manque « and » ou « or » avant « {found} »',
	],
	'comparison-misplaced': [
		'"{found}" compares one skill with one level: write fr >= 30 and fr <= 60',
		'« {found} » compare une compétence à un niveau : écrivez fr >= 30 and fr <= 60',
	],
	'skill-name-malformed': [
		'"{found}" is no skill\'s name: small letters, digits, ".", "_" or "-", 32 at most, a letter or a digit first',
		'« {found} » n’est pas un nom de compétence : minuscules, chiffres, « . », « _ » ou « - », 32 au plus, d’abord une lettre ou un chiffre',
	],
	'level-first': [
		'the skill comes first: write {skill} {compare} {level}',
		'la compétence vient d’abord : écrivez {skill} {compare} {level}',
	],
	'level-missing': [
		'a level must follow "{compare}", such as {compare} 50',
		'un niveau doit suivre « {compare} », comme {compare} 50',
	],
	'level-expected': [
		'a level from 0 to {max} must follow "{compare}", not "{found}"',
		'un niveau de 0 à {max} doit suivre « {compare} », et non « {found} »',
	],
	'level-out-of-range': [
		'{level} is no level: levels go from 0 to {max}',
		'{level} n’est pas un niveau : ils vont de 0 à {max}',
	],
	'level-not-whole': [
		'{level} is no level: levels are whole numbers from 0 to {max}',
		'{level} n’est pas un niveau : ce sont des nombres entiers de 0 à {max}',
	],
} as const satisfies Record<string, Sentence>;

export type SkillExpressionCode = keyof typeof skillExpressionText;
