import test from 'ava';
import {agentRow, byId, callOne, callRow, floor, givenBoard, me, noon} from './given-board.ts';

test('board - at 80x24: the floor, queues with marks, alerts, agents, calls', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Omar Haddad');
	const rows = board.rows();
	t.is(rows[0], ' Board  SL 84 %  waiting 4  abandoned 5.2 %                           14:03  ok');
	t.is(rows[1], '▌1 Queues ─────────────────────────────────────────────┬ 4 Alerts ──────────────');
	t.regex(
		rows[3] ?? '',
		/^▌Support +3 {4}0:42 +2 +11 +0 +82 % +4\.0 %│ ! {2}Omar Ha… 4:10 > 3:00$/,
	);
	t.true(rows[2]?.endsWith('│ !! VIP 1:31 > 1:00'));
	t.regex(rows[5] ?? '', /^ VIP +1 {2}1:31!! +0 +0 +0 +71 %! +28\.6 %│$/);
	t.true(rows[4]?.endsWith('│ !  VIP 71 % < 80 %'));
	t.regex(board.text(), / Alice Martin +● talking +3:27 Support +31 +4:12 06 12 34 56 78/);
	t.regex(board.text(), / Omar Haddad +✎ wrap-up +4:10! VIP/);
	t.regex(board.text(), / Bob Stone +○ not ready +12:02 - +18 +4:12 lunch/);
	t.regex(board.text(), / 06 12 34 56 78 +‖ waiting +1:31 VIP +- +1:31 +0/);
	t.false(board.text().includes('Zoé'), 'who is signed out is not shown');
	t.regex(rows[23] ?? '', /^ Enter open {2}\/ filter .* F1 keys {2}link ok$/);
});

test('board - in French at 80x24', async (t) => {
	const board = await givenBoard(t, {locale: 'fr'});
	await board.shows('Omar Haddad');
	const rows = board.rows();
	t.is(rows[0], ' Supervision  NS 84 %  en attente 4  abandonnés 5,2 %                 14:03  ok');
	t.regex(rows[2] ?? '', /^ File +att\. plus l\. prêts +conv +post +NS +aband/);
	t.regex(board.text(), / Bob Stone +○ pas prêt +12:02 - +18 +4:12 repas/);
	t.regex(rows[23] ?? '', /^ Entrée ouvrir {2}\/ filtrer .* liaison ok$/);
});

for (const locale of ['en', 'fr'] as const) {
	for (const [columns, rows] of [
		[120, 40],
		[160, 50],
	] as const) {
		test(`board - wider screens have more columns, ${columns}x${rows} ${locale}`, async (t) => {
			const board = await givenBoard(t, {columns, rows, locale});
			await board.shows('Omar Haddad');
			const text = board.text();
			t.regex(text, locale === 'en' ? / phone +next/ : / poste +ensuite/);
			t.regex(text, locale === 'en' ? / ahead +dialled/ : /avance +composé/);
			t.true(text.includes('01 40 50 60 70'));
			t.true(board.rows().every((row) => [...row].length <= columns));
			t.is(board.rows().length, rows);
		});
	}
}

test('board - timers tick with the daemon’s clock, and a still floor writes nothing', async (t) => {
	const board = await givenBoard(t);
	await board.shows('1:31!!');
	board.link.clock = noon + 1000;
	board.link.show('me', me);
	await board.shows('1:32!!');
	await board.settled();
	const before = board.writes().length;
	board.link.show('board', {...floor});
	board.link.show('me', {...me});
	await board.settled();
	t.is(board.writes().slice(before).join(''), '');
});

test('board - panes by digit and Tab, rows by arrows, letters and wheel', async (t) => {
	const board = await givenBoard(t);
	await board.shows('▌1 Queues');
	board.press('é');
	await board.shows('▌2 Agents');
	await board.shows('▌Alice Martin');
	board.press('j', 'Down', 'k');
	await board.shows('▌Bob Stone');
	board.press('G');
	await board.shows('▌Omar Haddad');
	board.press('gg');
	await board.shows('▌Alice Martin');
	board.press('Tab');
	await board.shows('▌3 Calls');
	board.press('Shift+Tab', 'Shift+Tab');
	await board.shows('▌1 Queues');
	board.send('\u001b[<65;5;10M');
	await board.shows('▌Omar Haddad');
	t.pass();
});

test('board - a picked column sorts, twice the other way, and so does a click on its header', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'Shift+Right', 'Shift+Right', 'Shift+Right');
	await board.shows('▸for');
	board.press('O');
	await board.shows(/for▼|for.*▼/);
	const order = () =>
		board
			.rows()
			.map((row) => /^[ ▌](Alice|Bob|Claire|Omar)/.exec(row)?.[1])
			.filter(Boolean)
			.join(' ');
	t.is(order(), 'Bob Omar Alice Claire');
	board.press('O');
	await board.shows('▲');
	t.is(order(), 'Claire Alice Omar Bob');
	board.press('O');
	await board.hides('▲');
	t.is(order(), 'Alice Bob Claire Omar');
	board.send('\u001b[<0;3;8M');
	await board.shows('▲');
});

