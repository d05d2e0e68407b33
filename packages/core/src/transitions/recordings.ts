/** The machine of recording a call. */

import {type Machine, rows, stays} from './machine.ts';

const live = ['starting', 'recording', 'pausing', 'paused', 'resuming'];
const open = ['none', 'announced', 'consented'];

export const recording: Machine = {
	name: 'recording',
	title: 'Recording of a call',
	about:
		'What is known of recording one call (`recording/recording.ts`). Nothing is recorded before `starting`, nor while `paused`; `refused` is for good.',
	states: {
		none: 'nothing was said of it',
		announced: 'the caller was told',
		consented: 'the caller agreed, or the agent says so',
		refused: 'not to be recorded: the caller’s key, the agent’s word, or a private call',
		starting: 'ordered, not yet confirmed by the switch',
		recording: 'it is recorded, caller and agent on sides of their own',
		pausing: 'silence is asked for; without a word from the switch in 500 ms it is stopped',
		paused: 'silence is recorded',
		resuming: 'sound is asked for again',
		stopping: 'the end is asked for',
		ended: 'what there is, is kept as the rule says',
	},
	rows: [
		...rows(
			'none',
			'recording-announced',
			'announced',
			'the notice was heard, or the agent said it',
		),
		...rows(['none', 'announced'], 'recording-consented', 'consented', 'by key, or to the agent'),
		...stays(['consented'], 'recording-announced', 'the key came before the end of the notice'),
		...rows(open, 'recording-refused', 'refused', 'the caller’s key, or the agent’s'),
		...rows(open, 'recording-asked', 'starting', 'the queue’s rule, or the agent'),
		...rows('starting', 'recording-started', 'recording', 'the switch says so'),
		...rows(['starting', 'recording', 'resuming'], 'recording-pause-asked', 'pausing', 'by key'),
		...rows('pausing', 'recording-paused', 'paused', 'the switch says so'),
		...rows('paused', 'recording-resume-asked', 'resuming', 'by key'),
		...rows('resuming', 'recording-resumed', 'recording', 'the switch says so'),
		...stays(live, 'recording-refused', 'it is stopped at once, and nothing is kept'),
		...rows(live, 'recording-stop-asked', 'stopping', 'by key, a refusal, or a pause unconfirmed'),
		...stays(['stopping'], 'recording-refused', 'nothing is kept'),
		...rows(live, 'recording-ended', 'ended', 'the call is over, or the switch has it no more'),
		...rows(
			'stopping',
			'recording-ended',
			'refused',
			'the switch says so: what there is, is deleted',
		),
		...rows('stopping', 'recording-ended', 'ended', 'the switch says so'),
		...stays(['ended'], 'recording-announced', 'told for another queue, or by another agent'),
		...stays(['ended'], 'recording-consented', 'the same'),
		...rows('ended', 'recording-asked', 'starting', 'again: the agent, or after a failure'),
		...rows('ended', 'recording-refused', 'refused', 'nothing more of this call'),
	],
};
