// An agent's shift, as it is lived: the built programs in a real pseudo-terminal, on the practice switch.

import test from 'ava';
import {demo} from './demo-terminal.ts';

test('shift - a call rings by itself, is answered, noted, wrapped up; nothing is left behind', async (t) => {
	const floor = demo(t);
	const desk = floor.open();
	await desk.shows(/RINGING/);
	await desk.shows('F2 answer');
	desk.press('F2');
	await desk.shows(/TALKING 0:0/);
	desk.press('F7');
	desk.press('asks for a copy of the invoice');
	await desk.shows('asks for a copy of the invoice');
	await desk.shows(/saved \d\d:\d\d/);
	desk.press('F7');
	desk.press('F8');
	await desk.shows('F8 again');
	desk.press('F8');
	await desk.shows('WRAP-UP');
	desk.press('F12');
	await desk.shows(/disposition missing/);
	desk.press('1');
	await desk.hides(/disposition missing/);
	// Lunch before finishing, so that no other call comes.
	desk.press('F9');
	await desk.shows('Lunch');
	desk.press('2');
	desk.press('F12');
	await desk.shows(/Lunch|LUNCH|lunch/);
	await desk.shows(/handled\s+1/);
	const agents = JSON.parse(await floor.command('sam', 'agents', 'list', '--json')) as {
		id: string;
		handled: number;
	}[];
	t.is(agents.find(({id}) => id === 'claire')?.handled, 1);
	desk.press('q');
	t.is(await desk.exits(), 0);
	await eventually(() => floor.leftovers().length === 0);
	t.deepEqual(floor.leftovers(), []);
});

test('shift - the same in French, on a wide screen, with the note keeping the cursor while it rings', async (t) => {
	const floor = demo(t);
	const desk = floor.open(['--lang', 'fr'], {columns: 160, rows: 50});
	await desk.shows(/SONNE/);
	desk.press('F2');
	await desk.shows(/EN LIGNE/);
	desk.press('F8');
	desk.press('F8');
	await desk.shows(/POST-APPEL/);
	desk.press('F7');
	desk.press('rappeler demain');
	await desk.shows('rappeler demain');
	desk.press('F7');
	desk.press('&');
	await desk.shows('✓ Résolu');
	desk.press('F12');
	await desk.shows(/SONNE/);
	desk.press('Ctrl+C');
	desk.press('Ctrl+C');
	await desk.exits();
	t.pass();
});

test('shift - a desk whose daemon is gone says so and how to go on', async (t) => {
	const floor = demo(t);
	const desk = floor.open();
	await desk.shows(/RINGING/);
	await floor.killDaemon();
	await desk.shows(/npm run demo|gone|lost/);
	t.pass();
});

async function eventually(condition: () => boolean): Promise<void> {
	const until = Date.now() + 15_000;
	while (!condition() && Date.now() < until) {
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
