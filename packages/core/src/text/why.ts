/** Why a call went to an agent and not to another: the choice, and each reason for passing somebody over. */

import type {Strategy} from '../floor-config.ts';
import type {Sentence} from './translate.ts';

type Words<Code extends string> = Readonly<Record<Code, Sentence>>;

/** What a queue's strategy preferred in the agent it chose, of `count` who could have been asked. */
export const whyStrategyText = {
	'longest-idle': [
		'longest idle of {count} ready for it: {idle}',
		'le plus longtemps libre des {count} agents prêts : {idle}',
	],
	'longest-idle-in-queue': [
		'of {count} ready for it, the longest without a call of this queue',
		'des {count} agents prêts, le plus longtemps sans appel de cette file',
	],
	'fewest-calls': [
		'of {count} ready for it, the fewest calls today',
		'des {count} agents prêts, le moins d’appels aujourd’hui',
	],
	'least-talk-time': [
		'of {count} ready for it, the least talk today',
		'des {count} agents prêts, le moins de conversation aujourd’hui',
	],
	'least-occupied': [
		'of {count} ready for it, the least occupied today',
		'des {count} agents prêts, le moins occupé aujourd’hui',
	],
	'most-skilled': [
		'of {count} ready for it, the best at what the queue asks for',
		'des {count} agents prêts, le plus compétent pour cette file',
	],
	'least-skilled': [
		'of {count} ready for it, the least skilled that is enough: experts stay free',
		'des {count} agents prêts, le moins compétent qui suffise : les experts restent libres',
	],
	linear: [
		'of {count} ready for it, the first in the floor file’s order',
		'des {count} agents prêts, le premier dans l’ordre du fichier',
	],
	'round-robin': [
		'of {count} ready for it, the next in turn',
		'des {count} agents prêts, le suivant dans le tour',
	],
	random: ['drawn by lot from {count} ready for it', 'tiré au sort parmi les {count} agents prêts'],
	'weighted-random': [
		'drawn by weighted lot from {count} ready for it',
		'tiré au sort pondéré parmi les {count} agents prêts',
	],
	'top-down': [
		'of {count} ready for it, the first from the top',
		'des {count} agents prêts, le premier en partant du haut',
	],
	'ring-all': [
		'all {count} ready for it ring at once',
		'les {count} agents prêts sonnent tous à la fois',
	],
	'ring-progressively': [
		'of {count} ready for it, one more rings as time passes',
		'des {count} agents prêts, un de plus sonne à mesure que l’attente dure',
	],
} as const satisfies Words<Strategy> & Readonly<Record<string, Sentence>>;

/** Why somebody was passed over, by the reason's code. */
export const passedOverText = {
	'not-signed-in': ['not signed in', 'hors poste'],
	'lacks-skill': ['{lacks}', '{lacks}'],
	'tier-closed': ['tier {tier}, open in {time}', 'rang {tier}, ouvert dans {time}'],
	'not-ready': ['not ready, {reason}', 'pas prêt, {reason}'],
	'wrap-up': ['wrap-up, {time} left', 'post-appel, encore {time}'],
	'wrap-up-open': ['in wrap-up', 'en post-appel'],
	ringing: ['rings already', 'sonne déjà'],
	talking: ['talks', 'en ligne'],
	working: [
		'has work in hand that is not interrupted',
		'a en main une tâche qu’on n’interrompt pas',
	],
	'at-capacity': ['has {inHand} of {capacity} ({kind})', 'en a {inHand} sur {capacity} ({kind})'],
	outside: ['on a call of their own', 'sur un appel à part'],
	resting: ['rests {time} after a missed ring', 'repos de {time} après un appel manqué'],
	'link-lost': ['desk lost', 'écran perdu'],
	headset: ['headset not connected', 'casque non connecté'],
	'headset-held': ['headset on hold at the phone', 'casque mis en attente au poste'],
	'no-phone': ['phone not on this floor any more', 'poste retiré du plateau'],
	'phone-unregistered': ['phone not registered', 'poste non enregistré'],
	monitoring: ['listens to others', 'en écoute'],
	'switch-down': ['switch down', 'commutateur injoignable'],
	'other-switch': ['at another switch', 'sur un autre commutateur'],
	/** Could have been asked, too. */
	behind: ['ready, behind by the queue’s order', 'prêt, derrière selon l’ordre de la file'],
	'waits-for': ['the call waits for {name}', 'l’appel attend {name}'],
} as const satisfies Readonly<Record<string, Sentence>>;

/** How many were passed over for one reason, by its code. */
export const passedOverCountText = {
	'not-signed-in': ['{count} not signed in', '{count} hors poste'],
	'lacks-skill': ['{count} without the skills', '{count} sans les compétences'],
	'tier-closed': ['{count} of a tier that opens later', '{count} d’un rang ouvert plus tard'],
	'not-ready': ['{count} not ready', '{count} pas prêts'],
	'wrap-up': ['{count} in wrap-up', '{count} en post-appel'],
	ringing: ['{count} ringing', '{count} en sonnerie'],
	talking: ['{count} talking', '{count} en ligne'],
	working: ['{count} with work not to interrupt', '{count} avec une tâche à ne pas interrompre'],
	'at-capacity': [
		'{count} with all they may have in hand',
		'{count} avec tout ce qu’ils peuvent avoir',
	],
	outside: ['{count} on calls of their own', '{count} sur des appels à part'],
	resting: ['{count} resting', '{count} au repos'],
	'link-lost': ['{count} without a desk', '{count} sans écran'],
	headset: ['{count} without their headset', '{count} sans casque'],
	'headset-held': ['{count} on hold at the phone', '{count} en attente au poste'],
	'no-phone': ['{count} without a phone', '{count} sans poste'],
	'phone-unregistered': ['{count} with a phone not registered', '{count} au poste non enregistré'],
	monitoring: ['{count} listening to others', '{count} en écoute'],
	'switch-down': [
		'{count} behind a switch that is down',
		'{count} derrière un commutateur injoignable',
	],
	'other-switch': ['{count} at another switch', '{count} sur un autre commutateur'],
	behind: ['{count} ready, behind', '{count} prêts, derrière'],
	'waits-for': [
		'{count} because the call waits for one agent',
		'{count} car l’appel attend un agent',
	],
} as const satisfies Readonly<Record<string, Sentence>>;

export const whyText = {
	/** The only one is chosen whatever the strategy. */
	only: [
		'the only agent ready for it, idle for {idle}',
		'seul agent prêt pour cet appel, libre depuis {idle}',
	],
	title: ['Why {name}', 'Pourquoi {name}'],
	titleWaits: ['Why nobody yet', 'Pourquoi personne'],
	/** Whom the caller knows, waited for whatever the strategy. */
	sticky: [
		'the caller waits for them, whoever else is ready; idle for {idle}',
		'l’appelant attend cette personne, quels que soient les autres ; libre depuis {idle}',
	],
	not: ['not {name}: {reason}', 'pas {name} : {reason}'],
	more: ['and {count} more ({reasons})', 'et {count} autres ({reasons})'],
	offered: ['{time}  offered to {name}: {why}', '{time}  proposé à {name} : {why}'],
	ended: ['then {end}, after {after}', 'puis {end}, après {after}'],
	waits: ['{time}  waits', '{time}  attend'],
	/** A level that is there but not enough, and one that is not there. */
	level: ['{skill} {has} {compare} {wanted}', '{skill} {has} {compare} {wanted}'],
	noSkill: ['no {skill}', 'pas de {skill}'],
	neverOffered: ['Nobody was ever asked.', 'Personne n’a été sollicité.'],
} as const satisfies Words<string>;
