import {KeepAlive} from '@plateau/daemon/ami/keep-alive';
import test from 'ava';

/** A keep-alive whose intervals the test makes pass. */
function silent() {
	let count = 0;
	const ask = () => {
		count += 1;
		return Promise.resolve();
	};
	const keepAlive = new KeepAlive({everyMs: 60_000, ask, dead: () => {}});
	return {keepAlive, asked: () => count};
}

test('keep-alive - asks when nothing was heard for a whole interval', (t) => {
	const {keepAlive, asked} = silent();
	keepAlive.beat();
	t.is(asked(), 1);
	keepAlive.beat();
	t.is(asked(), 2);
});

test('keep-alive - does not ask while it hears something', (t) => {
	const {keepAlive, asked} = silent();
	for (let beat = 0; beat < 5; beat++) {
		keepAlive.heard();
		keepAlive.beat();
	}
	t.is(asked(), 0);
	keepAlive.beat();
	t.is(asked(), 1);
});

test('keep-alive - does not ask while paused, nor at once afterwards', (t) => {
	const {keepAlive, asked} = silent();
	keepAlive.pause(true);
	for (let beat = 0; beat < 5; beat++) keepAlive.beat();
	keepAlive.pause(false);
	keepAlive.beat();
	t.is(asked(), 0);
	keepAlive.beat();
	t.is(asked(), 1);
});

test('keep-alive - tells once that the link is dead', async (t) => {
	const cause = new Error('no answer');
	const told = await new Promise((resolve) => {
		const keepAlive = new KeepAlive({
			everyMs: 1,
			ask: () => Promise.reject(cause),
			dead: (why) => resolve(why),
		});
		keepAlive.start();
	});
	t.is(told, cause);
});
