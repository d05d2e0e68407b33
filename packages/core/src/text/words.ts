/** Words for the codes that views carry: what agents do, where calls are, how they ended. */

import type {EndedBy, EventBody, Outcome} from '../events.ts';
import type {Role} from '../protocol/commands.ts';
import type {AgentRow, AlertRow, CallRow, CallView, MonitorRow} from '../protocol/views.ts';
import type {RecordingFailure} from '../recording/inputs.ts';
import type {Sentence} from './translate.ts';

type Words<Code extends string> = Readonly<Record<Code, Sentence>>;

export const activityText: Words<AgentRow['activity']> = {
	idle: ['idle', 'libre'],
	ringing: ['ringing', 'sonnerie'],
	talking: ['talking', 'en ligne'],
	holding: ['on hold', 'en attente'],
	consulting: ['consulting', 'consulte'],
	dialling: ['dialling', 'numérotation'],
	outside: ['other call', 'autre appel'],
	'wrap-up': ['wrap-up', 'post-appel'],
};

export const presenceText: Words<AgentRow['presence']['state']> = {
	available: ['available', 'disponible'],
	'not-ready': ['not ready', 'pas prêt'],
	'logged-out': ['signed out', 'hors poste'],
};

/** Available, idle, phone registered, desk there: could be rung this instant. */
export const readyText: Sentence = ['ready', 'prêt'];

export const callStateText: Words<CallRow['state']> = {
	entering: ['entering', 'accueil'],
	waiting: ['waiting', 'attend'],
	ringing: ['ringing', 'sonne'],
	talking: ['talking', 'en ligne'],
	parked: ['parked', 'parqué'],
	leaving: ['leaving', 'prend congé'],
	fallback: ['fallback', 'secours'],
	dialling: ['dialling', 'numérote'],
};

export const headsetText: Words<NonNullable<AgentRow['headset']>['state']> = {
	connecting: ['connecting', 'connexion'],
	connected: ['connected', 'connecté'],
	held: ['on hold at the phone', 'en attente au poste'],
	gone: ['gone', 'perdu'],
};

export const outcomeText: Words<Outcome> = {
	answered: ['answered', 'répondu'],
	abandoned: ['abandoned', 'abandonné'],
	'timed-out': ['waited too long', 'attente trop longue'],
	'left-empty': ['nobody there', 'personne en poste'],
	refused: ['refused', 'refusé'],
	'exited-by-key': ['left by key', 'sorti par une touche'],
	overflowed: ['overflowed', 'débordé'],
	callback: ['callback', 'rappel'],
	voicemail: ['voicemail', 'messagerie'],
	'fallback-answered': ['answered by the fallback', 'répondu par le secours'],
	'pbx-restart': ['switch restarted', 'commutateur redémarré'],
	'lost-in-gap': ['lost from sight', 'perdu de vue'],
	'not-reached': ['not reached', 'pas joint'],
};

/** Why a recording ended against anybody's wish: by failure, else by reason. */
export const recordingTroubleText: Words<
	RecordingFailure | 'pause-unconfirmed' | 'failed' | 'lost'
> = {
	'no-right': [
		'the switch user that may record is not there',
		'l’utilisateur qui enregistre manque',
	],
	'no-space': ['the disk is full', 'le disque est plein'],
	'no-folder': ['the folder for it is not there', 'son dossier manque'],
	refused: ['the switch refused', 'le commutateur a refusé'],
	'pause-unconfirmed': [
		'the pause was not confirmed, so it was stopped',
		'pause non confirmée, donc arrêté',
	],
	failed: ['it could not be made', 'il n’a pu se faire'],
	lost: ['the switch has it no more', 'le commutateur ne l’a plus'],
};

export const segmentText: Words<CallView['segments'][number]['kind']> = {
	entry: ['entry', 'accueil'],
	wait: ['wait', 'attente'],
	ring: ['ring', 'sonnerie'],
	talk: ['talk', 'conversation'],
	hold: ['hold', 'mise en attente'],
	consult: ['consultation', 'consultation'],
	park: ['parked', 'parqué'],
	message: ['message', 'message'],
	'sent-out': ['number outside', 'numéro extérieur'],
	dial: ['dialling', 'numérotation'],
	fallback: ['fallback', 'secours'],
	'wrap-up': ['wrap-up', 'post-appel'],
};

