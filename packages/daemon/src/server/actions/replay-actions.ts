/**
 * What looks back: the floor as it was, and why a call went where it did. The work is a job's; here a
 * question becomes its arguments.
 */

import {id} from '@plateau/core';
import {askedMoment} from '../../replay/asked-moment.ts';
import type {Actions} from './action.ts';

export const replayActions: Actions<'replay-floor' | 'why-call'> = {
	'why-call': (deps, {gone}, {callId}) =>
		deps.jobs.run('why-call', {callId: id(callId), now: deps.now()}, gone),

	async 'replay-floor'(deps, {gone}, args) {
		const {timeZone} = deps.facts();
		const moment = askedMoment(args, timeZone);
		if (!moment.ok) return moment;
		return deps.jobs.run('replay-floor', {moment: moment.result, now: deps.now(), timeZone}, gone);
	},
};
