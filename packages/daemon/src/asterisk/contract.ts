/**
 * The names that the dialplan, the bridge and the practice switch share: contexts, variables, user
 * events, limits. Described in docs/dialplan.md; what each context does is written by `dialplan.ts`.
 */

/** Where a channel can be in our dialplan. */
export const contexts = {
	/** Where the trunk delivers; extensions are the declared numbers. */
	incoming: 'plateau-in',
	arrive: 'plateau-arrive',
	admit: 'plateau-admit',
	wait: 'plateau-wait',
	ring: 'plateau-ring',
	/** An agent's leg of a group's ring, once it answered. */
	groupLeg: 'plateau-group-leg',
	/** A nailed-up headset that waits. */
	headset: 'plateau-headset',
	/** A customer on the way to the leg that answered a group's ring, then talking with it. */
	join: 'plateau-join',
	announce: 'plateau-announce',
	sendOut: 'plateau-send-out',
	/** A customer on hold. */
	hold: 'plateau-hold',
	/** An agent's leg that waits, its customer on hold. */
	desk: 'plateau-desk',
	/** An agent's leg that calls a third party, and talks with them. */
	consult: 'plateau-consult',
	consultLeg: 'plateau-consult-leg',
	consulted: 'plateau-consulted',
	/** A third party's leg that waits, or is in a talk of three. */
	guest: 'plateau-guest',
	/** A customer whom an agent sent on blind. */
	transfer: 'plateau-transfer',
	transferLeg: 'plateau-transfer-leg',
	transferAnswered: 'plateau-transfer-answered',
	/** An agent's leg that dials a number by hand, and talks with whoever answers. */
	dial: 'plateau-dial',
	dialLeg: 'plateau-dial-leg',
	dialled: 'plateau-dialled',
	agentLeg: 'plateau-agent-leg',
	connected: 'plateau-connected',
	/** Extensions are the farewells. */
	farewell: 'plateau-farewell',
	fallback: 'plateau-fallback',
	fallbackLeg: 'plateau-fallback-leg',
	/** A caller who leaves a message, and the subroutine that knows each queue's rule for it. */
	mailbox: 'plateau-mailbox',
	mailboxRule: 'plateau-mailbox-rule',
	/** Extensions are the monitor modes. */
	monitor: 'plateau-monitor',
	/** A number outside that is asked for the key before it hears; extensions are the monitor modes. */
	ear: 'plateau-ear',
	/** Where desk phones dial. */
	phones: 'plateau-phones',
	/** What of it may be dialled to the outside, and the way there. */
	policy: 'plateau-policy',
	out: 'plateau-out',
	/** Calls of other Asterisks for our desk phones; extensions are those phones'. */
	across: 'plateau-across',
	acrossLeg: 'plateau-across-leg',
	/** One of them that has a nailed-up headset, and not the phone. */
	lent: 'plateau-across-headset',
	acrossOwn: 'plateau-across-own',
	/** What is mixed into a headset as its next caller comes. */
	beep: 'plateau-beep',
	/** Where calls go that a phone forwards: nowhere. */
	noForward: 'plateau-no-forward',
	caller: 'plateau-caller',
	/** Subroutines that put a sound's file into `PLATEAU_NOW`: the floor's by name, a queue's by its id. */
	sound: 'plateau-sound',
	queueSound: 'plateau-queue-sound',
	customerEnd: 'plateau-customer-end',
} as const;

/** Extensions besides `s`, in the contexts of agents' legs and third parties. */
export const extensions = {
	/** In `consult`: back to a third party who waits. */
	again: 'again',
	/** In `consult` and `dial`: with a headset that waits, and hears a beep first. */
	beep: 'beep',
	/** In `guest`: into the talk of agent and customer. */
	all: 'all',
	/** In `dial-leg`: a colleague's. */
	phone: 'phone',
	/** In `headset`: the queue's name, before its caller. */
	named: 'named',
} as const;