/** Moments of a call's page. An offer's end has a moment of its own for each way it can end. */
type MomentType =
	| Extract<
			EventBody['type'],
			| `call-${string}`
			| `consult-${string}`
			| `control-${string}`
			| 'phone-found-talking'
			| `offer-${string}`
			| `wrap-up-${string}`
			| `dial-${string}`
			| `monitor-${string}`
	  >
	| 'disposition-set'
	| 'hand-raised'
	| 'hand-lowered'
	| 'digits-sent'
	| 'offer-declined'
	| 'offer-rang-out'
	| 'offer-withdrawn'
	| 'offer-failed'
	| 'monitor-outside';

export const momentText: Words<Exclude<MomentType, 'offer-ended'>> = {
	'call-arrived': ['came in', 'arrivé'],
	'dial-asked': ['dialled', 'numéro composé'],
	'dial-phone-rang': ['the agent’s phone rings', 'le poste de l’agent sonne'],
	'dial-begun': ['the number is called', 'le numéro est appelé'],
	'dial-rang': ['the number rings', 'le numéro sonne'],
	'dial-answered': ['the number answered', 'le numéro a répondu'],
	'call-queued': ['entered the queue', 'entré en file'],
	'call-raised': ['raised', 'remonté'],
	'call-widened': ['more skills are enough', 'compétences élargies'],
	'call-tier-opened': ['the next tier may serve', 'rang suivant ouvert'],
	'call-aged': ['head start for its wait', 'avance pour l’attente'],
	'call-unstuck': ['waits for that agent no longer', 'n’attend plus cet agent'],
	'call-taken-over': ['taken over by', 'pris en main par'],
	'call-parked': ['parked', 'parqué'],
	'call-picked-up': ['picked up by', 'repris par'],
	'call-taken': ['taken out of its order for', 'pris hors de l’ordre pour'],
	'call-ring-grew': ['one more phone may ring', 'un poste de plus peut sonner'],
	'call-diverted': ['not let in by the queue', 'pas admis dans la file'],
	'call-looked-at': ['overflow rule looked at', 'règle de débordement examinée'],
	'call-moved': ['moved to another queue', 'passé à une autre file'],
	'offer-made': ['offered', 'proposé'],
	'offer-ringing': ['rings', 'sonne'],
	'offer-accepted': ['phone answered', 'poste décroché'],
	'offer-declined': ['declined', 'refusé par l’agent'],
	'offer-rang-out': ['rang out', 'sans réponse'],
	'offer-withdrawn': ['withdrawn', 'retiré'],
	'offer-failed': ['failed', 'échoué'],
	'call-connected': ['connected', 'mis en relation'],
	'call-dismissed': ['hears a message', 'entend un message'],
	'call-sent-out': ['sent on to a number outside', 'envoyé vers un numéro extérieur'],
	'call-fell-back': ['taken by the fallback', 'repris par le secours'],
	'call-taken-back': ['taken back', 'repris'],
	'phone-found-talking': ['found talking with a desk phone', 'trouvé en ligne avec un poste'],
	'call-in-mailbox': ['leaves a message', 'laisse un message'],
	'call-fallback-answered': ['answered by the fallback', 'répondu par le secours'],
	'control-asked': ['ordered at the switch', 'demandé au commutateur'],
	'control-failed': ['did not work', 'n’a pas abouti'],
	'call-held': ['on hold', 'mis en attente'],
	'call-resumed': ['off hold', 'repris par l’agent'],
	'call-phone-held': ['on hold at the phone', 'mis en attente au poste'],
	'call-phone-resumed': ['off hold at the phone', 'repris au poste'],
	'call-muted': ['microphone off or on', 'micro coupé ou rétabli'],
	'digits-sent': ['digits sent', 'touches envoyées'],
	'consult-asked': ['calls a third party', 'appelle un tiers'],
	'consult-queued': ['asks a queue', 'consulte une file'],
	'consult-offered': ['the queue has somebody', 'la file a quelqu’un'],
	'consult-passed': ['not taken: asks on', 'pas pris : la demande reste'],
	'consult-ringing': ['third party rings', 'le tiers sonne'],
	'consult-answered': ['third party answers', 'le tiers répond'],
	'consult-swapped': ['swapped', 'permuté'],
	'call-conferenced': ['all three talk', 'conversation à trois'],
	'consult-ended': ['third party gone', 'le tiers est parti'],
	'call-handed-over': ['handed over', 'passé au tiers'],
	'call-transferred': ['transferred', 'transféré'],
	'call-returned': ['back in its queue', 'de retour dans sa file'],
	'call-came-back': ['waits again', 'attend de nouveau'],
	'call-recalled': ['called back again', 'rappelé de nouveau'],
	'call-sent-out-answered': ['answered where it was sent', 'répondu là où il est envoyé'],
	'call-ended': ['ended', 'terminé'],
	'wrap-up-wanted': ['wrap-up asked for, or no longer', 'post-appel demandé, ou plus'],
	'wrap-up-extended': ['wrap-up extended', 'post-appel prolongé'],
	'wrap-up-started': ['wrap-up begins', 'début du post-appel'],
	'wrap-up-ended': ['wrap-up ends', 'fin du post-appel'],
	'hand-raised': ['agent asks for help', 'l’agent demande de l’aide'],
	'hand-lowered': ['help came, or no longer needed', 'aide venue, ou plus nécessaire'],
	'disposition-set': ['disposition chosen', 'qualification choisie'],
	'monitor-asked': ['supervisor’s phone rings', 'le poste du superviseur sonne'],
	'monitor-outside': [
		'supervisor’s number outside is called',
		'le numéro extérieur du superviseur est appelé',
	],
	'monitor-answered': [
		'number outside picked up: asked for the key',
		'numéro extérieur décroché : touche demandée',
	],
	'monitor-mode-asked': ['mode asked for', 'mode demandé'],
	'monitor-started': ['supervisor hears', 'le superviseur entend'],
	'monitor-ended': ['supervisor left', 'le superviseur est sorti'],
};

