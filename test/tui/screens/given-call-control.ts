/** A talk that is held, consulted about, joined by three; and whom it could go to. */
import type {DeskCall, DeskView, TargetsView} from '@plateau/core/protocol';
import {noon, talkingCall, withCall} from './given-desk.ts';

type Consult = NonNullable<DeskCall['consult']>;

export const marc: Consult = {
	id: 'k-1',
	state: 'answered',
	since: noon - 12_000,
	agentId: 'marc',
	phoneId: '1014',
	name: 'Marc Petit',
	hears: 'consult',
};

const line = (more: Partial<DeskCall>, activity: DeskView['agent']['activity']): DeskView =>
	withCall({...talkingCall, lineSince: noon - 19_000, ...more}, {activity});

export const held = line({line: 'held'}, 'holding');
/** Talking again after a hold. */
export const resumed = withCall(
	{...talkingCall, line: 'joined', lineSince: noon - 19_000},
	{activity: 'talking', activitySince: noon - 19_000},
);
export const muted = line({line: 'joined', lineSince: talkingCall.since, muted: true}, 'talking');
/** On hold at the phone itself, and what it is besides. */
export const heldAtPhone = line({line: 'joined', phoneHeld: true}, 'holding');
export const heldTwice = line({line: 'held', phoneHeld: true}, 'holding');
export const consultingHeld = line(
	{line: 'consulting', consult: marc, phoneHeld: true},
	'consulting',
);
export const calling = line(
	{line: 'consulting', consult: {...marc, state: 'ringing', since: noon - 4000}},
	'consulting',
);
/** A queue is asked, and has nobody yet. */
export const asking = line(
	{
		line: 'consulting',
		consult: {
			...{id: 'k-1', state: 'waiting', since: noon - 4000, name: 'billing', hears: 'consult'},
			queue: {id: 'billing', label: {en: 'Billing', fr: 'Facturation'}, since: noon - 31_000},
		},
	},
	'consulting',
);
/** On hold since before the colleague answered. */
export const consulting = line(
	{line: 'consulting', lineSince: marc.since, heldSince: noon - 19_000, consult: marc},
	'consulting',
);
/** The colleague answered 12 s ago, and waits since 5 s. */
export const swapped = line(
	{line: 'consulting', lineSince: noon - 5000, consult: {...marc, hears: 'customer'}},
	'consulting',
);
export const conference = line({line: 'conference', consult: marc}, 'consulting');

/** At the desk of the colleague: bob asks. */
const consultedBy = {agentId: 'bob', name: 'Bob Stone'};
export const consultRings = withCall({
	...talkingCall,
	state: 'ringing',
	since: noon - 3000,
	ringEndsAt: noon + 30_000,
	canAnswer: true,
	consultedBy,
});
export const consulted = line({line: 'consulting', consultedBy}, 'consulting');
/** Bob is with the caller meanwhile. */
export const consultedWaits = line(
	{line: 'consulting', consultedBy, consult: {...marc, hears: 'customer'}},
	'consulting',
);

const agent = (
	id: string,
	name: string,
	more: Partial<TargetsView['agents'][string]> = {},
): TargetsView['agents'][string] => ({
	id,
	name,
	phoneId: '1001',
	presence: {state: 'available', since: noon - 3_600_000},
	activity: 'idle',
	activitySince: noon - 41_000,
	ready: true,
	queueIds: ['support'],
	...more,
});

export const targets: TargetsView = {
	agents: {
		alice: agent('alice', 'Alice Martin'),
		marc: agent('marc', 'Marc Petit', {phoneId: '1014', queueIds: ['billing']}),
		marie: agent('marie', 'Marie Colin', {
			phoneId: '1022',
			activity: 'talking',
			ready: false,
			queueIds: ['sales'],
		}),
		helene: agent('helene', 'Hélène Marchand', {
			phoneId: '1031',
			ready: false,
			activitySince: noon - 3_600_000,
			presence: {state: 'not-ready', reasonId: 'lunch', since: noon - 600_000},
		}),
		omar: {
			...agent('omar', 'Omar Haddad'),
			presence: {state: 'logged-out', since: noon - 3_600_000},
			ready: false,
			phoneId: undefined,
		},
	},
	phones: {
		'1050': {id: '1050', registered: true, outside: false},
		'1051': {id: '1051', registered: false, outside: false},
	},
	queues: {
		support: {
			id: 'support',
			label: {en: 'Support', fr: 'Assistance'},
			ready: 1,
			waiting: 3,
			signedIn: 4,
		},
		billing: {
			id: 'billing',
			label: {en: 'Billing', fr: 'Facturation'},
			ready: 2,
			waiting: 0,
			signedIn: 2,
		},
	},
	reasons: {lunch: {en: 'Lunch', fr: 'Repas'}},
	outside: true,
};
