import {Player} from '@plateau/tui/player';
import test from 'ava';

const loud = async () => ({ok: true, bytes: Buffer.alloc(1 << 20)}) as const;
const opened = {ticket: 't', chunks: 20, recording: {}} as never;

test('player - one that ends amid a write is told of, and takes no screen with it', async (t) => {
	for (let run = 0; run < 10; run += 1)
		t.like(await new Player('exit 3').play(opened, loud), {code: 'player-failed'});
});

test('player - one that is closed early is no fault', async (t) => {
	t.is(await new Player('head -c 10').play(opened, loud), undefined);
});

test('player - hears all of it', async (t) => {
	t.is(await new Player('[ $(wc -c) = 20971520 ]').play(opened, loud), undefined);
});
