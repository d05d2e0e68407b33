/** Orders about recordings where the switch, the disk or the second user is not as they should be. */

import {type CallId, id, type RecordingEffect, type RecordingId} from '@plateau/core';
import {AmiActionError, AmiError} from '@plateau/daemon/ami/errors';
import type {Leg} from '@plateau/daemon/bridge/leg';
import {RecordingOrders, type RecordingOrdersParts} from '@plateau/daemon/bridge/recordings';
import {silentLog} from '@plateau/daemon/log';
import test from 'ava';

const channel = {switchId: id<never>('main'), channelId: id<never>('k1')};
const about = {
	channel,
	callId: id<CallId>('c-1'),
	recordingId: id<RecordingId>('rec-1'),
};
const leg = {name: 'PJSIP/trunk-1'} as Leg;

const refusal = (action: string, why: string) =>
	new AmiActionError(action, new Map([['Message', why]]) as never);

type Answer = (action: string) => Readonly<Record<string, string>> | Error;

function given(more: Partial<RecordingOrdersParts> = {}, answer: Answer = () => ({})) {
	const sent: string[] = [];
	const told: unknown[] = [];
	const connection = (who: string) => ({
		async action(name: string, fields: object = {}) {
			const {Variable, Value, MixMonitorID} = fields as Readonly<Record<string, string>>;
			sent.push(
				[who, name, Variable, Value, MixMonitorID].filter((one) => one !== undefined).join(' '),
			);
			const answered = answer(`${who} ${name}`);
			if (answered instanceof Error) throw answered;
			return new Map(Object.entries(answered)) as never;
		},
	});
	const orders = new RecordingOrders({
		control: connection('control'),
		system: () => connection('system'),
		legs: () => ({byChannel: () => leg}),
		reporter: {signal: (signal) => void told.push(signal)},
		log: silentLog,
		spool: {fileOf: (recordingId) => `/spool/${recordingId}.raw`, hasRoom: () => true},
		isStopped: () => false,
		...more,
	});
	async function perform(type: RecordingEffect['type']) {
		orders.perform({type, ...about} as RecordingEffect);
		for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
	}
	return {sent, told, perform};
}

for (const [what, more, failure] of [
	['no folder is set', {spool: undefined}, 'no-folder'],
	['the disk is full', {spool: {fileOf: () => '/f', hasRoom: () => false}}, 'no-space'],
	['the second user is not there', {system: () => undefined}, 'no-right'],
] as const) {
	test(`recording orders - ${what}: nothing is sent, and it is said`, async (t) => {
		const {sent, told, perform} = given(more);
		await perform('start-recording');
		t.deepEqual(sent, []);
		t.deepEqual(told, [{type: 'recording-stopped', recordingId: 'rec-1', channel, failure}]);
	});
}

for (const [reason, failure] of [
	['Permission denied', 'no-right'],
	['Channel not found', 'refused'],
] as const) {
	test(`recording orders - MixMonitor is refused with "${reason}": ${failure}`, async (t) => {
		const {sent, told, perform} = given({}, (action) =>
			action === 'system MixMonitor' ? refusal('MixMonitor', reason) : {},
		);
		await perform('start-recording');
		t.like(told, [{type: 'recording-stopped', failure}]);
		t.is(sent.at(-1), 'control Setvar PLATEAU_RECORDING ');
	});
}

test('recording orders - the second connection goes while it begins: what may have begun is ended', async (t) => {
	const {sent, told, perform} = given({}, (action) => {
		if (action === 'system MixMonitor') return new AmiError('closed', 'the connection is closed');
		return action === 'control Getvar' ? {Value: '0x7f'} : {};
	});
	await perform('start-recording');
	t.true(sent.includes('control StopMixMonitor 0x7f'));
	t.like(told, [{type: 'recording-stopped', failure: 'no-right'}]);
});

test('recording orders - a pause that the switch refuses is never told as one', async (t) => {
	const {told, sent, perform} = given({}, (action) =>
		action === 'control MixMonitorMute' ? refusal('MixMonitorMute', 'no') : {},
	);
	await perform('pause-recording');
	t.deepEqual(told, []);
	t.deepEqual(sent, ['control MixMonitorMute']);
});

test('recording orders - only the one that is ours is stopped', async (t) => {
	const {sent, told, perform} = given({}, (action) =>
		action === 'control Getvar' ? {Value: ''} : {},
	);
	await perform('stop-recording');
	t.false(sent.some((one) => one.includes('StopMixMonitor')));
	t.like(told, [{type: 'recording-stopped'}]);
});
