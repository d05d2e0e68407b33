// The judge of kills and spoilt wires can say no: journals that no floor of ours would write.

import {join} from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {givenFolder, givenStore, tell} from '../helpers/given-store.ts';
import {judge} from './judge.ts';

async function judged(t: ExecutionContext, story: string, isOver = false): Promise<string> {
	const path = join(givenFolder(t), 'plateau.db');
	const store = await givenStore(t, path);
	await tell(store, `1 signed-in:a1, 1 signed-in:a2 phone=1002, ${story}`);
	return judge(path, {isOver}).problems.join('; ');
}

const twoWait = `10 arrived call=c-1, 10 queued call=c-1,
	20 arrived call=c-2 party=p-2, 20 queued call=c-2`;

test('judge - nobody is offered before who waited longer', async (t) => {
	t.regex(await judged(t, `${twoWait}, 30 made:a1 call=c-2`), /c-2 was offered before c-1/);
});

test('judge - nobody is offered twice at once, and no agent is', async (t) => {
	const problems = await judged(
		t,
		`${twoWait}, 30 made:a1 call=c-1, 31 made:a2 call=c-1 offer=o-9 round=r-9`,
	);
	t.regex(problems, /c-1 was offered to a1 and a2 at once/);
});

test('judge - a call has one end, and what is over leaves nothing behind', async (t) => {
	t.regex(await judged(t, twoWait, true), /2 calls are live that are over/);
	t.regex(
		await judged(
			t,
			'10 arrived call=c-1, 11 ended:abandoned call=c-1, 12 ended:abandoned call=c-1',
		),
		/c-1 ended twice/,
	);
});