export const monitorModeText: Words<MonitorRow['mode']> = {
	listen: ['listening', 'écoute'],
	whisper: ['whispering', 'chuchote'],
	barge: ['barged in', 'est dans l’appel'],
};

/** How a recording stands, in a list. */
export const recordingStateText: Words<'live' | 'sealing' | 'kept' | 'deleted'> = {
	live: ['goes on', 'en cours'],
	sealing: ['being sealed', 'en scellement'],
	kept: ['kept', 'gardé'],
	deleted: ['deleted', 'effacé'],
};

type OfferReason = Extract<EventBody, {type: 'offer-ended'}>['reason'];
type OtherReason =
	| Extract<
			EventBody,
			{
				type:
					| 'call-diverted'
					| 'call-moved'
					| 'call-dismissed'
					| 'call-returned'
					| 'consult-ended'
					| 'consult-passed'
					| 'wrap-up-ended';
			}
	  >['reason']
	| EndedBy;

/** Why something of a call's page came to its end: of an offer, of listening, of the call itself. */
export const endReasonText: Words<OfferReason | OtherReason> & Readonly<Record<string, Sentence>> =
	{
		emergency: ['for an emergency call', 'pour un appel d’urgence'],
		'by-key': ['by key', 'par une touche'],
		'no-disposition': ['time over, no disposition', 'temps écoulé, sans qualification'],
		'on-phone': ['on the phone', 'au poste'],
		'no-answer': ['no answer', 'sans réponse'],
		'ring-limit': ['rang long enough', 'sonnerie arrivée à son terme'],
		'caller-left': ['the caller left', 'l’appelant est parti'],
		'signed-out': ['signed out', 'hors poste'],
		'phone-lost': ['phone gone', 'poste absent'],
		'fell-back': ['taken by the fallback', 'repris par le secours'],
		'other-answered': ['answered elsewhere', 'pris ailleurs'],
		busy: ['busy', 'occupé'],
		unregistered: ['phone not registered', 'poste non enregistré'],
		congestion: ['no line free', 'aucune ligne libre'],
		'not-started': ['not started', 'non lancé'],
		'lost-in-gap': ['lost from sight', 'perdu de vue'],
		'max-wait': ['waited too long', 'attente trop longue'],
		nobody: ['nobody there', 'personne en poste'],
		full: ['queue full', 'file pleine'],
		'wait-ratio': [
			'too many waiting for the agents there',
			'trop d’appels pour les agents présents',
		],
		'expected-wait': ['expected wait too long', 'attente prévue trop longue'],
		closing: ['closed meanwhile', 'fermé entre-temps'],
		overflow: ['overflow rule', 'règle de débordement'],
		'step-holds': ['its conditions hold', 'ses conditions sont réunies'],
		'step-waits': ['its conditions do not hold', 'ses conditions ne sont pas réunies'],
		recovered: ['at the place kept for them', 'à la place gardée'],
		closed: ['closed', 'fermé'],
		'unknown-number': ['unknown number', 'numéro inconnu'],
		time: ['by time', 'au terme du temps'],
		customer: ['by the caller', 'par l’appelant'],
		agent: ['by the agent', 'par l’agent'],
		floor: ['by the floor', 'par le plateau'],
		'pbx-restart': ['switch restarted', 'commutateur redémarré'],
		gap: ['while out of sight', 'hors de vue'],
		transfer: ['sent on by the agent', 'envoyé par l’agent'],
		'transfer-failed': ['not taken where it was sent', 'pas pris là où il était envoyé'],
		'took-over': ['took the call over', 'a pris l’appel'],
		'take-over': ['take over', 'prise en main'],
		'park-over': ['parked for too long', 'parqué trop longtemps'],
		park: ['park', 'mise en parking'],
		'agent-lost': ['the agent’s phone went', 'le poste de l’agent a disparu'],
		'called-off': ['back to the customer', 'retour au client'],
		'no-word': ['no answer from the switch', 'le commutateur n’a rien dit'],
		gone: ['they are gone', 'plus personne'],
		refused: ['refused by the switch', 'refusé par le commutateur'],
		'not-in-time': ['not in time', 'pas à temps'],
		'not-joined': ['not joined', 'pas relié'],
		'no-such-phone': ['no such phone', 'poste inconnu'],
		muted: ['off', 'coupé'],
		unmuted: ['on', 'rétabli'],
		'hears-customer': ['to the customer', 'vers le client'],
		'hears-third': ['to the third party', 'vers le tiers'],
		consult: ['the third party', 'le tiers'],
		// Orders of call control.
		hold: ['hold', 'mise en attente'],
		resume: ['resume', 'reprise'],
		swap: ['swap', 'permutation'],
		'join-all': ['conference', 'conférence'],
		'end-consult': ['back to the customer', 'retour au client'],
		'hand-over': ['hand over', 'passage au tiers'],
		'hang-up': ['hang up', 'raccrocher'],
		// Only of listening.
		stopped: ['stopped', 'arrêt demandé'],
		'call-ended': ['the call ended', 'fin de l’appel'],
		'hung-up': ['hung up', 'raccroché'],
		declined: ['declined', 'refusé'],
		'sent-on': ['the call was sent on', 'l’appel a été transféré'],
		'handed-over': ['the call was handed over', 'l’appel a été remis au tiers'],
		'taken-over': ['somebody took the call over', 'l’appel a été pris en main'],
		parked: ['the call is parked', 'l’appel est parqué'],
		'no-key': ['the key was not pressed', 'la touche n’a pas été pressée'],
		'no-such-number': ['no such number', 'numéro inexistant'],
		'no-trunk': ['no line to the outside', 'pas de ligne vers l’extérieur'],
		'list-changed': ['other numbers may listen now', 'les numéros permis ont changé'],
		failed: ['failed', 'échec'],
		ended: ['ended', 'terminé'],
	};

export const alertText: Words<AlertRow['on']> = {
	'pause-limit': ['pause too long', 'pause trop longue'],
	help: ['asks for help', 'demande de l’aide'],
	approval: ['asks for a pause', 'demande une pause'],
	waiting: ['callers waiting', 'appels en attente'],
	'longest-wait': ['longest wait', 'plus longue attente'],
	'service-level': ['service level', 'niveau de service'],
	ready: ['ready agents', 'agents prêts'],
	'wrap-up': ['wrap-up', 'post-appel'],
	'not-ready': ['not ready', 'pas prêt'],
	talking: ['talk time', 'durée de conversation'],
};

export const alertLevelText: Words<AlertRow['level']> = {
	warn: ['warning', 'attention'],
	alarm: ['alarm', 'alarme'],
};

export const switchStateText: Words<'up' | 'down'> = {
	up: ['up', 'en service'],
	down: ['down', 'injoignable'],
};

export const roleText: Words<Role> = {
	agent: ['agent', 'agent'],
	supervisor: ['supervisor', 'superviseur'],
	admin: ['admin', 'administrateur'],
};
