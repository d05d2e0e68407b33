/** Messages out of the spool: sealed, noted, made work of, each once, whatever broke in between. */

import {existsSync, readdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type EventBody, id} from '@plateau/core';
import {bringWork} from '@plateau/daemon/mailbox/bring-work';
import {Mailbox, type MailboxParts} from '@plateau/daemon/mailbox/mailbox';
import {recordingsPort} from '@plateau/daemon/recording/recordings-port';
import test, {type ExecutionContext} from 'ava';
import {givenSpool} from '../../helpers/given-spool.ts';

const day = 86_400_000;
const arrivedAt = 1_795_899_000_000;
const base = 'message-main-1795899000.1';
const zoe = 'caller= from=%3Csip%3A0612345678%40h%3E privacy= asserted=';

const file = {
	queues: [{id: 'support', label: {en: 'S', fr: 'S'}, mailbox: {keepMs: 7 * day, kind: 'letter'}}],
	numbers: [{id: '33199005690', queue: 'support'}],
} as never;

async function setup(t: ExecutionContext) {
	const given = givenSpool(t, arrivedAt + 60_000);
	const {spoolDir, folder, store, keys, now, log, write} = given;
	const recorder = given.recorderOf();
	/** Work that was added, as the loop adds it. */
	const added: Extract<EventBody, {type: 'work-added'}>[] = [];
	const bring = bringWork({
		file: () => file,
		contactOf: (partyId) => store.party(id(partyId))?.callerNumber,
		noteMatter: (matter) => store.noteMatter(matter),
		dropMatter: (matterId) => store.dropMatter(matterId),
		async submit(command) {
			if (command.type !== 'add-work') throw new Error(command.type);
			const {type: _type, ...rest} = command;
			const work = {
				...rest,
				type: 'work-added',
				workId: id<never>(`w-${added.length + 1}`),
			} as const;
			await write(work);
			added.push(work);
			return {ok: true};
		},
		...{now, locale: 'en'},
	});
	const make = (more: Partial<MailboxParts> = {}) => {
		const mailbox = new Mailbox({
			...{table: store.mailbox, recorder, keys, spoolDir, folder, switchIds: ['main']},
			keepMsOf: () => 7 * day,
			partyOf: (caller) => store.partyOf(caller),
			bringWork: bring,
			deleted: (proof) => store.recordings.deleted(proof),
			...{now, log},
			...more,
		});
		t.teardown(() => mailbox.stop());
		return {
			mailbox,
			async look() {
				mailbox.look();
				await mailbox.settled();
			},
		};
	};
	const spool = () => readdirSync(spoolDir).sort();
	const sealed = () => (existsSync(folder) ? readdirSync(folder) : []);
	return {...given, added, make, spool, sealed};
}

interface Left {
	readonly name?: string;
	readonly note?: string;
	readonly seconds?: number;
	readonly end?: string;
}

/** What the dialplan leaves of one caller. */
function leave(
	{spoolDir}: {readonly spoolDir: string},
	{name = base, note, seconds = 3, end = 'end place=mailbox at=1795899030000\n'}: Left = {},
): void {
	const channel = /([0-9]+\.[0-9]+)$/.exec(name)?.[1];
	const text =
		note ??
		`plateau-message-1 switch=main channel=${channel} number=33199005690 ${zoe} queue=support since=${arrivedAt} at=1795899006000\n${end}`;
	writeFileSync(join(spoolDir, `${name}.txt`), text);
	if (seconds > 0) writeFileSync(join(spoolDir, `${name}.sln`), Buffer.alloc(16_000 * seconds, 7));
}

