/** Guards of who may be rung and who comes first: readiness, memberships, lines, strategies. */

import {type Guard, guardsOf} from './guard.ts';

const ready = guardsOf('routing/ready.ts', [
	[
		'who is not ready is not rung',
		"if (agent.presence.state !== 'available') return 'not-ready';",
		'',
	],
	[
		'who is in a call outside is said to be',
		"if (agent.activity.state === 'outside') return 'outside';",
		'',
	],
	['who is busy is not rung', "if (agent.activity.state !== 'idle') return 'busy';", ''],
	['who lost their desk is not rung', "if (agent.link.state === 'lost') return 'link-lost';", ''],
	[
		'who listens to others is not rung',
		"if (floor.index.monitorByPerson.has(agent.id)) return 'monitoring';",
		'',
	],
	['who rests is not rung', "if (agent.restEndsAt !== undefined) return 'resting';", ''],
	[
		'nobody is rung at a switch that is away',
		"if (floor.switches.get(config.switchId)?.state !== 'up') return 'switch-down';",
		'',
	],
	['no phone is rung that is not there', "if (!phone.registered) return 'phone-unregistered';", ''],
]);

const membership = guardsOf('routing/membership.ts', [
	[
		'nobody serves a queue that is not theirs',
		'if (!isAssigned(queue, agent, lent)) return [];',
		'',
	],
	[
		'nobody serves a queue that they never are enough for',
		'const from = firstEnough(queue, agent);',
		'const from = firstEnough(queue, agent) ?? 0;',
	],
	[
		'an own queue has one agent',
		'if (queue.ownerId !== undefined) return queue.ownerId === agent.id;',
		'',
	],
	['a loan gives a queue', 'if (lent.some(({queueId}) => queueId === queue.id)) return true;', ''],
	['a loan with only takes the others', '&& !lent.some(({only}) => only)', ''],
	['the floor file says whose a queue is', 'agent.queues.includes(queue.id) &&', ''],
	[
		'who meets the requirement is enough from the beginning',
		'if (matches(queue.requires, skills)) return 0;',
		'',
	],
	['a step of widening that nobody meets is none', 'step < 0 ? undefined : step + 1', 'step + 1'],
	['the first tier is open from the beginning', 'if (tier <= 1) return 0;', ''],
	['a step of tiers opens its own tier', 'own.tier >= tier', 'own.tier > tier'],
	['a tier beyond the last is the last', 'step < 0 ? tiers.length : step + 1', 'step + 1'],
]);

const pool = guardsOf('routing/pool.ts', [
	[
		'who is waited for is rung at the switch of the call',
		"own?.state === 'ready' && own.reach.includes(line.switchId) ? 1 : 0",
		"own?.state === 'ready' ? 1 : 0",
		'nobody is waited for who is at another switch: `mayBeWaitedFor`',
	],
	[
		'candidates are counted as far as the line is widened',
		'step <= widened; step',
		'step < widened; step',
	],
	[
		'candidates are counted of open tiers',
		'hasTiers ? list.countWhere(isOpen) : list.size',
		'list.size',
	],
	[
		'a line is hot as far as it is widened',
		'> 0;\n	for (let step = 0; step <= line.widened',
		'> 0;\n	for (let step = 0; step < line.widened',
	],
	[
		'a line is hot of open tiers',
		'first.tierStep <= line.tiersOpen) return true',
		'first.tierStep >= 0) return true',
	],
	[
		'a line is hot while somebody waits',
		'line.waiting.size > 0 && isAnybodyReady',
		'isAnybodyReady',
	],
	[
		'a line is hot while somebody is ready',
		'line.waiting.size > 0 && isAnybodyReady(index, line)',
		'line.waiting.size > 0',
	],
	['callers wait by their rank', 'a.rankAt - b.rankAt', 'b.rankAt - a.rankAt'],
	[
		'callers of one rank wait as they came',
		'b.rankAt || a.seq - b.seq',
		'b.rankAt || b.seq - a.seq',
	],
	[
		'who came into the queue first takes a step first',
		'a.joinedAt - b.joinedAt',
		'b.joinedAt - a.joinedAt',
	],
]);

