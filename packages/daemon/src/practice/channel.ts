/**
 * One leg at the practice switch: what it carries, how it waits and how it is woken. The dialplan that
 * runs on it is `dialplan/thread.ts`; whoever called it listens to its news.
 */

import type {Bridge} from './bridge.ts';
import type {Location} from './dialplan/read.ts';
import type {FarEnd} from './far-end.ts';
import {Variables} from './variables.ts';

export type ChannelState = 'Down' | 'Ring' | 'Ringing' | 'Up';

/** Asterisk's numbers of the states. */
export const stateNumbers: Readonly<Record<ChannelState, number>> = {
	Down: 0,
	Ring: 4,
	Ringing: 5,
	Up: 6,
};

/** A number and a name, as caller or as the party one is connected to. */
export interface Identity {
	number: string;
	name: string;
}

/** What happened to a leg, told to whoever called it. */
export type LegNews =
	| {readonly type: 'ringing'}
	| {readonly type: 'answered'}
	/** The far end refused with this SIP code. */
	| {readonly type: 'refused'; readonly sip: number}
	/** It is over: the far end hung up, or somebody dropped it here. */
	| {readonly type: 'gone'};

/** What is played to a channel that is in no bridge; undefined is silence. */
export type Played = string | undefined;

/** Why a wait was broken off. */
type Interrupt =
	| {readonly type: 'hang-up'}
	| {readonly type: 'redirect'; readonly to: Location}
	| {readonly type: 'bridge'; readonly bridge: Bridge};

export interface ChannelParts {
	readonly name: string;
	readonly uniqueId: string;
	readonly linkedId: string;
	readonly endpoint: string;
	readonly far: FarEnd;
	readonly state: ChannelState;
	readonly location: Location;
	readonly language: string;
	readonly createdAt: number;
	readonly caller: Identity;
	/** The number dialled, for a call that came in. */
	readonly dialled?: string;
}

export class Channel {
	readonly name: string;
	readonly uniqueId: string;
	readonly linkedId: string;
	/** The PJSIP endpoint. */
	readonly endpoint: string;
	readonly far: FarEnd;
	readonly createdAt: number;
	readonly dialled: string;
	readonly variables = new Variables();
	readonly caller: Identity;
	readonly connected: Identity = {number: '', name: ''};
	state: ChannelState;
	location: Location;
	language: string;
	application = '';
	data = '';
	/** Q.850; 0 while nothing was said. */
	hangupCause = 0;
	/** The SIP code behind it. */
	techCause: number | undefined;
	played: Played;
	/** What is mixed into all that it hears. */
	whispered: Played;
	/** Music that goes on from one application to the next, until something else is played. */
	hasMusic = false;
	/** The far end was told to ring: until something is played or it is answered, that is heard. */
	isToldToRing = false;
	bridge: Bridge | undefined;
	/** Its far end has hung up, whatever becomes of it here. */
	hasHungUp = false;
	/** Runs the dialplan: not so a leg that another one called. */
	hasThread = false;
	isGone = false;
	/** Lines that go with the call to the far end. */
	readonly addedHeaders = new Map<string, string>();
	readonly hangupHandlers: Location[] = [];
	/** Where subroutines return to. */
	readonly returns: Location[] = [];
	/** Legs called from here and why each ended, latest first. */
	readonly legCauses = new Map<string, {readonly cause: number; readonly tech: string}>();
	/** What this channel's caller wants to know of it. */
	listener: ((news: LegNews) => void) | undefined;
	/** Keys that its far end presses, for an application that waits for one. */
	pressed: ((digit: string) => void) | undefined;
	/** Told to whoever talks with this leg when it is bridged elsewhere. */
	moved: (() => void) | undefined;
	/** Nothing that its far end says comes in. */
	isMuted = false;
	/** Its phone has it on hold; and the bridge that was told so, if any: who was alone with it there hears music. */
	isHeld = false;
	heldIn: Bridge | undefined;
	/** Whom it spies on. */
	spied: {readonly channel: Channel; readonly mode: 'listen' | 'whisper' | 'barge'} | undefined;
	#interrupt: Interrupt | undefined;
	#wake: (() => void) | undefined;

	constructor(parts: ChannelParts) {
		this.name = parts.name;
		this.uniqueId = parts.uniqueId;
		this.linkedId = parts.linkedId;
		this.endpoint = parts.endpoint;
		this.far = parts.far;
		this.state = parts.state;
		this.location = parts.location;
		this.language = parts.language;
		this.createdAt = parts.createdAt;
		this.caller = parts.caller;
		this.dialled = parts.dialled ?? '';
	}

	get isUp(): boolean {
		return this.state === 'Up';
	}

	/** What broke a wait off, or will break off the next one. */
	get interrupted(): Interrupt['type'] | undefined {
		return this.#interrupt?.type;
	}

	/**
	 * Waits until `begin`'s callback is called with a value; undefined when a hang-up or a redirect came
	 * first. What `begin` gives back is called at the end in any case.
	 */
	block<T>(begin: (wake: (value: T) => void) => (() => void) | undefined): Promise<T | undefined> {
		if (this.#interrupt !== undefined) return Promise.resolve(undefined);
		return new Promise((resolve) => {
			let cleanUp: (() => void) | undefined;
			let isOver = false;
			const end = (value: T | undefined) => {
				if (isOver) return;
				isOver = true;
				this.#wake = undefined;
				cleanUp?.();
				resolve(value);
			};
			this.#wake = () => end(undefined);
			cleanUp = begin(end);
			// It may have ended while it began.
			if (isOver) cleanUp?.();
		});
	}

	/** Breaks off what the channel is doing; a hang-up is not undone by a redirect. */
	interrupt(interrupt: Interrupt): void {
		if (this.#interrupt?.type === 'hang-up') return;
		this.#interrupt = interrupt;
		this.#wake?.();
	}

	/** Takes the interrupt that the dialplan's thread has to act on. */
	takeInterrupt(): Interrupt | undefined {
		const interrupt = this.#interrupt;
		this.#interrupt = undefined;
		return interrupt;
	}

	/** Asks for its end: the thread ends the dialplan, or whoever called it drops it. */
	drop(cause?: number): void {
		if (this.isGone) return;
		if (cause !== undefined && cause > 0) this.hangupCause = cause;
		if (this.hasThread) this.interrupt({type: 'hang-up'});
		else this.listener?.({type: 'gone'});
	}
}