test('mailbox - a message is sealed, noted, and one piece of work', async (t) => {
	const given = await setup(t);
	const {store, added, make, spool, sealed, folder, keys, clock} = given;
	leave(given);
	const {look} = make();
	await look();
	t.deepEqual([spool(), sealed().length, added.length], [[], 1, 1]);
	t.regex(sealed()[0] ?? '', /^[0-9a-f]{32}\.plr$/);
	const [callback, ...more] = store.callbacks(10);
	t.deepEqual(more, []);
	t.like(callback, {
		...{callerNumber: '+33612345678', queueId: 'support', arrivedAt, endedAt: 1_795_899_030_000},
		...{messageMs: 3000, workId: 'w-1'},
	});
	t.false('callId' in (callback ?? {}));
	const recordingId = callback?.recordingId ?? '';
	t.like(store.recordings.get(recordingId), {
		...{purpose: 'message', askedBy: 'caller', keepMs: 7 * day, durationMs: 3000, bytes: 48_044},
		...{startedAt: 1_795_899_006_000, endedAt: 1_795_899_030_000, queueId: 'support'},
	});
	t.like(added[0], {queueId: 'support', kindId: 'letter', creditMs: 60_000, by: 'floor'});
	t.deepEqual(store.matter(added[0]?.matterId ?? id('')), {
		subject: 'Call back: message of 0:03',
		contact: '+33612345678',
		messageMs: 3000,
		message: {recordingId, durationMs: 3000},
	});
	const recorder = undefined;
	const port = recordingsPort({
		...{recordings: store.recordings, recorder, keys, folder, now: () => clock.now},
	});
	const opened = await port.open(recordingId, 'sam');
	t.true(opened.ok);
	if (!opened.ok) return;
	const read = await port.read(opened.result.ticket, 0, 'sam');
	const wav = Buffer.from(read.ok ? read.result.data : '', 'base64');
	t.deepEqual([wav.subarray(0, 4).toString(), wav.readUInt16LE(22)], ['RIFF', 1], 'one side');
	await look();
	t.is(added.length, 1, 'and looked at again, no second one');
});

test('mailbox - the call that the floor knew is found, with its queue', async (t) => {
	const given = await setup(t);
	const {store, make, write} = given;
	const partyId = store.partyOf({number: '0612345678'});
	const arrived = (callId: string, channelId: string): EventBody => ({
		...{type: 'call-arrived', callId: id(callId), switchId: id('main'), channelId: id(channelId)},
		...{partyId, numberId: id('33199005690'), startedAt: arrivedAt + 40},
	});
	await write(
		arrived('c-1', '1795899000.0'),
		arrived('c-2', '1795899000.1'),
		...(['c-1', 'c-2'] as const).map(
			(callId): EventBody => ({
				...{type: 'call-queued', callId: id(callId), queueId: id('billing')},
				...{enteredAt: arrivedAt, creditMs: 0},
			}),
		),
		...(['c-1', 'c-2'] as const).map(
			(callId): EventBody => ({
				...{
					type: 'call-ended',
					callId: id(callId),
					outcome: 'lost-in-gap',
					endedBy: 'gap',
					cause: 0,
				},
			}),
		),
	);
	leave(given);
	await make().look();
	t.like(store.callbacks(10), [{callId: 'c-2', queueId: 'billing', partyId}]);
	const {recordingId = ''} = store.callbacks(10)[0] ?? {};
	t.is(store.recordings.get(recordingId)?.callId, 'c-2');
	t.is(store.interaction(id('c-2'))?.outcome, 'lost-in-gap', 'the gap stays one');
});

for (const [what, seconds] of [
	['nothing', 0],
	['what a hang-up leaves', 1],
] as const) {
	test(`mailbox - ${what} is no message, and its caller is to be called back all the same`, async (t) => {
		const given = await setup(t);
		const {store, added, make, spool, sealed} = given;
		leave(given, {seconds});
		await make().look();
		t.deepEqual([spool(), sealed(), added], [[], [], []]);
		const [callback] = store.callbacks(10);
		t.is(callback?.callerNumber, '+33612345678');
		t.is(callback?.recordingId, undefined);
	});
}

