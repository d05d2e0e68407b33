/** Who gets which call: lines of text, each a floor and what routing makes of it. */

import test from 'ava';
import {routing} from '../../helpers/routing-table.ts';

test(
	'routing - gives a waiting call to the one agent who is ready',
	routing,
	'callers c1:support | agents a1:idle a2:wrap-up | c1→a1',
);
test(
	'routing - gives the call to who was idle the longest',
	routing,
	'callers c1:support | agents a1:idle:30s a2:idle:90s a3:idle:60s | c1→a2',
);
test(
	'routing - equally idle agents take turns by their id',
	routing,
	'callers c1:support c2:support | agents a2:idle:60s a1:idle:60s | c1→a1 c2→a2',
);
test(
	'routing - first come, first served',
	routing,
	'callers c1:support:10s c2:support:30s c3:support:20s | agents a1:idle a2:idle:50s | c2→a1 c3→a2',
);
test(
	'routing - callers of one instant are served in the order they were queued',
	routing,
	'callers c1:support:10s c2:support:10s | agents a1:idle | c1→a1',
);
test(
	'routing - a head start overtakes who came later than it reaches',
	routing,
	'callers c1:support:50s c2:support:10s:+60s | agents a1:idle | c2→a1',
);
test(
	'routing - a head start does not overtake who waited longer than it',
	routing,
	'callers c1:support:90s c2:support:10s:+60s | agents a1:idle | c1→a1',
);
test(
	'routing - several queues have one order',
	routing,
	'callers c1:support:10s c2:sales:20s | agents a1:idle@support,sales | c2→a1',
);
test(
	'routing - an earlier caller whom nobody ready can serve holds nobody up',
	routing,
	'callers c1:vip:90s c2:support:10s | agents a1:idle@support | c2→a1',
);
test(
	'routing - who could serve two queues serves the caller who came first of both',
	routing,
	'callers c1:support:30s c2:sales:20s | agents a1:idle:90s@support,sales a2:idle:10s@sales | c1→a1 c2→a2',
);
test(
	'routing - a caller goes to the longest idle even if another queue then waits',
	routing,
	'callers c1:sales:30s c2:support:20s | agents a1:idle:90s@support,sales a2:idle:10s@sales | c1→a1',
);
test(
	'routing - a skill must reach its level',
	routing,
	'callers c1:vip | agents a1:idle:90s:french=49@vip a2:idle:10s:french=50@vip | c1→a2',
);
test(
	'routing - a skill that was never given is not one of level 0',
	routing,
	'callers c1:vip | agents a1:idle:90s@vip | nobody',
);
test(
	'routing - the level is a condition, not a rank',
	routing,
	'callers c1:vip | agents a1:idle:90s:french=60@vip a2:idle:10s:french=100@vip | c1→a1',
);
test(
	'routing - nobody is there who is assigned to the queue',
	routing,
	'callers c1:sales | agents a1:idle@support | nobody',
);
test(
	'routing - an agent gets one call at a time',
	routing,
	'callers c1:support:9s c2:support:5s c3:support:1s | agents a1:idle:9s a2:idle:5s | c1→a1 c2→a2',
);

for (const state of [
	...['not-ready', 'ringing', 'talking', 'wrap-up', 'outside'],
	...['lost', 'unregistered', 'resting', 'out'],
]) {
	test(
		`routing - an agent who is ${state} is not rung`,
		routing,
		`callers c1:support | agents a1:${state}:90s a2:idle:1s | c1→a2`,
	);
}
test(
	'routing - an agent whose rest is over is rung',
	routing,
	'callers c1:support | agents a1:missed:90s | c1→a1',
);