test('board - a filter acts as it is typed; Esc takes it away, ! turns it round', async (t) => {
	const board = await givenBoard(t);
	board.press('2', '/');
	await board.shows('Filter /');
	board.press('state:talking');
	await board.hides('Omar Haddad');
	board.press('Enter');
	await board.shows('/ state:talking 1 of 4');
	board.press('/', 'Ctrl+U', '!for<5:00', 'Enter');
	await board.shows('/ !for<5:00 1 of 4');
	t.true(board.text().includes('Bob Stone'));
	board.press('/', 'Ctrl+U', 'colour:red');
	await board.shows('There is no "colour" here; these are: agent, state, for, queue');
	board.press('Esc');
	await board.shows('/ !for<5:00 1 of 4');
	board.press('Esc');
	await board.shows('Claire Roux');
});

test('board - Enter on a queue shows its agents and calls, on an alert who it is about', async (t) => {
	const board = await givenBoard(t);
	board.press('G', 'Enter');
	await board.shows('/ queue:vip 1 of 3');
	await board.shows('▌3 Calls');
	board.press('Esc');
	await board.hides('queue:vip');
	board.press('4', 'Down', 'Enter');
	await board.shows('▌Omar Haddad');
	t.pass();
});

test('board - a call’s page: its life with times, why this agent, note, disposition; Esc goes back', async (t) => {
	const board = await givenBoard(t);
	board.press('2', 'Enter');
	await board.shows('Waiting for the call’s life');
	t.true(board.link.watched().includes('call c-1'));
	board.link.show('call', callOne);
	await board.shows('Life so far');
	const text = board.text();
	t.regex(text, /^ Board › Support › 06 12 34 56 78 /);
	t.regex(text, / 13:59:39 ✗ rang out +Bob Stone, after 0:15\n/);
	t.regex(text, / 14:00:00 ✓ connected +Alice Martin, waited 0:42\n/);
	t.regex(text, / Why Alice Martin {2}longest idle of 3 ready for it: 1:12\n/);
	t.regex(text, / Parts +entry 0:11 · wait 0:06 · ring 0:04 Alice Martin · talk 3:27 Alice/);
	t.regex(text, / Note +asks for delivery before Friday\n/);
	t.regex(text, / Disposition +resolved\n/);
	board.press('Esc');
	await board.shows('2 Agents');
	t.false(board.link.watched().includes('call c-1'));
});

const why = {
	counts: {'wrap-up': 1, 'not-ready': 30},
	passedOver: [
		{agentId: 'omar', reason: 'wrap-up', until: noon + 31_000},
		{agentId: 'bob', reason: 'not-ready', reasonId: 'lunch'},
	],
};

test('board - a call’s page says whom its offer passed over, and whom a waiting call does, counting down', async (t) => {
	const board = await givenBoard(t, {columns: 120, rows: 40});
	board.press('2', 'Enter');
	await board.shows('Waiting for the call’s life');
	const {'5': offer} = callOne.life;
	if (offer === undefined) return t.fail('no offer');
	const life = {...callOne.life, '5': {...offer, at: noon, strategy: 'fewest-calls', why}};
	board.link.show('call', {...callOne, life});
	await board.shows('of 3 ready for it, the fewest calls today');
	await board.shows('not omar: wrap-up, 0:31 left');
	await board.shows(/not Bob Stone: not ready,\s+lunch/);
	board.link.show('call', {...callOne, waits: why});
	await board.shows(/Why nobody yet {2}not omar: wrap-up, 0:31 left/);
	board.link.clock = noon + 10_000;
	board.link.show('call', {...callOne, waits: {...why}});
	await board.shows('wrap-up, 0:21 left');
	t.regex(board.text().replaceAll(/\s+/g, ' '), /and 29 more \(29 not ready\)/);
});

test('lines - a call’s page says why its agent, once', async (t) => {
	const board = await givenBoard(t, {lines: true});
	await board.shows('warning');
	board.send('agents\r');
	await board.shows('Alice Martin, activity');
	board.send('open\r');
	await board.shows('Type a word');
	board.link.show('call', callOne);
	await board.shows('Why Alice Martin: longest idle of 3 ready for it: 1:12');
	board.link.clock = noon + 5000;
	board.link.show('call', {...callOne, waits: why});
	await board.settled();
	t.is(board.writes().join('').split('Why Alice Martin').length, 2);
});

