/** Figures of days lived again or anew, and what was taken for granted, in words. */

import type {Sentence} from './translate.ts';

/** What a re-run or a simulation assumed, by code. */
export const assumptionText = {
	'day-not-over': [
		'The day is not over: it is told up to {at}.',
		'La journée n’est pas finie : elle est donnée jusqu’à {at}.',
	],
	'agents-added': [
		'Added: {count|a copy|# copies} of {agents}, with the same queues, skills, hours and breaks.',
		'Ajouté : {count|une copie|# copies} de {agents}, avec les mêmes files, compétences, horaires et pauses.',
	],
	'agents-removed': [
		'Taken away: {agents}, who {count|was|were} there longest.',
		'Retiré : {agents}, {count|la personne présente|les personnes présentes} le plus longtemps.',
	],
	'strategy-everywhere': [
		'Every queue chooses by {strategy}.',
		'Toutes les files choisissent par {strategy}.',
	],
	'strategy-of-queue': [
		'Queue {queueId} chooses by {strategy}.',
		'La file {queueId} choisit par {strategy}.',
	],
	'arrivals-recorded': [
		'{count|One call comes|# calls come} at the recorded times, to the recorded numbers, after the recorded greetings.',
		'{count|Un appel arrive|# appels arrivent} aux heures, sur les numéros et après les accueils enregistrés.',
	],
	'gone-at-once': [
		'{count|One caller|# callers} who had gone before waiting {count|is|are} left out.',
		'{count|Un appelant parti|# appelants partis} avant d’attendre : non {count|repris|repris}.',
	],
	'patience-drawn': [
		'Patience in {queueId}: the {abandoned} of {calls} who gave up, as recorded; the others, longer than they waited, by an exponential with a mean of {seconds} s (all waiting over those who gave up).',
		'Patience dans {queueId} : les {abandoned} sur {calls} qui ont renoncé, comme enregistré ; les autres, plus que leur attente, par une exponentielle de moyenne {seconds} s (toute l’attente sur ceux qui ont renoncé).',
	],
	'patience-endless': [
		'Patience in {queueId}: none of {calls} gave up, so everybody waits for ever.',
		'Patience dans {queueId} : aucun des {calls} n’a renoncé, donc tous attendent sans fin.',
	],
	'handling-recorded': [
		'Ring, talk and wrap-up times: of the answered, as recorded; of the others, drawn among those of the same queue.',
		'Durées de sonnerie, de conversation et de post-appel : des répondus, comme enregistré ; des autres, tirées parmi celles de la même file.',
	],
	'staff-recorded': [
		'People sign in and out, choose their presence and are on calls of their own as recorded; what they wish during work waits for its end.',
		'Les agents arrivent, partent, changent de présence et ont leurs propres appels comme enregistré ; un souhait pendant le travail attend sa fin.',
	],
	'nothing-fails': [
		'No phone rings out, and no switch, link or desk fails.',
		'Aucun poste ne sonne dans le vide, et rien ne tombe en panne.',
	],
	'nothing-breaks': [
		'No switch, link or desk fails.',
		'Aucun commutateur, aucune liaison, aucun écran ne tombe en panne.',
	],
	'misses-recorded': [
		'{count|One ring that was|# rings that were} missed {count|is|are} missed again, for the same calls and after as long; whoever is not ready after that comes back as late as on the day.',
		'{count|Une sonnerie manquée l’est|# sonneries manquées le sont} de nouveau, pour les mêmes appels et après autant de temps ; qui n’est plus prêt ensuite revient aussi tard que ce jour-là.',
	],
	'raises-recorded': [
		'{count|One call that was raised by hand is|# raises by hand are} repeated at the same time, where the caller still waits.',
		'{count|Un appel remonté à la main l’est|# appels remontés à la main le sont} de nouveau à la même heure, si l’appelant attend encore.',
	],
	'carried-over': [
		'Calls from before midnight do not come again; whom they kept busy is busy. Nobody is listened to.',
		'Les appels d’avant minuit ne reviennent pas ; qui s’en occupait est occupé. Personne n’est écouté.',
	],
	'moves-refused': [
		'{count|One thing|# things} that people did {count|was|were} refused in the re-run and did not happen.',
		'{count|Un geste|# gestes} des agents {count|a été refusé|ont été refusés} dans la simulation et n’{count|a|ont} pas eu lieu.',
	],
	seed: [
		'Seed {seed}: the same seed and the same question give the same figures.',
		'Graine {seed} : la même graine et la même question donnent les mêmes chiffres.',
	],
	'arrivals-by-chance': [
		'Calls come by chance (Poisson) at the rates of the scenario: {count} in this run.',
		'Les appels arrivent au hasard (Poisson) au rythme du scénario : {count} cette fois.',
	],
	'waits-for-ever': [
		'Patience in {queueId}: everybody waits for ever.',
		'Patience dans {queueId} : tous attendent sans fin.',
	],
	'patience-exponential': [
		'Patience in {queueId}: exponential, {seconds} s on average.',
		'Patience dans {queueId} : exponentielle, {seconds} s en moyenne.',
	],
	'patience-log-normal': [
		'Patience in {queueId}: log-normal, {seconds} s on average.',
		'Patience dans {queueId} : log-normale, {seconds} s en moyenne.',
	],
	'patience-fixed': [
		'Patience in {queueId}: always {seconds} s.',
		'Patience dans {queueId} : toujours {seconds} s.',
	],
	'talk-exponential': [
		'Talks in {queueId}: exponential, {seconds} s on average.',
		'Conversations dans {queueId} : exponentielles, {seconds} s en moyenne.',
	],
	'talk-log-normal': [
		'Talks in {queueId}: log-normal, {seconds} s on average.',
		'Conversations dans {queueId} : log-normales, {seconds} s en moyenne.',
	],
	'talk-fixed': [
		'Talks in {queueId}: always {seconds} s.',
		'Conversations dans {queueId} : toujours {seconds} s.',
	],
	'wrap-up-exponential': [
		'Wrap-up in {queueId}: exponential, {seconds} s on average, within the rule of the queue.',
		'Post-appel dans {queueId} : exponentiel, {seconds} s en moyenne, dans la règle de la file.',
	],
	'wrap-up-log-normal': [
		'Wrap-up in {queueId}: log-normal, {seconds} s on average, within the rule of the queue.',
		'Post-appel dans {queueId} : log-normal, {seconds} s en moyenne, dans la règle de la file.',
	],
	'wrap-up-fixed': [
		'Wrap-up in {queueId}: always {seconds} s, within the rule of the queue.',
		'Post-appel dans {queueId} : toujours {seconds} s, dans la règle de la file.',
	],
	'answer-after': [
		'Every phone is answered after ringing for {seconds} s.',
		'Chaque poste répond après {seconds} s de sonnerie.',
	],
	'staff-to-the-minute': [
		'People come and go to the minute, finish the call in hand, and are available all the time between.',
		'Les agents arrivent et partent à la minute, finissent l’appel en cours, et sont disponibles entre les deux.',
	],
} as const satisfies Record<string, Sentence>;

