/** docs/states.md: the machines from their tables, the laws, and three sequences drawn by hand. */

import {type Machine, machines, nowhere} from '@plateau/core/transitions';

/** The whole page. Equal tables give equal text. */
export function statesPage(): string {
	return [
		'# States and sequences',
		'',
		'Printed from `packages/core/src/transitions/` by `npm run docs`; the simulation proves the tables',
		'both ways: nothing else happens, and every row does. An event that is not in a machine’s table',
		'leaves it as it is. `—` is not being there.',
		'',
		...machines.flatMap(machineSection),
		...deadlines,
		...laws,
		...sequences,
	].join('\n');
}

function machineSection(machine: Machine): string[] {
	const {title, about, states, rows} = machine;
	return [
		`## ${title}`,
		'',
		about,
		'',
		'| State | Meaning |',
		'| --- | --- |',
		...Object.entries(states).map(([state, meaning]) => `| \`${state}\` | ${meaning} |`),
		'',
		'```mermaid',
		'stateDiagram-v2',
		...diagram(machine),
		'```',
		'',
		'| From | Event | To | When |',
		'| --- | --- | --- | --- |',
		...rows.map(
			({from, event, to, when}) =>
				`| ${code(from)} | \`${event}\` | ${from === to ? 'stays' : code(to)} | ${when} |`,
		),
		'',
	];
}

/** Arrows between states; what stays is in the table alone. */
function diagram({rows}: Machine): string[] {
	const events = new Map<string, string[]>();
	for (const {from, event, to} of rows) {
		if (from === to) continue;
		const arrow = `${node(from)} --> ${node(to)}`;
		events.set(arrow, [...(events.get(arrow) ?? []), event]);
	}
	return [...events].map(([arrow, names]) => `\t${arrow}: ${[...new Set(names)].join(', ')}`);
}

function node(state: string): string {
	return state === nowhere ? '[*]' : state.replaceAll('-', '_');
}

function code(state: string): string {
	return state === nowhere ? nowhere : `\`${state}\``;
}

const deadlines = [
	'## Deadlines',
	'',
	'Data on the floor, derived from its state; the loop sleeps until the first. While a switch is away',
	'those of its calls and offers stand still.',
	'',
	'| Key | Due | What follows |',
	'| --- | --- | --- |',
	'| `ring:<offer>` | the queue’s ring time and 3 s after the offer was made | rang-out, the caller keeps their place |',
	'| `max-wait:<call>` | the queue’s longest wait after the call came into it | another queue, or a message |',
	'| `nobody:<queue>` | the queue’s patience with an empty room, for who came in first | as the queue says |',
	'| `closing:<call>` | the queue’s time after the caller’s number closed | as the queue says |',
	'| `look:<call>` | a step of the queue’s overflow recipe | looked at, and done if it holds |',
	'| `widen:<line>`, `tier:<line>` | the next step of who came into the queue first, of those who have come equally far | more agents may serve them |',
	'| `skip:<line>` | at once, while nobody signed in could meet the present step | the next step |',
	'| `stick:<call>` | the end of the wait for one agent; at once when they are away | anybody may serve it; one that was sent to them goes back to who sent it |',
	'| `age:<call>` | the queue’s next step of ageing | a head start |',
	'| `order:<call>` | 5 s after an order of call control | it counts as failed |',
	'| `consult:<call>` | the third party’s ring time and 3 s after they were called | not called any more |',
	'| `back:<call>` | 5 s after a call went back to its queue from an agent | called to the waiting loop again |',
	'| `grow:<call>` | the queue’s time after the last phone of a progressive ring | one more phone may ring |',
	'| `wrap-up:<agent>` | the queue’s wrap-up time | the wrap-up ends |',
	'| `work-ring:<work>` | the ring time after the offer came to a desk | rang-out, as of a call |',
	'| `work-age:<work>` | the queue’s next step of ageing | a head start, as a call’s |',
	'| `grace:<agent>` | the floor’s grace for a lost desk, while its agent is available | not-ready |',
	'| `rest:<agent>` | the queue’s rest after a missed offer that leaves the agent available | rung again |',
	'| `loan:<agent>:<queue>` | the end that was said when they were lent | theirs no longer |',
	'',
	'A caller is moved to no queue that they were moved out of: then the message follows.',
	'',
];

const laws = [
	'## Laws',
	'',
	'Checked after every step of every simulated day, and on load (`invariants.ts`).',
	'',
	'| | Law |',
	'| --- | --- |',
	'| I1 | every admitted call reaches exactly one outcome |',
	'| I2 | a call has at most one live round, and a round at most one winner |',
	'| I3 | an agent has at most one live offer |',
	'| I4 | an agent who is not ready is never offered a call |',
	'| I5 | no call is offered while an earlier one that somebody ready could serve waits |',
	'| I6 | no caller waits for ever: served in order, or given up on at a deadline; nothing is overdue |',
	'| I7 | between two steps nobody is ready while a call that they serve waits |',
	'| I8 | a call’s segments tile it to the millisecond; an agent’s time tiles the shift |',
	'| I9 | the counters are those of a recount of the journal |',
	'| I13 | only a live talk is listened to, from one’s own phone |',
	'| I14 | a replayed journal, and a restored snapshot with what followed, are the live floor |',
	'| I15 | no leg outlives its call |',
	'| I16 | work in hand is worked on exactly while its agent is free for it; set aside, its clock stands still |',
	'',
];

const sequences = [
	'## Sequences',
	'',
	'A call that is answered:',
	'',
	'```mermaid',
	'sequenceDiagram',
	'\tparticipant C as caller',
	'\tparticipant S as switch',
	'\tparticipant F as floor',
	'\tparticipant A as agent',
	'\tC->>S: dials',
	'\tS->>F: call-arrived',
	'\tF->>S: admit',
	'\tS->>F: caller-waiting',
	'\tF->>S: ring-agent',
	'\tS->>A: rings',
	'\tS->>F: offer-ringing',
	'\tA->>S: lifts the handset',
	'\tS->>F: offer-answered',
	'\tC->>S: hangs up',
	'\tS->>F: customer-left',
	'\tNote over F: wrap-up starts',
	'\tA->>F: set-disposition, finish-wrap-up',
	'```',
	'',
	'Nobody answers; the caller keeps their place:',
	'',
	'```mermaid',
	'sequenceDiagram',
	'\tparticipant S as switch',
	'\tparticipant F as floor',
	'\tF->>S: ring-agent (first agent)',
	'\tS->>F: offer-ended (no-answer)',
	'\tNote over F: the agent not-ready, the call at its old place',
	'\tF->>S: ring-agent (next agent)',
	'\tS->>F: caller-waiting',
	'\tNote over F: expected after every ring',
	'```',
	'',
	'The daemon dies and comes back:',
	'',
	'```mermaid',
	'sequenceDiagram',
	'\tparticipant S as switch',
	'\tparticipant F as floor',
	'\tNote over F: the daemon dies',
	'\tNote over S: rings and talks go on, waiting callers fall back',
	'\tNote over F: floor rebuilt from the journal',
	'\tF->>F: daemon-started, every switch lost',
	'\tS->>F: switch-resynced, with all that is so',
	'\tNote over F: differences become events, lost orders are given again',
	'\tF->>S: admit, ring-agent',
	'```',
	'',
];
