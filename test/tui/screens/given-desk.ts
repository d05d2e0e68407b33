/** A desk's views with something in every field, and a desk open on an emulated terminal. */
import type {DeskCall, DeskView, MeView, QueueRow} from '@plateau/core/protocol';
import type {Locale} from '@plateau/core/text';
import {type DeskOptions, openDesk} from '@plateau/tui/screens/desk.tsx';
import type {ExecutionContext} from 'ava';
import {keyBytes} from '../../helpers/key-bytes.ts';
import {openTerminal, until} from '../../helpers/terminal.ts';
import {type FakeLink, fakeLink} from './fake-link.ts';

/** 12 November 2026, 14:03:00 in Paris. */
export const noon = Date.UTC(2026, 10, 12, 13, 3, 0);

export const me: MeView = {
	login: 'alice',
	agentId: 'alice',
	name: 'Alice Martin',
	signedIn: true,
	phoneId: '1001',
	lastPhoneId: '1001',
	phones: {
		'1001': {id: '1001', registered: true, outside: false},
		'1002': {id: '1002', registered: true, outside: false, heldBy: 'bob', heldByName: 'Bob Stone'},
		'1003': {id: '1003', registered: false, outside: false},
	},
	reasons: {lunch: {en: 'Lunch', fr: 'Repas'}},
};

const queue = (id: string, en: string, fr: string, more: Partial<QueueRow> = {}): QueueRow => ({
	id,
	label: {en, fr},
	waiting: 0,
	ready: 2,
	talking: 4,
	wrapUp: 1,
	signedIn: 7,
	offered: 40,
	answered: 38,
	answeredInTime: 33,
	abandoned: 2,
	shortAbandoned: 0,
	timedOut: 0,
	leftEmpty: 0,
	serviceLevel: 0.82,
	thresholdMs: 20_000,
	...more,
});

/** Idle and ready since 4:12. */
export const idle: DeskView = {
	agent: {
		id: 'alice',
		name: 'Alice Martin',
		phoneId: '1001',
		phoneRegistered: true,
		presence: {state: 'available', since: noon - 3_600_000},
		activity: 'idle',
		activitySince: noon - 252_000,
		ready: true,
		linkLost: false,
		handled: 31,
	},
	phone: {id: '1001', registered: true, remoteAnswer: true},
	queues: {
		support: queue('support', 'Support', 'Assistance', {
			waiting: 3,
			oldestEnteredAt: noon - 42_000,
		}),
		billing: queue('billing', 'Billing', 'Facturation', {serviceLevel: 0.95}),
	},
	reasons: {
		'rang-out': {en: 'Rang out', fr: 'Sans réponse'},
		'signed-in': {en: 'Just signed in', fr: 'Arrivée'},
		lunch: {en: 'Lunch', fr: 'Repas'},
		training: {en: 'Training', fr: 'Formation'},
	},
	dispositions: [
		{id: 'resolved', label: {en: 'Resolved', fr: 'Résolu'}},
		{id: 'callback', label: {en: 'Callback', fr: 'Rappel'}},
		{id: 'refund', label: {en: 'Refund', fr: 'Remboursement'}},
	],
	today: {
		startedAt: noon - 14 * 3_600_000,
		handled: 31,
		talkMs: 238_000,
		wrapUpMs: 41_000,
		handleTimeMs: 279_000,
		rangOut: 1,
		handlingMs: 7_000_000,
		idleMs: 2_000_000,
	},
	recent: [
		{
			callId: 'c-1',
			at: noon - 360_000,
			queueId: 'support',
			outcome: 'answered',
			dispositionId: 'resolved',
			note: 'sent the invoice again',
			callerNumber: '+33612345678',
		},
	],
	switches: {main: {id: 'main', state: 'up', since: noon - 10_000_000}},
};

