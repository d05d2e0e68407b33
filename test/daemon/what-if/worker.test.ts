import {join} from 'node:path';
import {JobRunner} from '@plateau/daemon/jobs/runner';
import {silentLog} from '@plateau/daemon/log';
import {openStore} from '@plateau/daemon/store/store';
import test from 'ava';
import {givenFolder} from '../../helpers/given-store.ts';
import {day, givenJournal, startsAt, zone} from './given-day.ts';

test('what-if - answers from the worker, on the database of a daemon that goes on writing', async (t) => {
	const database = join(givenFolder(t), 'plateau.db');
	const owner = openStore(database, {synchronous: 'NORMAL'});
	const jobs = new JobRunner({database, log: silentLog});
	t.teardown(() => {
		jobs.stop();
		owner.close();
	});
	const journal = givenJournal(3);
	const noon = startsAt + 12 * 3_600_000;
	const calls = journal.filter(({type}) => type === 'call-arrived').length;
	for (let number = 1; number <= calls; number += 1) {
		owner.partyOf({number: `+3361234${String(number).padStart(4, '0')}`});
	}
	const ask = (now: number) => jobs.run('what-if', {day, agents: 1, seed: 1, now, timeZone: zone});
	const offered = async (now: number) => {
		const answer = await ask(now);
		return answer.ok ? answer.result.recorded.floor.offered : answer.refusal.code;
	};
	t.is(await offered(noon), 'day-not-recorded', 'nothing is in the journal yet');
	const isMorning = ({at}: {readonly at: number}) => at <= noon;
	await owner.append({events: journal.filter(isMorning), audits: []});
	const morning = await offered(noon);
	await owner.append({events: journal.filter((event) => !isMorning(event)), audits: []});
	const whole = await offered(startsAt + 30 * 3_600_000);
	t.true(
		typeof morning === 'number' && typeof whole === 'number' && 0 < morning && morning < whole,
	);
});
