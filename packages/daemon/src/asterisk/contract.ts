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
	agentLeg: 'plateau-agent-leg',
	connected: 'plateau-connected',
	/** Extensions are the farewells. */
	farewell: 'plateau-farewell',
	fallback: 'plateau-fallback',
	fallbackLeg: 'plateau-fallback-leg',
	/** Extensions are the monitor modes. */
	monitor: 'plateau-monitor',
	/** Where desk phones dial. */
	phones: 'plateau-phones',
	caller: 'plateau-caller',
	customerEnd: 'plateau-customer-end',
} as const;

/** Variables on channels, without the underscores that make them inherited. */
export const variables = {
	role: 'PLATEAU_ROLE',
	place: 'PLATEAU_PLACE',
	number: 'PLATEAU_NUMBER',
	caller: 'PLATEAU_CALLER',
	name: 'PLATEAU_NAME',
	withheld: 'PLATEAU_WITHHELD',
	since: 'PLATEAU_SINCE',
	answer: 'PLATEAU_ANSWER',
	offer: 'PLATEAU_OFFER',
	customer: 'PLATEAU_CUSTOMER',
	endpoint: 'PLATEAU_ENDPOINT',
	ringSecs: 'PLATEAU_RING_SECS',
	showNumber: 'PLATEAU_SHOW_NUMBER',
	showName: 'PLATEAU_SHOW_NAME',
	monitor: 'PLATEAU_MONITOR',
	spied: 'PLATEAU_SPIED',
} as const;

/** Global variables. */
export const globals = {
	/** Epoch seconds by the switch's clock, set each second by the daemon. */
	alive: 'PLATEAU_ALIVE',
	/** The id of the daemon that sets it. */
	owner: 'PLATEAU_OWNER',
	/** Hash of the dialplan as `asterisk-config` wrote it. */
	dialplan: 'PLATEAU_DIALPLAN',
} as const;

/** User events that the dialplan tells the bridge. */
export const userEvents = {
	arrived: 'PlateauArrived',
	waiting: 'PlateauWaiting',
	ringing: 'PlateauRinging',
	connected: 'PlateauConnected',
	rang: 'PlateauRang',
	message: 'PlateauMessage',
	fallback: 'PlateauFallback',
	fallbackAnswered: 'PlateauFallbackAnswered',
	fallbackEnded: 'PlateauFallbackEnded',
	end: 'PlateauEnd',
} as const;

/** What a channel is, in its `PLATEAU_ROLE`. */
export const roles = {
	customer: 'customer',
	agent: 'agent',
	fallback: 'fallback',
	supervisor: 'supervisor',
} as const;

/** The native queue that rings every desk phone when the daemon is away. */
export const fallbackQueue = 'plateau-fallback';
/** The music class and the holding bridge of waiting callers. */
export const musicClass = 'plateau';
export const holdingBridge = 'plateau';

/** How old the heartbeat may be before callers are sent to the fallback. Unit: seconds. */
export const heartbeatLimitSecs = 5;
/** How long a new caller waits for the daemon's first word. Unit: seconds. */
export const decisionSecs = 2;
/** One turn of the waiting loop. Unit: seconds. */
export const turnSecs = 3;