const strategy = guardsOf('routing/strategy.ts', [
	[
		'an earlier tier comes first',
		'return a.tierStep - b.tierStep',
		'return b.tierStep - a.tierStep',
	],
	[
		'a smaller rank comes first',
		'(a.rank[place] ?? 0) - (b.rank[place] ?? 0)',
		'(b.rank[place] ?? 0) - (a.rank[place] ?? 0)',
	],
	['the longest idle comes first', 'a.idleSince - b.idleSince', 'b.idleSince - a.idleSince'],
	['equals go by id', '(a.agentId < b.agentId ? -1', '(a.agentId > b.agentId ? -1'],
	[
		'nobody of a closed tier is chosen',
		' || first.tierStep > tiersOpen',
		'',
		'a line is asked only while it is hot, and then its first agent is of an open tier',
	],
	[
		'round robin goes on after the last turn',
		'floor.memory.lastOffered.get(pool.queueId)',
		'undefined',
	],
	['top down goes on after the last ring', 'item?.triedId', 'undefined'],
	['the last one is not the next', '(row.rank[0] ?? 0) > place', '(row.rank[0] ?? 0) >= place'],
	['the next one is of the same tier', 'next?.tierStep === tierStep ? next : undefined', 'next'],
	[
		'chance draws from the earliest tier',
		'countWhere((row) => row.tierStep <= tierStep)',
		'countWhere(() => true)',
	],
	[
		'chance is for the earliest widening',
		'pool.ready.slice(0, widened + 1)',
		'pool.ready.slice(0)',
	],
	['weights are kept to', '% greatest < row.weight', '% greatest <= row.weight'],
	['longest idle in this queue', 'memory.lastEndedAt.get(queue.id)?.get(agentId) ?? 0', '0'],
	['fewest calls', 'day.agents.get(agentId)?.handled ?? 0', '0'],
	['least talk time', '[row.talkMs + row.holdMs]', '[0]'],
	['least occupied', '(row && occupancy(row)) ?? 0', '0'],
	['most skilled', '[-askedLevels(floor', '[askedLevels(floor'],
	['least skilled keeps experts free', ', allLevels(floor, agentId)]', ']'],
	['the order of the floor file', 'floor.index.places.get(agentId) ?? -1', '-1'],
	[
		'ring-progressively rings a group',
		"strategy === 'ring-all' || strategy === 'ring-progressively'",
		"strategy === 'ring-all'",
	],
	[
		'ring-all rings a group',
		"strategy === 'ring-all' || strategy === 'ring-progressively'",
		"strategy === 'ring-progressively'",
	],
]);

const nextMatch = guardsOf('routing/next-match.ts', [
	[
		'of several queues the earlier rank is first',
		'byRank(first, waiting) > 0 :',
		'byRank(first, waiting) < 0 :',
	],
	[
		'equal ranks of several queues go as they came',
		'byRank(first, waiting) > 0 :',
		'first.rankAt > waiting.rankAt :',
	],
]);

const skills = guardsOf('skills/match.ts', [
	['undefined is not zero', 'has !== undefined && holds', 'holds'],
	[
		'not turns round',
		'return !matches(expression.of, levels)',
		'return matches(expression.of, levels)',
	],
	[
		'and asks for all',
		'expression.of.every((part) => matches',
		'expression.of.some((part) => matches',
	],
	[
		'or asks for one',
		'expression.of.some((part) => matches',
		'expression.of.every((part) => matches',
	],
	['at least', 'return has >= wanted', 'return has > wanted'],
	['less than', 'return has < wanted', 'return has <= wanted'],
	['exactly', 'return has === wanted', 'return has >= wanted'],
	['anything but', 'return has !== wanted', 'return true'],
]);

const explain = guardsOf('routing/explain.ts', [
	['skill and tier are told apart', "isEnough ? 'tier-closed' : 'lacks-skill'", "'tier-closed'"],
	[
		'open tiers are not passed over',
		'countWhere((row) => row.tierStep <= line.tiersOpen) : 0',
		'countWhere(() => true) : 0',
	],
	['who is at another switch is counted there', 'if (reach.includes(line.switchId)) continue;', ''],
	[
		'who is aside is named',
		'if (passed.length < named) nameAside',
		'if (passed.length > named) nameAside',
	],
]);

export const routingGuards: readonly Guard[] = [
	...[...ready, ...membership, ...pool, ...strategy],
	...[...nextMatch, ...skills, ...explain],
];