test('mailbox - a message that is still being recorded is let be', async (t) => {
	const given = await setup(t);
	const {added, make, spool, spoolDir} = given;
	leave(given, {end: ''});
	const {look} = make();
	await look();
	t.is(spool().length, 2);
	t.is(added.length, 0);
	leave(given, {seconds: 5});
	await look();
	t.deepEqual([spool(), added.length], [[], 1]);
	// One whose switch died has no end: it counts as over once nothing has changed for long.
	const other = 'message-main-1795899000.2';
	leave(given, {name: other, end: ''});
	await look();
	t.is(spool().length, 2);
	const long = new Date(Date.now() - 1_000_000);
	for (const ending of ['txt', 'sln']) utimesSync(join(spoolDir, `${other}.${ending}`), long, long);
	await look();
	t.deepEqual([spool(), added.length], [[], 2]);
});

test('mailbox - who was taken back in time left nothing', async (t) => {
	const given = await setup(t);
	const {store, added, make, spool} = given;
	leave(given, {end: 'end place=talking at=1795899030000\n'});
	await make().look();
	t.deepEqual([spool(), added, store.callbacks(10)], [[], [], []]);
	t.like(store.recordings.proofs(base), [{reason: 'taken-back', bytes: 48_000}]);
});

test('mailbox - a crash after sealing: done again, and there is one', async (t) => {
	const given = await setup(t);
	const {store, added, make, spool, sealed, logged} = given;
	leave(given);
	const {mailbox} = store;
	const table = {
		isKnown: (visitId: string) => mailbox.isKnown(visitId),
		callOf: (where: Parameters<typeof mailbox.callOf>[0]) => mailbox.callOf(where),
		toDo: () => mailbox.toDo(),
		note() {
			throw new Error('the machine went');
		},
	};
	await make({table}).look();
	t.deepEqual([spool().length, added.length, logged], [2, 0, ['message-unsealed']]);
	await make().look();
	t.deepEqual([spool(), sealed().length, added.length], [[], 1, 1]);
});

test('mailbox - a crash before the spool is cleared: nothing is made twice', async (t) => {
	const given = await setup(t);
	const {store, added, make, spool, sealed} = given;
	leave(given);
	await make().look();
	leave(given);
	await make().look();
	t.deepEqual([spool(), sealed().length, added.length], [[], 1, 1]);
	t.is(store.callbacks(10).length, 1);
});

test('mailbox - a crash between the message and its work: the work comes, once', async (t) => {
	const given = await setup(t);
	const {added, make} = given;
	leave(given);
	await make({bringWork: async () => 'the machine went'}).look();
	t.is(added.length, 0);
	await make().look();
	await make().look();
	t.is(added.length, 1);
});

test('mailbox - one that stops leaves the spool as it is', async (t) => {
	const given = await setup(t);
	const {store, make, spool} = given;
	leave(given);
	await make({recorder: {inTurn: async () => {}}}).look();
	t.is(spool().length, 2);
	t.deepEqual(store.callbacks(10), []);
});

test('mailbox - a queue that is not there any more: that of the number', async (t) => {
	const given = await setup(t);
	const {added, make} = given;
	leave(given, {
		note: `plateau-message-1 switch=main channel=1795899000.1 number=33199005690 ${zoe} queue=gone since=${arrivedAt} at=1795899006000\nend place=mailbox at=1795899030000\n`,
	});
	await make().look();
	t.is(added[0]?.queueId as string, 'support');
});

test('mailbox - who hides the number leaves a message, and is on no list', async (t) => {
	const given = await setup(t);
	const {store, added, make} = given;
	leave(given, {
		note: `plateau-message-1 switch=main channel=1795899000.1 number=33199005690 caller= from=%3Csip%3A0612345678%40h%3E privacy=id asserted= queue=support since=${arrivedAt} at=1795899006000\nend place=mailbox at=1795899030000\n`,
	});
	await make().look();
	t.deepEqual(store.callbacks(10), []);
	const matter = store.matter(added[0]?.matterId ?? id(''));
	t.deepEqual([matter?.contact, matter?.messageMs], [undefined, matter?.message?.durationMs]);
});

