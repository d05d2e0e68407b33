/** Why the floor says no, kindly and with what to do. One row per refusal code. */

import type {RefusalCode} from '../errors.ts';
import type {Sentence} from './translate.ts';

export const refusalText: Readonly<Record<RefusalCode, Sentence>> = {
	'unknown-agent': [
		'There is no agent "{agentId}" on this floor.',
		'Aucun agent « {agentId} » sur ce plateau.',
	],
	'unknown-phone': [
		'There is no phone "{phoneId}" on this floor.',
		'Aucun poste « {phoneId} » sur ce plateau.',
	],
	'unknown-call': [
		'That call has ended or never was.',
		'Cet appel est terminé ou n’a jamais existé.',
	],
	'unknown-reason': ['There is no reason "{reasonId}".', 'Aucun motif « {reasonId} ».'],
	'unknown-disposition': [
		'There is no disposition "{dispositionId}".',
		'Aucune qualification « {dispositionId} ».',
	],
	'already-signed-in': [
		'Already signed in, on phone {phoneId}: sign out first.',
		'Déjà en poste, sur le {phoneId} : quittez d’abord.',
	],
	'not-signed-in': [
		'Not signed in: sign in with a phone first.',
		'Pas en poste : connectez-vous d’abord avec un poste.',
	],
	'phone-held': [
		'Phone {phoneId} is held by {personId}: choose another, or take it over.',
		'Le poste {phoneId} est pris par {personId} : choisissez-en un autre ou reprenez-le.',
	],
	'phone-in-use': [
		'Phone {phoneId} is in a call: wait until it ends.',
		'Le poste {phoneId} est en ligne : attendez la fin de l’appel.',
	],
	'phone-needed': [
		'Say which phone: none was used before.',
		'Indiquez le poste : aucun n’a encore servi.',
	],
	'agent-on-call': [
		'Not during a call or its wrap-up: finish it first.',
		'Pas pendant un appel ni son post-appel : terminez d’abord.',
	],
	'headset-connected': [
		'Your headset is connected for calls: dial on the phone itself, or sign in without it.',
		'Votre casque est relié en permanence : composez sur le poste même, ou reprenez le service sans lui.',
	],
	'headset-not-connected': [
		'Your headset is not connected: choose ready to have it called, or dial on the phone itself.',
		'Votre casque n’est pas connecté : passez prêt pour le faire appeler, ou composez au poste même.',
	],
	'nothing-ringing': ['Nothing rings here now.', 'Rien ne sonne ici.'],
	'phone-cannot-answer': [
		'This phone cannot be answered from here: lift the handset.',
		'Ce poste ne se décroche pas d’ici : décrochez le combiné.',
	],
	'not-talking': ['You are in no call.', 'Vous n’êtes dans aucun appel.'],
	'not-in-wrap-up': ['There is no wrap-up to finish.', 'Aucun post-appel à terminer.'],
	'disposition-needed': ['Choose a disposition first.', 'Choisissez d’abord une qualification.'],
	'disposition-not-for-queue': [
		'"{dispositionId}" is not a disposition of this queue.',
		'« {dispositionId} » n’est pas une qualification de cette file.',
	],
	'not-your-call': ['That call is not yours.', 'Cet appel n’est pas le vôtre.'],
	'call-not-waiting': ['That call is not waiting any more.', 'Cet appel n’attend plus.'],
	'nothing-pending': [
		'No presence is waiting for the end of a call.',
		'Aucune présence n’attend la fin d’un appel.',
	],
	'agent-not-talking': [
		'{agentId} is not talking: there is nothing to listen to.',
		'{agentId} n’est pas en ligne : rien à écouter.',
	],
	'already-monitoring': [
		'You already listen to {agentId}: stop first.',
		'Vous écoutez déjà {agentId} : arrêtez d’abord.',
	],
	'outside-listening-off': [
		'Nobody listens from a number outside here: an administrator may allow it (listening).',
		'On n’écoute pas d’un numéro extérieur ici : un administrateur peut l’autoriser (listening).',
	],
	'number-not-for-listening': [
		'This number is not among those from which may be listened: use another, or a desk phone.',
		'Ce numéro n’est pas de ceux d’où l’on peut écouter : prenez-en un autre, ou un poste.',
	],
	'not-monitoring': ['You are not listening to anybody.', 'Vous n’écoutez personne.'],
	'monitor-not-ready': [
		'You hear nothing yet: lift the handset; at a number outside, press 1.',
		'Vous n’entendez encore rien : décrochez ; à un numéro extérieur, pressez 1.',
	],
	'switch-down': [
		'The switch does not answer now; calls in progress go on.',
		'Le commutateur ne répond pas ; les appels en cours continuent.',
	],
	'reason-is-system': [
		'The reason "{reasonId}" is set by the floor, not by people.',
		'Le motif « {reasonId} » est posé par le plateau, pas à la main.',
	],
	'unknown-queue': [
		'There is no queue "{queueId}" on this floor.',
		'Aucune file « {queueId} » sur ce plateau.',
	],
	'unknown-work': [
		'That work is finished or never was.',
		'Cette tâche est terminée ou n’a jamais existé.',
	],
	'unknown-kind': [
		'There is no kind of work "{kindId}" that can be added here.',
		'Aucun type de tâche « {kindId} » ne peut être ajouté ici.',
	],
	'kind-in-use': [
		'There is still work of kind "{kindId}" on the floor: finish it or take it back first.',
		'Des tâches de type « {kindId} » restent en cours : terminez-les ou retirez-les d’abord.',
	],
	'no-message': [
		'There is no message with that work, or it is not kept any more.',
		'Cette tâche n’a pas de message, ou il n’est plus conservé.',
	],
	'not-your-work': ['You do not have that work in hand.', 'Vous n’avez pas cette tâche en main.'],
	'not-lent': [
		'Agent "{agentId}" is not lent to queue "{queueId}".',
		'L’agent « {agentId} » n’est pas prêté à la file « {queueId} ».',
	],
	'bad-loan': [
		'An agent is lent for a minute to 24 hours, and not to an agent’s own queue ("{queueId}").',
		'Un prêt dure d’une minute à 24 heures, et jamais vers la file propre d’un agent (« {queueId} »).',
	],
	'queue-in-use': [
		'Queue "{queueId}" has calls or wrap-up in it: empty it before taking it away.',
		'La file « {queueId} » a des appels ou un post-appel : videz-la avant de la supprimer.',
	],
	'phone-not-registered': [
		'Phone {phoneId} is not registered at the switch: check that it is on.',
		'Le poste {phoneId} n’est pas enregistré : vérifiez qu’il est allumé.',
	],
	'not-in-call': ['There is no call here now.', 'Aucun appel ici pour l’instant.'],
	'wrap-up-not-optional': [
		'Here it follows the queue’s own rule.',
		'Ici, il suit la règle de la file.',
	],
	'wrap-up-not-extendable': [
		'Wrap-up cannot be extended in this queue.',
		'Le post-appel ne se prolonge pas dans cette file.',
	],
	'wrap-up-extensions-used': [
		'This wrap-up was extended as often as the queue allows ({limit}).',
		'Ce post-appel a été prolongé autant que la file le permet ({limit}).',
	],
	'wrap-up-fixed': [
		'In this queue, wrap-up ends with its time and not before.',
		'Dans cette file, le post-appel dure son temps et ne se termine pas avant.',
	],
	'too-many-not-ready': [
		'So many of queue "{queueId}" are away already ({limit}): try later, or ask a supervisor.',
		'Assez d’agents de la file « {queueId} » sont déjà en pause ({limit}) : réessayez plus tard ou demandez à un superviseur.',
	],
	'approval-needed': [
		'"{reasonId}" takes a supervisor’s approval: sign in ready, then ask for it.',
		'« {reasonId} » demande l’accord d’un superviseur : prenez le poste prêt, puis demandez.',
	],
	'nothing-requested': ['"{agentId}" has asked for nothing.', '« {agentId} » n’a rien demandé.'],
	'hand-not-raised': ['"{agentId}" has no hand up.', '« {agentId} » n’a pas demandé d’aide.'],
	'already-held': ['The customer is on hold already.', 'Le client est déjà en attente.'],
	'not-held': ['The customer is not on hold.', 'Le client n’est pas en attente.'],
	held: [
		'The customer is on hold and hears no digits: resume first.',
		'Le client est en attente et n’entend pas les touches : reprenez-le d’abord.',
	],
	'held-at-phone': [
		'The call is on hold at the phone: resume there.',
		'L’appel est en attente sur le poste : reprenez-le au poste.',
	],
	'order-pending': [
		'The switch is still carrying out the last order: try again.',
		'Le commutateur exécute encore l’ordre précédent : réessayez.',
	],
	'no-such-target': [
		'There is nobody and nothing to reach under "{target}".',
		'Personne ni rien à joindre sous « {target} ».',
	],
	'target-not-ready': [
		'{target} cannot take a call now.',
		'{target} ne peut pas prendre d’appel maintenant.',
	],
	'internal-call': [
		'Not in a call between colleagues: it can be held, muted and hung up, and nothing else.',
		'Pas dans un appel entre collègues : on peut le mettre en attente, couper le micro et raccrocher, rien d’autre.',
	],
	'nobody-there': [
		'Nobody else is there for the queue {queueId}: consult another, or transfer the caller to it.',
		'Personne d’autre n’est présent pour la file {queueId} : consultez-en une autre, ou transférez-y l’appelant.',
	],
	'number-not-allowed': [
		'That number cannot be dialled from here: the floor’s rules leave it out (surcharged, foreign or its own). Ask a supervisor.',
		'Ce numéro ne se compose pas d’ici : les règles du plateau l’excluent (surtaxé, étranger ou interne). Voyez un superviseur.',
	],
	'no-such-extension': [
		'That is nobody’s extension here, though it looks like one. If it is a number outside, the floor file has to allow it.',
		'Aucun poste n’a ce numéro ici, bien qu’il y ressemble. Si c’est un numéro extérieur, le fichier du plateau doit le permettre.',
	],
	'number-bad': [
		'That is no number: digits, with "+" in front at most.',
		'Ce n’est pas un numéro : des chiffres, avec au plus « + » devant.',
	],
	'queue-needed': [
		'For which queue? None is yours and the floor names none: choose one.',
		'Pour quelle file ? Aucune n’est à vous et le plateau n’en nomme pas : choisissez-en une.',
	],
	'no-trunk': [
		'There is no line to the outside: an administrator sets the trunk.',
		'Il n’y a pas de ligne vers l’extérieur : un administrateur règle l’accès opérateur.',
	],
	'already-consulting': [
		'{target} is consulted in this call already: go back, swap or hand over first.',
		'Cet appel consulte déjà {target} : revenez, permutez ou passez l’appel d’abord.',
	],
	'not-consulting': ['You are not consulting anybody.', 'Vous ne consultez personne.'],
	'consult-not-answered': [
		'They have not answered yet: wait, or go back to the customer.',
		'Pas encore de réponse : attendez ou revenez au client.',
	],
	'consult-going-on': [
		'Hand over or go back first: you are consulting somebody.',
		'Passez l’appel ou revenez d’abord : vous consultez quelqu’un.',
	],
	'desk-needed': [
		'A call is an agent’s: sign in as an agent at the phone you listen with, free of other calls.',
		'Un appel est à un agent : prenez le poste d’écoute comme agent, sans autre appel.',
	],
	'not-parked': [
		'That call is not parked: somebody has it, or it has ended.',
		'Cet appel n’est pas parqué : quelqu’un l’a repris, ou il est terminé.',
	],
	'pick-up-not-allowed': [
		'That call is parked for another queue: only its agents, who parked it and supervisors pick it up.',
		'Appel parqué d’une autre file : seuls ses agents, qui l’a parqué et les superviseurs le reprennent.',
	],
	'call-offered': [
		'It is being offered to {agentId} just now: take it when they have let it pass.',
		'Il est proposé à {agentId} à l’instant : prenez-le s’il n’est pas décroché.',
	],
	'call-taken-already': [
		'{agentId} is about to get call {callId}, taken for them: wait for that.',
		'{agentId} va recevoir l’appel {callId}, pris pour cette personne : attendez.',
	],
	'take-not-allowed': [
		'Only a supervisor may take this call out of its order, or who serves a queue that lets its agents.',
		'Seul un superviseur peut prendre cet appel hors de l’ordre, ou un agent d’une file qui le permet.',
	],
	'taker-not-ready': [
		'{agentId} cannot get a call next: they must be ready and free, or in wrap-up.',
		'{agentId} ne peut pas recevoir d’appel : il faut être prêt et libre, ou en post-appel.',
	],
	'taker-at-other-switch': [
		'{agentId} is at another switch than this call, and no tie leads there now.',
		'{agentId} est sur un autre commutateur que cet appel, et aucune liaison n’y mène.',
	],
	'phone-at-other-switch': [
		'Phone {phoneId} is at another switch than this call, and no tie leads there now.',
		'Le poste {phoneId} est sur un autre commutateur que cet appel, et aucune liaison n’y mène.',
	],
	'recording-off': [
		'Calls of this queue are not recorded.',
		'Les appels de cette file ne sont pas enregistrés.',
	],
	'recording-opted-out': [
		'This call is not to be recorded: the caller or the agent said so.',
		'Cet appel ne doit pas être enregistré : l’appelant ou l’agent l’a demandé.',
	],
	'recording-not-announced': [
		'The caller has not been told: tell them, then say so (press again, or --told).',
		'L’appelant n’a pas été informé : informez-le, puis confirmez (même touche, ou --told).',
	],
	'recording-not-consented': [
		'The caller has not agreed: ask them, then say so (press again, or --told).',
		'L’appelant n’a pas donné son accord : demandez-le, puis confirmez (même touche, ou --told).',
	],
	'recording-required': [
		'The queue’s rule wants this call recorded: pause it, or say that the caller objects.',
		'La règle de la file veut cet enregistrement : mettez-le en pause, ou dites que l’appelant s’y oppose.',
	],
	'already-recording': ['This call is being recorded.', 'Cet appel est déjà enregistré.'],
	'not-recording': ['This call is not being recorded.', 'Cet appel n’est pas enregistré.'],
	'recording-not-ready': [
		'The last order is still under way: try again in a moment.',
		'Le dernier ordre est en cours : réessayez dans un instant.',
	],
	'unknown-recording': [
		'There is no recording "{recordingId}".',
		'Aucun enregistrement « {recordingId} ».',
	],
	'recording-gone': [
		'Nothing of recording {recordingId} is kept; "plateau recordings show" says why.',
		'Rien de l’enregistrement {recordingId} n’est gardé ; « plateau recordings show » dit pourquoi.',
	],
	'recording-held': [
		'Recording {recordingId} is kept by a legal hold: lift it first.',
		'L’enregistrement {recordingId} est conservé par une mesure légale : levez-la d’abord.',
	],
	'recording-damaged': [
		'Recording {recordingId} was changed since it was written: it is not played.',
		'L’enregistrement {recordingId} a été modifié depuis son écriture : il n’est pas lu.',
	],
	'recording-key-wrong': [
		'No key here opens recording {recordingId}: put the key file back that it was written with.',
		'Aucune clé ici n’ouvre l’enregistrement {recordingId} : remettez le fichier de clés d’alors.',
	],
	'not-allowed': ['This takes the role {role}.', 'Il faut le rôle {role}.'],
	'not-logged-in': ['Log in first.', 'Identifiez-vous d’abord.'],
	'bad-arguments': ['The request is not right: {detail}.', 'La demande est incorrecte : {detail}.'],
	'unknown-view': ['There is nothing to watch under that name.', 'Rien à suivre sous ce nom.'],
	'unknown-party': ['That customer is not known.', 'Ce client est inconnu.'],
	'floor-file-bad': [
		'The floor file has {count|one error|# errors}; nothing was applied.',
		'Le fichier du plateau a {count|une erreur|# erreurs} ; rien n’a été appliqué.',
	],
	'log-in-wrong': ['Login or password is wrong.', 'Identifiant ou mot de passe incorrect.'],
	'log-in-throttled': [
		'Too many tries: wait {seconds} s.',
		'Trop d’essais : attendez {seconds} s.',
	],
	'account-exists': ['The account "{login}" exists already.', 'Le compte « {login} » existe déjà.'],
	'unknown-account': ['There is no account "{login}".', 'Aucun compte « {login} ».'],
	'last-admin': [
		'The last admin cannot be removed, nor have another role.',
		'Le dernier administrateur ne peut être supprimé, ni changer de rôle.',
	],
	'too-many-commands': [
		'Too many requests at once: slow down.',
		'Trop de demandes à la fois : ralentissez.',
	],
	'daemon-busy': [
		'The daemon is starting or stopping: try again.',
		'Le service démarre ou s’arrête : réessayez.',
	],
	'jobs-busy': [
		'Too many long questions wait for their turn: try again in a minute.',
		'Trop de longues questions attendent leur tour : réessayez dans une minute.',
	],
	'job-too-long': [
		'The answer took more than {seconds} s and was given up: ask for less at a time.',
		'La réponse prenait plus de {seconds} s, abandon : demandez moins à la fois.',
	],
	'job-too-large': [
		'The answer took more memory than it may have and was given up: ask for less at a time.',
		'La réponse prenait plus de mémoire que permis, abandon : demandez moins à la fois.',
	],
	'job-cancelled': ['It was called off.', 'Demande annulée.'],
	'replay-no-day': [
		'The journal has no {day}: it goes from {first} to {now}.',
		'Le journal n’a pas de {day} : il va de {first} à {now}.',
	],
	'replay-too-early': [
		'The journal begins later, at {first}: choose a time from then on.',
		'Le journal commence plus tard, à {first} : choisissez une heure à partir de là.',
	],
	'replay-too-late': [
		'That has not happened yet; it is {now}: choose an earlier time.',
		'Cela n’est pas encore arrivé ; il est {now} : choisissez une heure passée.',
	],
	'replay-no-such-time': [
		'On {day} clocks in {zone} skip {at}: choose a time an hour earlier or later.',
		'Le {day}, les horloges de {zone} sautent {at} : choisissez une heure avant ou après.',
	],
	'replay-time-twice': [
		'On {day} clocks show {at} twice: write {early} for the first time, {late} for the second.',
		'Le {day}, les horloges montrent {at} deux fois : écrivez {early} pour la première, {late} pour la seconde.',
	],
	'day-not-recorded': [
		'The journal has nothing of {day}: it goes from {first} to {last}.',
		'Le journal n’a rien du {day} : il va de {first} à {last}.',
	],
	'what-if-nobody': [
		'Nobody was there on that day whom more people could be copies of.',
		'Personne n’était là ce jour-là dont d’autres puissent être la copie.',
	],
	'what-if-too-few': [
		'Only {count|one person was|# people were} there on that day: no more can be taken away.',
		'{count|Une seule personne était là|Seules # personnes étaient là} ce jour-là : on ne peut en retirer davantage.',
	],
	'scenario-bad': [
		'The scenario is not right: {count|one error|# errors}.',
		'Le scénario n’est pas correct : {count|une erreur|# erreurs}.',
	],
	'scenario-needs-floor': [
		'The scenario is about the floor of "{path}": send that file along.',
		'Le scénario porte sur le plateau de « {path} » : envoyez aussi ce fichier.',
	],
	internal: [
		'Internal error; the daemon’s log has it in full.',
		'Erreur interne ; le journal du service la donne en entier.',
	],
};