/** Variables on channels, without the underscores that make them inherited. */
export const variables = {
	role: 'PLATEAU_ROLE',
	/** What the legs are that are called for a customer, until they say so themselves. */
	legRole: 'PLATEAU_LEG_ROLE',
	place: 'PLATEAU_PLACE',
	number: 'PLATEAU_NUMBER',
	/** The number of a desk phone that calls, or of whom an agent dialled; who comes from the trunk has the next three. */
	caller: 'PLATEAU_CALLER',
	/** The From header, the Privacy header and, where the trunk's is believed, P-Asserted-Identity; URI-encoded. */
	from: 'PLATEAU_FROM',
	privacy: 'PLATEAU_PRIVACY',
	asserted: 'PLATEAU_ASSERTED',
	since: 'PLATEAU_SINCE',
	answer: 'PLATEAU_ANSWER',
	offer: 'PLATEAU_OFFER',
	customer: 'PLATEAU_CUSTOMER',
	/** What an offer's ring needs, as `ringFields` orders it. */
	ring: 'PLATEAU_RING',
	endpoint: 'PLATEAU_ENDPOINT',
	ringSecs: 'PLATEAU_RING_SECS',
	showNumber: 'PLATEAU_SHOW_NUMBER',
	showName: 'PLATEAU_SHOW_NAME',
	/** On an agent's leg: `group` when it was rung by itself. */
	way: 'PLATEAU_WAY',
	/**
	 * A full name. On a customer: the agent's leg that they are joined to, or that holds them. On an
	 * agent's or a third party's leg: whom it goes to.
	 */
	peer: 'PLATEAU_PEER',
	/** The queue whose name the agent hears first; empty: none. */
	whisper: 'PLATEAU_WHISPER',
	/** `1`: the phone is asked to answer by itself, with the headers of `autoAnswerVariables`. */
	autoAnswer: 'PLATEAU_AUTO_ANSWER',
	/** A sound of the floor in the place of a farewell's. */
	message: 'PLATEAU_MESSAGE',
	/** What a waiting caller is told: a sound of the floor, a place, minutes. */
	announce: 'PLATEAU_ANNOUNCE',
	position: 'PLATEAU_POSITION',
	minutes: 'PLATEAU_MINUTES',
	/** The number outside that a caller is sent to. */
	sendTo: 'PLATEAU_SEND_TO',
	/** The sound that tells a caller, after the greeting, that the call may be recorded; empty: none. */
	notice: 'PLATEAU_NOTICE',
	/** Whose mailbox it is: the queue of the number, or the one that the daemon last let the caller into. */
	queue: 'PLATEAU_QUEUE',
	/** How long a message may be, empty where there is no mailbox; and its files, without their endings. */
	mailboxSecs: 'PLATEAU_MAILBOX_SECS',
	mailbox: 'PLATEAU_MAILBOX',
	/** On a customer's channel: its recording, what the switch calls it, and `1` while it is paused. */
	recording: 'PLATEAU_RECORDING',
	recordingHandle: 'PLATEAU_MIXMONITOR',
	recordingPaused: 'PLATEAU_PAUSED',
	/** A consultation's id, on the agent's and the third party's legs. */
	consult: 'PLATEAU_CONSULT',
	/** The full name of the agent's leg, on the third party's. */
	holder: 'PLATEAU_HOLDER',
	/** On a customer who is a colleague, called by hand: `1`. Nobody but their caller is there for them. */
	internal: 'PLATEAU_INTERNAL',
	/** On a leg that calls by hand: the id of a colleague's headset, of this switch, that it is to be joined with; empty: none. */
	colleague: 'PLATEAU_COLLEAGUE',
	/** On a customer: `1` once the agent ended the call by key. */
	over: 'PLATEAU_OVER',
	/** On a customer: `1` while a talk's end is not the call's, since a third party is there. */
	keep: 'PLATEAU_KEEP',
	/** On a headset's leg: its id, the number of the last order to go back, `1` while it is muted. */
	headset: 'PLATEAU_HEADSET',
	/** On a leg across a tie that such a headset is lent to: its id. */
	lent: 'PLATEAU_LENT',
	/** On an agent's leg: the id of such a headset that it consults, or calls by hand; empty: none. */
	askedHeadset: 'PLATEAU_ASKED_HEADSET',
	move: 'PLATEAU_MOVE',
	muted: 'PLATEAU_MUTED',
	monitor: 'PLATEAU_MONITOR',
	spied: 'PLATEAU_SPIED',
	/** On a supervisor's leg at a number outside: one of `earStates`. */
	ear: 'PLATEAU_EAR',
} as const;

/** A number outside hears nothing while it is `closed`; the key opens it. */
export const earStates = {closed: 'closed', open: 'open'} as const;

/** Global variables. */
export const globals = {
	/** Epoch seconds by the switch's clock, set each second by the daemon. */
	alive: 'PLATEAU_ALIVE',
	/** The id of the daemon that sets it. */
	owner: 'PLATEAU_OWNER',
	/** Hash of the dialplan as `asterisk-config` wrote it. */
	dialplan: 'PLATEAU_DIALPLAN',
} as const;

/** The fields of `PLATEAU_RING`, parted by `|`: one variable is one action, and one event inside Asterisk. */
export const ringFields = [
	'offer',
	'endpoint',
	'ringSecs',
	'showNumber',
	'showName',
	'language',
	'answer',
	'whisper',
	'autoAnswer',
] as const;
export type RingField = (typeof ringFields)[number];

