// Orders on one connection: in their order, and rings a moment apart.

import {Sender} from '@plateau/daemon/bridge/sender';
import {silentLog} from '@plateau/daemon/log';
import test from 'ava';

/** A connection that notes what was sent in which turn of the event loop. */
function given() {
	const turns: string[][] = [[]];
	let isOpen = false;
	const client = {
		async action(name: string) {
			turns.at(-1)?.push(name);
			if (!isOpen) {
				isOpen = true;
				setImmediate(() => {
					isOpen = false;
					turns.push([]);
				});
			}
			return undefined as never;
		},
	};
	const sender = new Sender(client, silentLog);
	const actions = (...names: string[]) => names.map((name) => ({name, fields: {}}));
	return {sender, turns: () => turns.filter(({length}) => length > 0), actions};
}

test('sender - rings of one moment go in turns of their own, what was ordered behind them behind them', async (t) => {
	const {sender, turns, actions} = given();
	const sent = await Promise.all([
		sender.send(actions('admit'), 'admit'),
		sender.sendApart(actions('a1', 'a2'), 'ring-agent'),
		sender.sendApart(actions('b1', 'b2'), 'ring-agent'),
		sender.send(actions('back'), 'withdraw-ring'),
	]);
	t.deepEqual(sent, ['taken', 'taken', 'taken', 'taken']);
	t.deepEqual(turns(), [
		['admit', 'a1', 'a2'],
		['b1', 'b2', 'back'],
	]);
});

test('sender - the first ring waits for nothing, nor does another order behind it', async (t) => {
	const {sender, turns, actions} = given();
	void sender.sendApart(actions('a'), 'ring-agent');
	void sender.send(actions('hold'), 'hold');
	t.deepEqual(turns(), [['a', 'hold']]);
});

test('sender - once it stops nothing is kept back', async (t) => {
	const {sender, turns, actions} = given();
	void sender.sendApart(actions('a'), 'ring-agent');
	const last = sender.sendApart(actions('b'), 'ring-agent');
	sender.stop();
	t.is(await last, 'taken');
	t.deepEqual(turns().flat(), ['a', 'b']);
});
