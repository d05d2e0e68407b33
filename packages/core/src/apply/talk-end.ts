/** Counts what an agent's part of a call comes to, line by line and at its end. */

import type {Call} from '../call/call.ts';
import {isOnHold} from '../call/control.ts';
import type {Floor} from '../floor.ts';
import {noteTalkEnded, workOf} from '../routing/memory.ts';
import {agentDay, queueDay} from '../stats/day.ts';
import type {Instant} from '../time.ts';
import {withTalk} from '../wait/work.ts';

/** A call with an agent. */
export type Talk = Call & {readonly state: 'talking'};

/** Adds the stretch since the line is as it is to its queue's day, up to `until`. */
export function countLine(floor: Floor, call: Talk, until: Instant): void {
	// Of a call by hand the queue counts nothing: its agent's own day has the time.
	if (call.entry.dialled === true) return;
	const row = queueDay(floor.day, call.entry.queueId);
	const ms = Math.max(0, until - Math.max(call.lineSince, floor.day.startedAt));
	if (isOnHold(call)) row.holdMs += ms;
	else row.talkMs += ms;
}

/** The agent is out of the call, at `at`; `until`: as far as their talk was seen. */
export function countTalkEnd(floor: Floor, call: Talk, at: Instant, until: Instant = at): void {
	const {agentId, since} = call;
	const {queueId} = call.entry;
	countLine(floor, call, until);
	if (call.direction === 'internal') return;
	agentDay(floor.day, agentId).handled += 1;
	if (call.entry.dialled === true) return;
	queueDay(floor.day, queueId).handled += 1;
	noteTalkEnded(floor.memory, queueId, agentId, at);
	const talk = withTalk(workOf(floor.memory, queueId), Math.max(0, until - since), at);
	floor.memory.work.set(queueId, talk);
}
