/** The dialplan's word that a nailed-up headset waits: for the first time, or back from a call that it is out of. */

import type {HeadsetId} from '@plateau/core';
import type {AmiMessage} from '../ami/message.ts';
import type {ControlReader} from './control-signals.ts';
import type {DialReader} from './dial-signals.ts';
import {channelOf, type Leg, plays} from './leg.ts';
import type {LegEnds} from './leg-ends.ts';
import type {ReaderParts} from './reader-parts.ts';

/** Q.850: somebody hung up. */
const normalClearing = 16;

export class HeadsetReader {
	readonly #parts: ReaderParts;
	readonly #ends: LegEnds;
	readonly #control: ControlReader;
	readonly #dials: DialReader;

	constructor(parts: ReaderParts, ends: LegEnds, control: ControlReader, dials: DialReader) {
		this.#parts = parts;
		this.#ends = ends;
		this.#control = control;
		this.#dials = dials;
	}

	/** The user event of a headset's leg. */
	read(leg: Leg, event: AmiMessage): void {
		const read = readHeadset(leg, event);
		if (read === undefined) return;
		const {headsetId, isNew, isBack} = read;
		if (isBack) {
			this.#outOfCall(leg);
			leg.ownHangUpAt = undefined;
		}
		if (isBack || leg.part.role === 'unknown') leg.part = {role: 'headset'};
		if (!isNew) return;
		const channel = channelOf(this.#parts, leg);
		this.#parts.reporter.signal({type: 'headset-connected', headsetId, channel});
	}

	/** As the end of a leg in this part would be told; it is there still. */
	#outOfCall(leg: Leg): void {
		const {callerBack, colleagueBack, thirdGone} = this.#parts;
		if (plays(leg, 'agent')) {
			this.#ends.out(leg);
			callerBack({...leg});
		} else if (plays(leg, 'dialling')) {
			this.#dials.gone(leg, normalClearing);
			callerBack({...leg});
		} else if (plays(leg, 'dialled')) {
			this.#dials.notReached(leg);
		} else if (plays(leg, 'customer')) {
			this.#ends.colleagueOut(leg);
			colleagueBack({...leg});
		} else if (plays(leg, 'consult')) {
			this.#control.guestGone(leg);
			thirdGone({...leg});
		}
	}
}

/** What the dialplan's word about a headset means; `isBack`: it is out of the call that it was in. */
function readHeadset(
	leg: Leg,
	event: AmiMessage,
): {readonly headsetId: HeadsetId; readonly isNew: boolean; readonly isBack: boolean} | undefined {
	const headsetId = event.get('Headset') as HeadsetId | undefined;
	if (headsetId === undefined || headsetId === '') return undefined;
	leg.headset ??= {headsetId, isConnected: false, move: 0};
	const isNew = !leg.headset.isConnected;
	leg.headset.isConnected = true;
	const {leaving} = leg.headset;
	const move = event.get('Move') ?? '';
	// Known from a reading of the whole state, and sent back before that: of a colleague no later word comes.
	const isColleague = plays(leg, 'customer') || plays(leg, 'dialled');
	// By itself, or by the last order to go back; what comes of an earlier one says nothing.
	const isBack = leaving === undefined ? move === '' || isColleague : move === String(leaving.move);
	const isSameCall = leaving === undefined || leaving.part === leg.part;
	if (isBack) delete leg.headset.leaving;
	return {headsetId, isNew, isBack: isBack && isSameCall};
}
