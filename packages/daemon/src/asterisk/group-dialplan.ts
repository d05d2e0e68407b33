/**
 * The ring of a group in the dialplan: agents' legs that are called by themselves, and the customer who
 * is joined to the first that answered. Who that is, the daemon decides.
 */

import {isSet} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {contexts, headsetBeep, joinSecs, userEvents, variables} from './contract.ts';
import type {AsteriskInput} from './input.ts';
import {joinSteps} from './joining.ts';
import {sayQueue} from './sounds-dialplan.ts';
import {lostLegSteps} from './ties.ts';

const v = variables;

/** An agent's leg, once it answered. */
export const groupLeg = context(
	contexts.groupLeg,
	`An agent's leg that was rung by itself, with others, and answered: it hears the queue's name where
	that is asked for, then waits in silence for its caller, who goes on waiting meanwhile. Without a
	word from the daemon it is hung up; so it is when the talk is over.`,
	extension('s', [
		`UserEvent(${userEvents.connected},Offer: \${${v.offer}})`,
		...sayQueue,
		`UserEvent(${userEvents.ready},Offer: \${${v.offer}})`,
		// A bridge of its own: whoever else answered is not heard. The caller takes it out of here.
		`BridgeWait(plateau-\${${v.offer}},participant,e(s)S(${joinSecs}))`,
		// Still here: it was its caller who went, or nobody came.
		`UserEvent(${userEvents.letGo},Offer: \${${v.offer}})`,
		'Hangup(16)',
	]),
);

/** What the whispering leg says. */
export const beep = context(
	contexts.beep,
	'The beep that is whispered to a nailed-up headset as its next caller comes.',
	extension('s', ['Answer()', `Playback(${headsetBeep})`, 'Hangup(16)']),
);

/** A customer whose group answered. */
export function join(input: AsteriskInput): string {
	return context(
		contexts.join,
		`The caller of a group's ring, joined to the leg that answered first. Bridge takes that leg out of
	the bridge where it waits; should it be gone by now, the caller waits on, and was not answered for
	nothing. A colleague's headset, called by hand, waits for calls again.`,
		extension('s', [
			`Set(${v.place}=ringing)`,
			`UserEvent(${userEvents.joining},Offer: \${${v.offer}})`,
			// An empty name would end the call here, and another channel's name begins with it.
			`GotoIf($["\${CHANNEL_EXISTS(\${${v.peer}})}" != "1"]?alone)`,
			'Answer(,i)',
			// That of the waiting, which would be heard through the talk.
			'StopMusicOnHold()',
			...joinSteps(v.peer),
			'GotoIf($["${BRIDGERESULT}" != "SUCCESS"]?alone)',
			...lostLegSteps(input, 'BRIDGERESULT'),
			// A third party is about: who is left alone is not the end of the call.
			`GotoIf($["\${${v.keep}}" = "1"]?${contexts.hold},s,1:over)`,
			['alone', `UserEvent(${userEvents.notJoined},Offer: \${${v.offer}})`],
			`GotoIf($["\${${v.internal}}" = "1"]?gone)`,
			`Goto(${contexts.wait},s,1)`,
			[
				'over',
				`UserEvent(${userEvents.rang},Offer: \${${v.offer}},Status: ANSWER,Cause: \${HANGUPCAUSE},Sip: )`,
			],
			['gone', `GotoIf(${isSet(v.headset)}?${contexts.headset},s,1)`],
			'Hangup(16)',
		]),
	);
}

/** Where phones that are called by themselves may send their calls on to. */
export const noForward = context(
	contexts.noForward,
	`Empty: a desk phone that forwards its calls (302) is not followed, or it would choose what is dialled
	here, and at whose cost.`,
);
