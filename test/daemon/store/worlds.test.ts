import {apply, type Event, emptyFloor, type Floor} from '@plateau/core';
import {runWorld} from '@plateau/core/sim';
import {type Db, openDatabase} from '@plateau/daemon/store/database';
import {Parties} from '@plateau/daemon/store/parties';
import {Projector} from '@plateau/daemon/store/projector';
import test from 'ava';

// Whole simulated days, faults and restarts included: what the tables say must be what the floor was.

interface OpenInterval {
	readonly agent_id: string;
	readonly phone_id: string;
	readonly presence: string;
	readonly reason_id: string | null;
	readonly activity: string;
	readonly call_id: string | null;
}

/** What the floor says its signed-in agents do, in the form of open intervals, by agent. */
function doings(floor: Floor): OpenInterval[] {
	return [...floor.agents.values()]
		.flatMap((agent) => {
			if (agent.state !== 'signed-in') return [];
			const {activity, presence} = agent;
			const isWorking =
				activity.state === 'idle' &&
				presence.state === 'available' &&
				(agent.work?.hand.length ?? 0) > 0;
			const offered =
				'offerId' in activity ? floor.offers.get(activity.offerId)?.callId : undefined;
			return {
				agent_id: agent.id,
				phone_id: agent.phoneId,
				presence: presence.state,
				reason_id: presence.state === 'not-ready' ? presence.reasonId : null,
				activity: isWorking ? 'working' : activity.state,
				call_id: offered ?? ('callId' in activity ? activity.callId : null),
			};
		})
		.sort((a, b) => (a.agent_id < b.agent_id ? -1 : 1));
}

/** The staff call each other there. */
const colleaguesSeed = 4;