export type AssumptionCode = keyof typeof assumptionText;

/** Names of figures, one a row, and the headings above them. */
export const figureText = {
	everyQueue: ['All queues', 'Toutes les files'],
	total: ['all', 'toutes'],
	recorded: ['recorded', 'enregistré'],
	again: ['as it was', 'à l’identique'],
	changed: ['changed', 'modifié'],
	offered: ['Offered', 'Reçus'],
	answered: ['Answered', 'Répondus'],
	abandoned: ['Abandoned', 'Abandonnés'],
	otherwiseLost: ['Timed out or left empty', 'Délai passé ou personne'],
	serviceLevel: ['Service level', 'Niveau de service'],
	serviceLevelOf: ['{count} of {total}', '{count} sur {total}'],
	abandonRate: ['Abandonment', 'Abandon'],
	speedOfAnswer: ['Mean wait of the answered', 'Attente moyenne des répondus'],
	waitWithin: ['{share} wait at most', '{share} attendent au plus'],
	longest: ['Longest wait', 'Plus longue attente'],
	maxWaiting: ['Most who waited at once', 'Plus grande file d’attente'],
	occupancy: ['Occupancy', 'Occupation'],
	stillWaiting: ['Still waiting at the end', 'En attente à la fin'],
	queueShort: ['queue', 'file'],
	offeredShort: ['calls', 'appels'],
	serviceShort: ['SL', 'NS'],
	lostShort: ['lost', 'abd.'],
	answerShort: ['ASA', 'moy.'],
	longestShort: ['max', 'max'],
	occupancyShort: ['occ', 'occ.'],
	assumptions: ['Taken for granted:', 'Hypothèses :'],
	whatIfTitle: ['What if: {day}', 'Et si : {day}'],
	simulateTitle: ['Simulated: {day}, {calls} calls', 'Simulé : {day}, {calls} appels'],
	agentsMalformed: [
		'--agents takes so many more or fewer people, such as +2 or -1.',
		'--agents demande combien de personnes en plus ou en moins, comme +2 ou -1.',
	],
	dayNeeded: ['Say which day: --day 2026-11-20.', 'Dites quel jour : --day 2026-11-20.'],
	seedMalformed: ['--seed takes a whole number.', '--seed demande un nombre entier.'],
} as const satisfies Record<string, Sentence>;