test('board - a call’s page in French, and of a call that is unknown', async (t) => {
	const board = await givenBoard(t, {locale: 'fr', columns: 120, rows: 40});
	board.press('2', 'Enter');
	await board.shows('En attente du déroulé');
	board.link.show('call', callOne);
	await board.shows('le plus longtemps libre des 3 agents prêts : 1:12');
	t.regex(board.text(), /✗ sans réponse +Bob Stone, après 0:15/);
	t.regex(board.text(), /Qualification +résolu/);
});

test('board - the kiosk has large figures, turns its pages, and shows nobody’s number', async (t) => {
	const board = await givenBoard(t, {
		kiosk: true,
		view: {
			...floor,
			queues: {...floor.queues, late: {...floor.queues['vip'], id: 'late'} as never},
		},
	});
	await board.shows('page');
	const seen = new Set<string>();
	for (const page of [1, 2]) {
		await board.shows(/page \d of 2/);
		seen.add(board.rows()[0] ?? '');
		t.regex(board.text(), /waiting +!? *longest/);
		t.regex(board.text(), /███ +███/);
		t.notRegex(board.text(), /06 12|Amélie/);
		if (page === 1) {
			const now = /page \d/.exec(board.text())?.[0] ?? '';
			board.press('Right');
			await board.hides(now);
		}
	}
	t.is(seen.size, 2);
	board.press('K');
	await board.shows('2 Agents');
});

test('board - hostile names and numbers are shown for what they are', async (t) => {
	const evil = '\u001b]0;pwned\u0007\u001b[2J\u202eabc';
	const board = await givenBoard(t, {
		view: {
			...floor,
			agents: byId([
				agentRow('eve', `Eve${evil}`, {activity: 'talking', ready: false, callId: 'c-1'}),
			]),
			calls: byId([
				callRow('c-1', {state: 'talking', agentId: 'eve', callerName: evil, callerNumber: evil}),
			]),
		},
	});
	await board.shows('Eve·]0;pwned·');
	const written = board.writes().join('');
	t.false(written.includes('\u001b]0'));
	t.false(written.includes('\u001b[2J\u202e'));
	t.false(written.includes('\u202e'));
});

test('board - colours are never alone: mono and ASCII say the same', async (t) => {
	const board = await givenBoard(t, {ascii: true, env: {TERM: 'xterm', NO_COLOR: '1'}});
	await board.shows('Omar Haddad');
	const text = board.text();
	t.regex(text, /1:31!!/);
	t.regex(text, /\* talking/);
	t.regex(text, /o not ready/);
	t.regex(text, /& wrap-up/);
	t.notRegex(text, /[^\u0020-\u007e\néà]/);
});

test('board - a switch that is down and a link that is lost are said at the top', async (t) => {
	const board = await givenBoard(t, {
		view: {...floor, switches: {main: {id: 'main', state: 'down', since: noon - 42_000}}},
	});
	await board.shows('!! switch main down 0:42');
	board.link.become({
		state: 'down',
		since: 0,
		tries: 2,
		reason: {code: 'link-lost', params: {}},
	} as never);
	await board.shows('No link for 0:00, try 2');
	t.notRegex(board.rows()[0] ?? '', / ok$/);
	t.true(board.text().includes('Alice Martin'), 'the last known floor stays');
});

test('board - a tie that is down is said at the top, and which way', async (t) => {
	const up = {state: 'up' as const, since: noon - 42_000};
	const main = {id: 'main', ...up, noTieTo: ['annex']};
	const annex = {id: 'annex', ...up};
	const board = await givenBoard(t, {view: {...floor, switches: {main, annex}}});
	await board.shows('! no tie main → annex');
	t.notRegex(board.text(), /no tie annex/);
});

test('board - without the right it says so', async (t) => {
	const board = await givenBoard(t);
	await board.shows('Alice');
	board.link.end('board', {code: 'not-allowed', params: {role: 'supervisor'}});
	await board.shows('The board cannot be shown: This takes the role supervisor.');
	t.notRegex(board.text(), /Enter open|l listen/, 'no key of a floor that is not seen');
});

test('board - the right is taken while a reason is written: nobody is listened to by a board that is not seen', async (t) => {
	const board = await givenBoard(t, {me: {...me, phoneId: '1008'}});
	board.press('2', 'l');
	await board.shows('Why do you listen in?');
	board.link.end('board', {code: 'not-allowed', params: {role: 'supervisor'}});
	await board.shows('The board cannot be shown');
	board.press('coaching', 'Enter', 'l', 'Enter');
	await board.settled();
	t.deepEqual(board.link.sent, []);
	board.link.show('board', floor);
	await board.shows('l listen');
	board.press('l');
	await board.shows('Why do you listen in?');
});

test('board - a terminal that is far too small shows what it can', async (t) => {
	for (const [columns, rows] of [
		[40, 10],
		[20, 5],
		[10, 2],
	] as const) {
		const board = await givenBoard(t, {columns, rows});
		await board.settled();
		board.press('2', 'Enter', 'Esc');
		board.press('K');
		await board.settled();
		t.is(board.rows().length, rows);
	}
});
