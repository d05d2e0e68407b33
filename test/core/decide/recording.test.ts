/** Whether calls are recorded: rules, notices, consent, keys, pauses that fail closed, and what is found again. */

import {type CallId, id, isChosen, type RecordingRule} from '@plateau/core';
import test, {type ExecutionContext} from 'ava';
import {baseConfig, withQueue} from '../../helpers/given.ts';
import {story} from '../../helpers/story.ts';

const usual = {
	purpose: 'quality',
	keepMs: 86_400_000,
	notice: {en: 'told', fr: 'recorded'},
	optOutKey: '9',
} as const;

/** A story in which a call of queue support is recorded by this rule. */
const recorded = (rule: Partial<RecordingRule>) => (t: ExecutionContext, text: string) =>
	story(t, text, withQueue(baseConfig, 'support', {recording: {mode: 'all', ...usual, ...rule}}));

const talks = `
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr telling recorded
	told k1              = recording-announced c-1 by notice
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001`;
const recording = `${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s, recording-asked rec-1 c-1 by floor, > start-recording rec-1 k1
	records rec-1 k1     = recording-started rec-1 c-1
	records rec-1 k1     = nothing`;

test(
	'recording - all: after the notice, from the connection to the end',
	recorded({}),
	`${recording}
	? recording:c-1      = recording
	record a1            = no: already-recording
	stop-record a1       = no: recording-required
	leaves k1            = recording-ended rec-1 c-1 call-ended, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
	? recording:c-1      = none
`,
);

test(
	'recording - without the notice heard to its end nothing is recorded',
	recorded({}),
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr telling recorded
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1            = no: recording-not-announced
	pause-record a1             = no: not-recording
	record a1 told       = recording-announced c-1 by agent, recording-asked rec-1 c-1 by a1, > start-recording rec-1 k1
`,
);

test(
	'recording - a queue without a rule never records and plays no notice',
	story,
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr
	told k1              = recording-announced c-1 by notice
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1 told       = no: recording-off
	private a1           = no: recording-off
	presses k1 9         = nothing
`,
);

