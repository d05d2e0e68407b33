/** How stories begin that are about something else: put in front of a test's own lines. */

/** After a wait of 5 s a1 talks with k1, by the leg k9. */
export const a1Talks = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	+5s answers o-1 k9
`;

/** The same; a2 is ready, and for support alone. */
export const a1TalksBesideA2 = `${a1Talks}
	sign-in a2 1002
`;

/** a1 is nailed up, by the leg k9. */
export const a1NailedUp = `
	nail a1 1001     = phone-taken 1001 a1, agent-signed-in a1 available, headset-asked a1 1001, > headset a1 1001
	headset-up a1 k9 = headset-connected a1 k9
`;

/** k1 has come to the fallback, as a1 is on a break; an order to take them out of it is on its way. */
export const k1FellBack = `
	sign-in a1 1001 not-ready lunch = phone-taken 1001 a1, agent-signed-in a1 lunch
	arrives k1                      = call-arrived c-1, > admit c-1 support fr
	waits k1                        = call-queued c-1 support
	falls-back k1                   = call-fell-back c-1, > admit c-1 support fr
`;

/** Between the switches of `twoSwitches`: a call of main is offered to a2, who sits at the annex. */
export const offeredAcross = `
	annex tied
	tie main annex
	sign-in a2 1003
	arrives k1
	waits k1
`;

/** They talk. */
export const talksAcross = `${offeredAcross}
	far 1003 x1
	rings o-1 k9
	answers o-1 k9
`;

/** a1 talks with k1 by the leg k9 and is recorded by the rule of `recordingAll`; a2 is there. */
export const a1Recorded = `
	sign-in a1 1001
	arrives k1
	waits k1
	rings o-1 k9
	answers o-1 k9
	records rec-1 k1
	sign-in a2 1002
`;

/** a2 is nailed up at the annex, with a headset on h1; a tie leads there, and back. */
export const a2NailedUpAcross = `
	annex tied
	tie main annex
	nail a2 1003
	headset-up a2 h1 annex
`;

/** They talk with k1, a caller of main, whose switch has the leg k9 of it. */
export const a2LentAcross = `${a2NailedUpAcross}
	arrives k1
	waits k1
	far 1003 h1
	answers o-1 k9
`;