test('mailbox - of others’ files none is touched, and nothing is believed of what is not whole', async (t) => {
	const given = await setup(t);
	const {store, added, make, spool, spoolDir, dir} = given;
	const others = [
		'message-other-1795899000.1.sln',
		'owner1-rec-1.raw',
		'message-main-x.sln',
		'a.txt',
	];
	for (const name of others) writeFileSync(join(spoolDir, name), Buffer.alloc(99_000));
	const {look} = make({unendedMs: 0});
	// A link to somebody's file, a note that is far too long, one that speaks of another channel, none at all.
	writeFileSync(join(dir, 'secret'), 'plateau-message-1');
	symlinkSync(join(dir, 'secret'), join(spoolDir, 'message-main-1.1.txt'));
	leave(given, {name: 'message-main-1.2', note: 'x'.repeat(5000)});
	leave(given, {
		name: 'message-main-1.3',
		note: `plateau-message-1 switch=main channel=1.9 number=33199005690 ${zoe} queue=support since=1 at=1\nend place=mailbox at=1\n`,
	});
	writeFileSync(join(spoolDir, 'message-main-1.4.sln'), Buffer.alloc(99_000));
	const long = new Date(Date.now() - 1000);
	for (const name of spool())
		if (!name.endsWith('1.1.txt')) utimesSync(join(spoolDir, name), long, long);
	await look();
	t.deepEqual(spool(), others.toSorted());
	t.deepEqual([added, store.callbacks(10)], [[], []]);
	t.true(existsSync(join(dir, 'secret')));
	t.like(store.recordings.proofs('message-main-1.4'), [{reason: 'unknown', bytes: 99_000}]);
});

test('mailbox - no message is longer than any may be', async (t) => {
	const given = await setup(t);
	const {store, make} = given;
	leave(given, {seconds: 700});
	await make().look();
	t.is(store.callbacks(10)[0]?.messageMs, 600_000);
});

test('mailbox - the work is done, or the caller was reached: off the list', async (t) => {
	const given = await setup(t);
	const {store, make, write, added, clock} = given;
	leave(given);
	leave(given, {name: 'message-main-1795899000.2'});
	await make().look();
	t.is(store.callbacks(10).length, 2, 'every message is one');
	await write({
		...{type: 'work-finished', workId: id('w-1'), agentId: id('a1'), queueId: id('support')},
		workedMs: 5,
	});
	t.deepEqual(
		store.callbacks(10).map(({workId}) => workId),
		['w-2'],
	);
	t.is(added.length, 2);
	const partyId = store.partyOf({number: '0612345678'});
	clock.now += 1000;
	await write(
		{
			...{type: 'call-arrived', callId: id('c-9'), switchId: id('main'), channelId: id('k9')},
			...{partyId, numberId: id('33199005690'), startedAt: clock.now},
		},
		{
			...{type: 'call-connected', callId: id('c-9'), agentId: id('a1'), phoneId: id('1')},
			...{queueId: id('support'), channelId: id('k10'), waitMs: 5},
		},
	);
	t.deepEqual(store.callbacks(10), []);
});

test('mailbox - a message whose time is over is deleted with proof, and its work goes on without it', async (t) => {
	const given = await setup(t);
	const {store, make, added, clock, sealed, recorderOf} = given;
	leave(given);
	await make().look();
	const {recordingId = ''} = store.callbacks(10)[0] ?? {};
	clock.now += 8 * day;
	const recorder = recorderOf();
	recorder.start();
	await recorder.settled();
	t.deepEqual(sealed(), []);
	t.like(store.recordings.proofs(recordingId), [{reason: 'time', bytes: 48_044}]);
	const {message, messageMs} = store.matter(added[0]?.matterId ?? id('')) ?? {};
	t.deepEqual([message, messageMs], [undefined, 3000]);
	t.is(store.callbacks(10)[0]?.recordingId, undefined);
});