test(
	'recording - where consent is asked for, not a byte before it; the key may come during the talk',
	recorded({consent: true, consentKey: '1'}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1            = no: recording-not-consented
	presses k1 5         = nothing
	presses k1 1         = recording-consented c-1 by caller, recording-asked rec-1 c-1 by floor, > start-recording rec-1 k1
	presses k1 1         = nothing
`,
);

test(
	'recording - the agent says that the caller agreed',
	recorded({consent: true, consentKey: '1'}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1 told       = recording-consented c-1 by agent, recording-asked rec-1 c-1 by a1, > start-recording rec-1 k1
`,
);

test(
	'recording - the caller’s key before the talk: nothing is recorded, whoever asks',
	recorded({}),
	`
	sign-in a1 1001      = phone-taken 1001 a1, agent-signed-in a1 available
	arrives k1           = call-arrived c-1, > admit c-1 support fr telling recorded
	presses k1 9         = recording-refused c-1 opted-out by caller
	presses k1 9         = nothing
	told k1              = nothing
	waits k1             = call-queued c-1 support, offer-made o-1 c-1 a1, > ring o-1 1001
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1 told       = no: recording-opted-out
	? recording:c-1      = refused
`,
);

for (const [who, asks, events] of [
	[
		'the caller',
		'presses k1 9',
		'recording-refused c-1 opted-out by caller, recording-stop-asked rec-1 c-1 opted-out by caller',
	],
	[
		'the agent for them',
		'opt-out a1',
		'recording-refused c-1 opted-out by agent, recording-stop-asked rec-1 c-1 opted-out by a1',
	],
	[
		'the agent, as private',
		'private a1',
		'recording-refused c-1 private by agent, recording-stop-asked rec-1 c-1 private by a1',
	],
] as const) {
	const reason = asks === 'private a1' ? 'private' : 'opted-out';
	test(
		`recording - ${who} ends it during the talk: stopped, and nothing kept`,
		recorded({}),
		`${recording}
		${asks}          = ${events}, > stop-recording rec-1 k1
		presses k1 9     = nothing
		stops rec-1 k1   = recording-ended rec-1 c-1 ${reason} discarded
		? recording:c-1  = refused
		record a1 told   = no: recording-opted-out
		leaves k1        = call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
`,
	);
}

test(
	'recording - a refusal counts also when the call ends before the switch has stopped',
	recorded({}),
	`${recording}
	presses k1 9         = recording-refused c-1 opted-out by caller, recording-stop-asked rec-1 c-1 opted-out by caller, > stop-recording rec-1 k1
	leaves k1            = recording-ended rec-1 c-1 opted-out discarded, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30s
`,
);

test(
	'recording - paused and resumed; each is true once the switch says so',
	recorded({}),
	`${recording}
	pause-record a1             = recording-pause-asked rec-1 c-1 by a1, > pause-recording rec-1 k1
	pause-record a1             = nothing
	resume-record a1            = no: recording-not-ready
	pauses rec-1 k1      = recording-paused rec-1 c-1
	+10s due             = nothing
	? recording:c-1      = paused
	resume-record a1            = recording-resume-asked rec-1 c-1 by a1, > resume-recording rec-1 k1
	resumes rec-1 k1     = recording-resumed rec-1 c-1
	resume-record a1            = nothing
	? recording:c-1      = recording
`,
);

test(
	'recording - a pause that overtakes the going on before it ends the recording: it may be heard',
	recorded({}),
	`${recording}
	pause-record a1
	pauses rec-1 k1
	resume-record a1
	pause-record a1
	pauses rec-1 k1      = recording-paused rec-1 c-1
	resumes rec-1 k1     = recording-stop-asked rec-1 c-1 pause-unconfirmed by floor, > stop-recording rec-1 k1
`,
);

test(
	'recording - a pause that the switch does not confirm in 500 ms stops it, without what came since',
	recorded({}),
	`${recording}
	pause-record a1             = recording-pause-asked rec-1 c-1 by a1, > pause-recording rec-1 k1
	+499ms due           = nothing
	+1ms due             = recording-stop-asked rec-1 c-1 pause-unconfirmed by floor, > stop-recording rec-1 k1
	pauses rec-1 k1      = nothing
	+1s stops rec-1 k1   = recording-ended rec-1 c-1 pause-unconfirmed without the last 2.5s
	? recording:c-1      = ended
	record a1            = recording-asked rec-2 c-1 by a1, > start-recording rec-2 k1
`,
);

test(
	'recording - a call that ends while a pause is open loses what came since',
	recorded({}),
	`${recording}
	pause-record a1             = recording-pause-asked rec-1 c-1 by a1, > pause-recording rec-1 k1
	+200ms leaves k1     = recording-ended rec-1 c-1 call-ended without the last 1.2s, call-ended c-1 answered by customer, wrap-up-started a1 c-1 until 30.2s
`,
);

test(
	'recording - one that cannot be made fails aloud and is not tried in a circle',
	recorded({}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s, recording-asked rec-1 c-1 by floor, > start-recording rec-1 k1
	stops rec-1 k1 no-space = recording-ended rec-1 c-1 failed no-space
	told k1              = nothing
	record a1            = recording-asked rec-2 c-1 by a1, > start-recording rec-2 k1
`,
);

test(
	'recording - a started one that nobody knows is stopped',
	recorded({}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s, recording-asked rec-1 c-1 by floor, > start-recording rec-1 k1
	records rec-7 k1     = anomaly-noted recording-unknown, > stop-recording rec-7 k1
`,
);

test(
	'recording - on demand: the agent begins it and ends it; the caller was told at the door',
	recorded({mode: 'on-demand'}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	record a1            = recording-asked rec-1 c-1 by a1, > start-recording rec-1 k1
	records rec-1 k1     = recording-started rec-1 c-1
	stop-record a1       = recording-stop-asked rec-1 c-1 stopped by a1, > stop-recording rec-1 k1
	stops rec-1 k1       = recording-ended rec-1 c-1 stopped
	record a1            = recording-asked rec-2 c-1 by a1, > start-recording rec-2 k1
`,
);

test(
	'recording - found again after the daemon died; what was paused and is not, ends',
	recorded({}),
	`${recording}
	pause-record a1             = recording-pause-asked rec-1 c-1 by a1, > pause-recording rec-1 k1
	pauses rec-1 k1      = recording-paused rec-1 c-1
	restart
	pause-record a1             = no: switch-down
	resume-record a1            = no: switch-down
	found k1:talking:o-1:k9:1001 rec-1:k1:paused = switch-resynced main
	? recording:c-1      = paused
	found k1:talking:o-1:k9:1001 rec-1:k1 = recording-stop-asked rec-1 c-1 pause-unconfirmed by floor, switch-resynced main, > stop-recording rec-1 k1
`,
);

test(
	'recording - one that is not found is over, and begun again where the rule wants it',
	recorded({}),
	`${recording}
	lost                 = switch-lost main
	found k1:talking:o-1:k9:1001 = recording-ended rec-1 c-1 lost, switch-resynced main, recording-asked rec-2 c-1 by floor, > start-recording rec-2 k1
	lost                 = switch-lost main
	found k1:talking:o-1:k9:1001 = recording-ended rec-2 c-1 lost, switch-resynced main
`,
);

test(
	'recording - found without a floor that knows it: stopped',
	recorded({mode: 'on-demand'}),
	`${talks}
	answers o-1 k9       = offer-accepted o-1, call-connected c-1 a1 after 0s
	lost                 = switch-lost main
	found k1:talking:o-1:k9:1001 rec-5:k1 = anomaly-noted recording-unknown, switch-resynced main, > stop-recording rec-5 k1
`,
);

test('recording - a share of the calls is chosen by their ids alone', (t) => {
	const rule = (share: number): RecordingRule => ({
		...{mode: 'share', share, purpose: 'quality', keepMs: 1},
	});
	const ids = Array.from({length: 10_000}, (_, index) => id<CallId>(`c-${index + 1}`));
	for (const share of [0, 0.05, 0.3, 1]) {
		const chosen = ids.filter((callId) => isChosen(rule(share), callId));
		t.true(Math.abs(chosen.length / ids.length - share) < 0.02, `${chosen.length} of ${share}`);
		t.deepEqual(
			ids.filter((callId) => isChosen(rule(share), callId)),
			chosen,
		);
	}
	// A greater share records what a smaller one does, and more.
	const some = ids.filter((callId) => isChosen(rule(0.1), callId));
	t.true(some.every((callId) => isChosen(rule(0.2), callId)));
	t.true(ids.every((callId) => isChosen({...rule(0), mode: 'all'}, callId)));
	t.false(ids.some((callId) => isChosen({...rule(1), mode: 'on-demand'}, callId)));
});

test('recording - who is not in the share hears no notice', (t) => {
	recorded({mode: 'share', share: 0})(
		t,
		`
	arrives k1           = call-arrived c-1, > admit c-1 support fr`,
	);
});
