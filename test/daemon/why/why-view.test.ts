import {apply, emptyFloor} from '@plateau/core';
import {runWorld} from '@plateau/core/sim';
import {keptWhy, whyOf} from '@plateau/daemon/why/why-view';
import test from 'ava';

for (const seed of [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]) {
	test(`why - on simulated day ${seed} as many are only behind as routing could have asked`, (t) => {
		const {journal} = runWorld({seed, calls: 60});
		const floor = emptyFloor();
		let offers = 0;
		for (const event of journal) {
			if (event.type === 'offer-made') {
				offers += 1;
				const all = whyOf(floor, event.callId);
				const others = whyOf(floor, event.callId, event.agentId);
				const chosen = all?.passedOver.find(({agentId}) => agentId === event.agentId);
				const what = `offer ${event.offerId} at ${event.seq}`;
				t.is(chosen?.reason, 'behind', `${what}: nothing keeps the one chosen from it`);
				t.is((others?.counts['behind'] ?? 0) + 1, event.candidates, what);
				const counted = Object.values(all?.counts ?? {}).reduce(
					(sum, count) => sum + (count ?? 0),
					0,
				);
				const kept = event.why && keptWhy(event.why, event.at);
				// Of a caller who waits for one agent, nobody else is gone through.
				const known = event.isSticky === true ? {} : (others?.counts ?? {});
				t.deepEqual(
					Object.entries(kept?.counts ?? {}).sort(),
					Object.entries(known)
						.filter(([code]) => code !== 'behind')
						.sort(),
					`${what}: what it kept is what is told of it later`,
				);
				t.is(counted, all?.passedOver.length ?? 0, `${what}: each is counted once`);
			}
			apply(floor, event);
		}
		t.true(offers > 0);
	});
}
