/** Headsets that are nailed up: an agent's leg that waits for calls, the whole shift long. */

import {isAlone} from './conditions.ts';
import {context, extension} from './conf-text.ts';
import {
	contexts,
	extensions,
	headsetAloneTurns,
	headsetMoves,
	parkingBridge,
	turnSecs,
	userEvents,
	variables,
} from './contract.ts';
import {sayQueue} from './sounds-dialplan.ts';

const v = variables;

export const headset = context(
	contexts.headset,
	`The headset of an agent who is nailed up waits in silence. A caller takes it out of a turn by Bridge, and
	it comes back behind it when the talk is over. Without a daemon it stays for a while, for one that comes
	back; then it is hung up, so that its phone is free for the fallback. "b0", "b1" …: sent back by the
	daemon, which knows by the number that it is here. "named": the queue's name before its caller.`,
	extension('s', [
		`Set(${v.move}=)`,
		['told', `UserEvent(${userEvents.headset},Headset: \${${v.headset}},Move: \${${v.move}})`],
		['turn', `GotoIf($["\${${v.muted}}" = "1"]?unmute)`],
		['look', `GotoIf(${isAlone}?alone)`],
		'Set(PLATEAU_TURNS=0)',
		['wait', `BridgeWait(${parkingBridge},participant,e(s)S(${turnSecs}))`],
		'Goto(turn)',
		// The next caller is heard, whatever the last one was.
		['unmute', 'Set(MUTEAUDIO(in)=off)'],
		`Set(${v.muted}=)`,
		'Goto(look)',
		['alone', 'Set(PLATEAU_TURNS=$[0${PLATEAU_TURNS} + 1])'],
		`GotoIf($[\${PLATEAU_TURNS} > ${headsetAloneTurns}]?over:wait)`,
		['over', 'Hangup(16)'],
	]),
	extension(extensions.named, [
		...sayQueue,
		`UserEvent(${userEvents.ready},Offer: \${${v.offer}})`,
		'Goto(s,turn)',
	]),
	...Array.from({length: headsetMoves}, (_, move) =>
		extension(`b${move}`, [`Set(${v.move}=${move})`, 'Goto(s,told)']),
	),
);