/**
 * User events that the dialplan tells the bridge, which reads each of them: what happened, or of `announced`,
 * `sentOut` and `message` that the caller has come there.
 */
export const userEvents = {
	arrived: 'PlateauArrived',
	waiting: 'PlateauWaiting',
	ringing: 'PlateauRinging',
	connected: 'PlateauConnected',
	rang: 'PlateauRang',
	ready: 'PlateauReady',
	headset: 'PlateauHeadset',
	across: 'PlateauAcross',
	letGo: 'PlateauLetGo',
	joining: 'PlateauJoining',
	notJoined: 'PlateauNotJoined',
	announced: 'PlateauAnnounced',
	noticed: 'PlateauNoticed',
	sentOut: 'PlateauSentOut',
	held: 'PlateauHeld',
	desk: 'PlateauDesk',
	consulted: 'PlateauConsulted',
	consultEnded: 'PlateauConsultEnded',
	guest: 'PlateauGuest',
	joiningAll: 'PlateauJoiningAll',
	transferred: 'PlateauTransferred',
	transferAnswered: 'PlateauTransferAnswered',
	transferFailed: 'PlateauTransferFailed',
	dialling: 'PlateauDialling',
	dialled: 'PlateauDialled',
	dialEnded: 'PlateauDialEnded',
	message: 'PlateauMessage',
	fallback: 'PlateauFallback',
	fallbackAnswered: 'PlateauFallbackAnswered',
	mailbox: 'PlateauMailbox',
	earAnswered: 'PlateauEarAnswered',
	earUnkeyed: 'PlateauEarUnkeyed',
} as const;

/** The headers that can ask a phone to answer by itself, no other is ever added; each with its variable. */
export const autoAnswerVariables = {
	'Call-Info': 'PLATEAU_CALL_INFO',
	'Alert-Info': 'PLATEAU_ALERT_INFO',
	'Answer-Mode': 'PLATEAU_ANSWER_MODE',
	'Priv-Answer-Mode': 'PLATEAU_PRIV_ANSWER_MODE',
} as const;
export type AutoAnswerHeader = keyof typeof autoAnswerVariables;
export const autoAnswerHeaders = Object.keys(autoAnswerVariables) as readonly AutoAnswerHeader[];
/** What a model of phone is asked with. */
export type AutoAnswerHeaders = Readonly<Partial<Record<AutoAnswerHeader, string>>>;

/** What a channel is, in its `PLATEAU_ROLE`. */
export const roles = {
	customer: 'customer',
	agent: 'agent',
	fallback: 'fallback',
	supervisor: 'supervisor',
	/** A nailed-up headset, waiting or in a call. */
	headset: 'headset',
	/** A third party who is consulted. */
	consult: 'consult',
	/** An agent's leg that gave its customer away, for the moment that it lasts. */
	released: 'released',
	/** An agent's leg that dials a number by hand, and the number's, until that answers. */
	dialling: 'dialling',
	dialled: 'dialled',
	/** Whom a customer was sent on to. */
	transfer: 'transfer',
	/** A desk phone that a call of another Asterisk rings, or talks with. */
	far: 'far',
} as const;

/** The native queue that rings every desk phone when the daemon is away. */
export const fallbackQueue = 'plateau-fallback';
/** What callers hear who wait or are on hold, and the holding bridge of the latter. */
export const musicClass = 'plateau';
export const holdingBridge = 'plateau';
/** The holding bridge of agents' and third parties' legs that wait. In it nobody hears anybody. */
export const parkingBridge = 'plateau_parked';

/** What a headset hears as its next caller, or who consults it, comes. Short: where it is not mixed in, nobody is heard meanwhile. */
export const headsetBeep = 'ascending-2tone';

/** How old the heartbeat may be before callers are sent to the fallback. Unit: seconds. */
export const heartbeatLimitSecs = 5;
/** How long a new caller waits for the daemon's first word. Unit: seconds. */
export const decisionSecs = 2;
/** How long an answered leg of a group's ring waits for the daemon's word. Unit: seconds. */
export const joinSecs = 3;
/** How long a call of another Asterisk waits for the daemon to lend it a headset. Unit: seconds. */
export const lendSecs = 2;
/** How long a leg that calls a colleague's headset waits for the daemon to join them. Unit: seconds. */
export const askSecs = 6;
/** The cause with which Asterisk ends a leg that nothing was heard of for too long. */
export const lostCause = 44;
/** One turn of the waiting loop. Unit: seconds. */
export const turnSecs = 3;
/** Turns that a headset waits without a daemon. */
export const headsetAloneTurns = 10;
/** Orders to go back are told apart by so many numbers, in turn. */
export const headsetMoves = 10;