/** The call that rings, since 6 s. */
export const ringingCall: DeskCall = {
	id: 'c-2',
	state: 'ringing',
	since: noon - 6000,
	queueId: 'support',
	enteredAt: noon - 42_000,
	dialledNumber: '+33140506070',
	customer: {
		partyId: 'p-1',
		callerNumber: '+33612345678',
		callerName: 'Amélie Fournier',
		past: [
			{
				callId: 'c-0',
				at: noon - 10 * 86_400_000,
				queueId: 'support',
				outcome: 'answered',
				agentName: 'Bob Stone',
				dispositionId: 'refund',
				note: 'delivery late',
			},
		],
	},
	ringEndsAt: noon + 14_000,
	canAnswer: true,
	dispositionRequired: true,
};

export const talkingCall: DeskCall = {
	...without(ringingCall, 'ringEndsAt', 'canAnswer'),
	state: 'talking',
	since: noon - 207_000,
	waitMs: 42_000,
};

export const wrapUpCall: DeskCall = {
	...talkingCall,
	state: 'wrap-up',
	since: noon - 23_000,
	talkMs: 302_000,
};

/** The desk with this call in front. */
export function withCall(call: DeskCall, more: Partial<DeskView['agent']> = {}): DeskView {
	return {
		...idle,
		agent: {
			...idle.agent,
			activity: call.state,
			activitySince: call.since,
			ready: false,
			callId: call.id,
			queueId: call.queueId,
			...(call.state === 'wrap-up' ? {wrapUpEndsAt: call.since + 60_000} : {}),
			...more,
		},
		call,
	};
}

export const ringing = withCall(ringingCall);
export const talking = withCall(talkingCall);
export const wrapUp = withCall(wrapUpCall);

function without<T extends object, K extends keyof T>(from: T, ...keys: K[]): Omit<T, K> {
	return Object.fromEntries(
		Object.entries(from).filter(([key]) => !keys.includes(key as K)),
	) as Omit<T, K>;
}

/** How the desk is opened. */
export interface GivenOptions extends Partial<Omit<DeskOptions, 'link'>> {
	readonly columns?: number;
	readonly rows?: number;
	readonly link?: FakeLink;
	readonly locale?: Locale;
}

/** A desk on a terminal, not yet told anything. */
export function givenDesk(t: ExecutionContext, options: GivenOptions = {}) {
	const {columns = 80, rows = 24, link = fakeLink({at: noon}), ...rest} = options;
	const terminal = openTerminal({columns, rows});
	const exit = openDesk({
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {TERM: 'xterm-256color'},
		locale: 'en',
		link,
		...rest,
	});
	let isOver = false;
	const over = exit.finally(() => {
		isOver = true;
	});
	t.teardown(async () => {
		if (!isOver) terminal.stdin.emit('close');
		await over.catch(() => {});
		terminal.dispose();
	});
	const desk = {
		...terminal,
		link,
		exit,
		press(...keys: string[]) {
			for (const key of keys) terminal.stdin.send(keyBytes(key));
		},
		async shows(expected: string | RegExp) {
			const has = () =>
				typeof expected === 'string'
					? terminal.text().includes(expected)
					: expected.test(terminal.text());
			try {
				await until(has, String(expected), 3000);
			} catch (error) {
				throw new Error(`${String(error)}\n${terminal.rows().join('\n')}`);
			}
			await terminal.settled();
		},
		async hides(unexpected: string) {
			await until(() => !terminal.text().includes(unexpected), `${unexpected} to go`, 3000);
		},
		/** Waits until such a command was sent, and gives its arguments. */
		async sends(name: string) {
			await until(() => link.sent.some((one) => one.name === name), `the command ${name}`, 3000);
			return link.sent.findLast((one) => one.name === name)?.args;
		},
	};
	return desk;
}

/** A desk whose agent is signed in, showing `view`. */
export async function givenSignedIn(
	t: ExecutionContext,
	view: DeskView = idle,
	options: GivenOptions = {},
) {
	const desk = givenDesk(t, options);
	desk.link.show('me', me);
	desk.link.show('desk', view);
	await desk.shows(options.lines === true ? 'help' : ':');
	return desk;
}