/** Every projection, row by row. */
function tables(db: Db): Record<string, unknown[]> {
	const names = [
		...[
			'interaction',
			'talk',
			'missed_call',
			'segment',
			'offer',
			'monitoring',
			'agent_interval',
			'last_phone',
		],
		...['outside_call', 'work_item', 'recording', 'gap', 'party'],
	];
	return Object.fromEntries(
		names.map((name) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2, 3`).all()]),
	);
}

test('projections - are the same however far they were behind, and whenever the process was killed', (t) => {
	const {journal} = runWorld({seed: 5, calls: 120});
	const write = (behindOf: (seq: number) => number, isKilledAt: (seq: number) => boolean) => {
		const {db, close} = openDatabase(':memory:');
		t.teardown(close);
		const parties = new Parties(db, 'FR');
		const addParty = db.prepare(
			'INSERT OR IGNORE INTO party (party_id, party_number) VALUES (?, ?)',
		);
		let projector = new Projector(db, parties);
		for (const event of journal) {
			if ('partyId' in event && event.partyId !== undefined) addParty.run(event.partyId, event.seq);
			if (isKilledAt(event.seq)) {
				const {behind} = projector;
				projector = new Projector(db, parties);
				t.is(projector.behind, behind, 'a start knows how far it is behind');
			}
			projector.write(event);
			if (projector.behind > behindOf(event.seq)) projector.catchUp(1 + (event.seq % 7));
		}
		projector.catchUp();
		return {
			tables: tables(db),
			rows: db.prepare('SELECT seq, call_id, agent_id FROM journal').all(),
		};
	};
	const atOnce = write(
		() => 0,
		() => false,
	);
	const behind = write(
		(seq) => seq % 40,
		(seq) => seq % 53 === 0,
	);
	t.deepEqual(behind.rows, atOnce.rows, 'whom each event concerns');
	t.deepEqual(behind.tables, atOnce.tables);
});

for (const seed of [1, 2, 3, colleaguesSeed]) {
	test(`projections - of simulated day ${seed} say what the floor said`, (t) => {
		const {journal} = runWorld({seed, calls: 120});
		const {db, close} = openDatabase(':memory:');
		t.teardown(close);
		const parties = new Parties(db, 'FR');
		let projector = new Projector(db, parties);
		const addParty = db.prepare(
			'INSERT OR IGNORE INTO party (party_id, party_number) VALUES (?, ?)',
		);
		const open = db.prepare<[], OpenInterval>(
			`SELECT agent_id, phone_id, presence, reason_id, activity, call_id
			FROM agent_interval WHERE ended_at IS NULL ORDER BY agent_id`,
		);
		const floor = emptyFloor();
		let known = 0;
		for (const [index, event] of journal.entries()) {
			if (event.type === 'call-arrived' || event.type === 'dial-asked') {
				known += 1;
				addParty.run(event.partyId, known);
			}
			// Like a restart: all that the program knew beside the tables is gone.
			if (index % 97 === seed) projector = new Projector(db, parties);
			projector.write(event);
			apply(floor, event);
			const isLastOfItsInstant = journal[index + 1]?.at !== event.at;
			if (isLastOfItsInstant) {
				projector.catchUp();
				const [said, is] = [open.all(), doings(floor)];
				if (JSON.stringify(said) !== JSON.stringify(is)) {
					t.deepEqual(said, is, `after event ${event.seq} (${event.type})`);
					return;
				}
			}
		}

		const count = (sql: string) => db.prepare<[], number>(sql).pluck().get();
		const ended = journal.filter((event) => event.type === 'call-ended');
		t.true(ended.length > 0);
		t.is(count('SELECT count(*) FROM interaction WHERE outcome IS NOT NULL'), ended.length);
		const dialled = journal.filter(isOf('dial-asked'));
		t.true(dialled.length > 0);
		const colleagues = dialled.filter((event) => 'toPhoneId' in event);
		if (seed === colleaguesSeed) t.true(colleagues.length > 0);
		for (const [direction, wanted] of [
			['out', dialled.length - colleagues.length],
			['internal', colleagues.length],
		] as const)
			t.is(count(`SELECT count(*) FROM interaction WHERE direction = '${direction}'`), wanted);
		t.is(
			count(
				"SELECT count(*) FROM interaction WHERE direction = 'internal' AND queue_id IS NOT NULL",
			),
			0,
		);
		t.is(
			count(
				"SELECT count(*) FROM interaction WHERE outcome = 'not-reached' AND dial_reason IS NOT NULL",
			),
			ended.filter((event) => event.outcome === 'not-reached').length,
		);
		t.is(count('SELECT count(*) FROM offer'), journal.filter(isOf('offer-made')).length);
		t.is(count('SELECT count(*) FROM offer WHERE ended_at IS NULL'), floor.offers.size);
		t.is(
			count(`SELECT count(*) FROM interaction WHERE ended_at IS NOT NULL AND ended_at - arrived_at <>
				(SELECT coalesce(sum(ended_at - started_at), 0) FROM segment
				WHERE segment.call_id = interaction.call_id AND kind <> 'wrap-up')`),
			0,
			'segments add up to the call',
		);
		t.is(
			count(`SELECT count(*) FROM interaction WHERE connected_at IS NOT NULL AND ended_at IS NOT NULL
				AND talk_ms <> ended_at - connected_at AND NOT EXISTS (SELECT 1 FROM segment
				WHERE segment.call_id = interaction.call_id AND started_at >= connected_at
				AND kind NOT IN ('talk', 'wrap-up'))`),
			0,
			'talk that nothing interrupts runs from the connection to the end',
		);
		t.is(
			count(`SELECT count(*) FROM interaction WHERE ended_at IS NOT NULL
				AND talk_ms + hold_ms <> (SELECT coalesce(sum(ended_at - started_at), 0) FROM segment
				WHERE segment.call_id = interaction.call_id AND kind IN ('talk', 'consult', 'hold'))`),
			0,
			'talk and hold are what the segments say',
		);
		t.is(
			count('SELECT count(*) FROM talk'),
			new Set(
				journal.flatMap((event) => {
					// A number that was dialled is theirs, reached or not: they may dial it again.
					if (event.type === 'call-connected' || event.type === 'dial-asked')
						return [`${event.callId} ${event.agentId}`];
					const isHandedOver =
						event.type === 'call-taken-over' ||
						(event.type === 'call-handed-over' && event.toAgentId !== undefined);
					return isHandedOver ? [`${event.callId} ${event.toAgentId}`] : [];
				}),
			).size,
			'everybody who had a call is noted',
		);
		t.is(
			count(`SELECT count(*) FROM agent_interval AS a JOIN agent_interval AS b
				ON a.agent_id = b.agent_id AND a.agent_interval_id < b.agent_interval_id
				AND b.started_at < coalesce(a.ended_at, 9e15) AND a.started_at < coalesce(b.ended_at, 9e15)`),
			0,
			'no two intervals of an agent overlap',
		);
	});
}

function isOf(type: Event['type']) {
	return (event: Event) => event.type === type;
}
