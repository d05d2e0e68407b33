import {AmiDecoder} from '@plateau/daemon/ami/decoder';
import {EventGuard} from '@plateau/daemon/ami/guard';
import {AmiMessage} from '@plateau/daemon/ami/message';
import test from 'ava';

const secret = '8f3a9c1b7d2e4f60';

/** A channel's fields as Asterisk 22 writes them. */
const channel = (prefix = '', number = '0612345678') => [
	`${prefix}Channel: PJSIP/trunk-00000001`,
	`${prefix}ChannelState: 4`,
	`${prefix}ChannelStateDesc: Ring`,
	`${prefix}CallerIDNum: ${number}`,
	`${prefix}CallerIDName: Zoé`,
	`${prefix}ConnectedLineNum: <unknown>`,
	`${prefix}ConnectedLineName: <unknown>`,
	`${prefix}Language: fr`,
	`${prefix}AccountCode: `,
	`${prefix}Context: plateau-in`,
	`${prefix}Exten: 33123456789`,
	`${prefix}Priority: 1`,
	`${prefix}Uniqueid: ${secret}-1700000000.1`,
	`${prefix}Linkedid: ${secret}-1700000000.1`,
];
const event = (name: string, ...lines: string[]) =>
	[
		`Event: ${name}`,
		'Privilege: call,all',
		'Timestamp: 1700000000.000001',
		`SystemName: ${secret}`,
		...lines,
		'',
		'',
	].join('\r\n');

/** Judges a stream: each message's first value and the verdict. */
function judge(wire: string, isNamed = true) {
	const guard = new EventGuard(isNamed ? secret : undefined, (actionId) => actionId === 'ours-1');
	const verdicts: [string, string][] = [];
	const decoder = new AmiDecoder({
		message: (message) => {
			const verdict =
				message.kind === 'event' ? (guard.judge(message) ?? 'believed') : 'not-a-message';
			verdicts.push([message.values[0] ?? '', verdict]);
		},
	});
	decoder.push(Buffer.from(wire));
	return verdicts;
}

test('guard - believes what Asterisk writes: one channel, two, variables behind each', (t) => {
	const wire = [
		event('Newchannel', ...channel()),
		event(
			'DialBegin',
			...channel(),
			'ChanVariable: PLATEAU_ID=c-1',
			'ChanVariable: PLATEAU_ROLE=customer',
			...channel('Dest'),
			'DestTenantid: x',
			'DestChanVariable: PLATEAU_ID=c-1',
			'DialString: 101',
		),
		event('UserEvent', ...channel(), 'UserEvent: PlateauRang', 'Offer: o-1', 'Cause: 16'),
		event('DeviceStateChange', 'Device: PJSIP/101', 'State: INUSE'),
		event('VarSet', 'Channel: none', 'Uniqueid: none', 'Variable: A', 'Value: 1'),
	].join('');
	for (const isNamed of [true, false]) {
		t.deepEqual(
			judge(wire, isNamed).map(([, verdict]) => verdict),
			Array(5).fill('believed'),
		);
	}
});

test('guard - wants the system name on every event, and the right one', (t) => {
	const unnamed = 'Event: Hangup\r\nChannel: PJSIP/101-1\r\n\r\n';
	t.deepEqual(judge(unnamed), [['Hangup', 'wrong-system-name']]);
	const wrong = 'Event: Hangup\r\nSystemName: guess\r\nChannel: PJSIP/101-1\r\n\r\n';
	t.deepEqual(judge(wrong), [['Hangup', 'wrong-system-name']]);
	t.deepEqual(judge(unnamed, false), [['Hangup', 'believed']]);
});

test('guard - believes an unnamed FullyBooted as the first event, and never again', (t) => {
	const booted = 'Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 0\r\n\r\n';
	t.deepEqual(judge(booted + booted), [
		['FullyBooted', 'believed'],
		['FullyBooted', 'wrong-system-name'],
	]);
	const [, second] = judge(event('Reload') + booted);
	t.deepEqual(second, ['FullyBooted', 'wrong-system-name']);
});

test('guard - believes list items by our ActionID', (t) => {
	const item = `Event: CoreShowChannel\r\nActionID: ours-1\r\n${channel().join('\r\n')}\r\n\r\n`;
	t.deepEqual(judge(item), [['CoreShowChannel', 'believed']]);
	const other = item.replace('ours-1', 'guessed-1');
	t.deepEqual(judge(other), [['CoreShowChannel', 'wrong-system-name']]);
	const endpoint =
		'Event: EndpointDetail\r\nActionID: ours-1\r\nSetVar: a=1\r\nSetVar: b=2\r\n\r\n';
	t.deepEqual(judge(endpoint), [['EndpointDetail', 'believed']]);
});

test('guard - refuses every part of an event that a caller forged into the number', (t) => {
	const forged = '1\r\n\r\nEvent: Hangup\r\nChannel: PJSIP/101-00000002\r\nCause: 16\r\n\r\nx: y';
	t.deepEqual(judge(event('Newchannel', ...channel('', forged)) + event('Reload')), [
		['Newchannel', 'broken-channel'],
		['Hangup', 'wrong-system-name'],
		['y', 'not-a-message'],
		['Reload', 'believed'],
	]);
});

for (const [what, number, reason] of [
	['a second Uniqueid', '1\r\nUniqueid: other', 'repeated-field'],
	['a second Uniqueid in another case', '1\r\nUNIQUEID: other', 'repeated-field'],
	['a second system name', `1\r\nSystemName: ${secret}`, 'repeated-field'],
	['a field of its own', '1\r\nMessage: hello', 'broken-channel'],
	['a variable', '1\r\nChanVariable: PLATEAU_ROLE=agent', 'broken-channel'],
	['a line without a colon', '1\r\nhello', 'broken-channel'],
] as const) {
	test(`guard - refuses an event into whose number ${what} was forged`, (t) => {
		t.deepEqual(judge(event('Newchannel', ...channel('', number))), [['Newchannel', reason]]);
	});
	test(`guard - refuses a list item into whose number ${what} was forged`, (t) => {
		const lines = ['Event: Status', 'ActionID: ours-1', `SystemName: ${secret}`];
		const item = [...lines, ...channel('', number), '', ''].join('\r\n');
		t.deepEqual(judge(item), [['Status', reason]]);
	});
}

test("guard - refuses a variable forged into an application's data", (t) => {
	const wire = event(
		'Newexten',
		...channel(),
		'Extension: s',
		'AppData: x\r\nChanVariable: PLATEAU_ROLE=agent',
	);
	t.deepEqual(judge(wire), [['Newexten', 'misplaced-variable']]);
});

test('guard - refuses a Newchannel without a Uniqueid', (t) => {
	t.deepEqual(judge(event('Newchannel', 'Channel: PJSIP/101-1')), [
		['Newchannel', 'broken-channel'],
	]);
});

test('guard - refuses a channel without its Uniqueid, in any event', (t) => {
	const lines = channel().filter((line) => !line.startsWith('Uniqueid'));
	t.deepEqual(judge(event('Newstate', ...lines)), [['Newstate', 'broken-channel']]);
});

test('guard - lets lines without a colon repeat, behind the channel', (t) => {
	const wire = event('Newexten', ...channel(), 'AppData: a', 'b', 'c');
	t.deepEqual(judge(wire), [['Newexten', 'believed']]);
});

test('guard - refuses a VarSet that names two variables', (t) => {
	t.deepEqual(judge(event('VarSet', 'Variable: A', 'Value: 1', 'Variable: B')), [
		['VarSet', 'repeated-field'],
	]);
});

test('guard - lets an Asterisk built for its own tests say State twice', (t) => {
	const wire = event('TestEvent', 'Type: StateChange', 'State: A', 'State: A', 'CallID: 1');
	t.deepEqual(judge(wire), [['TestEvent', 'believed']]);
});

test('guard - finds a repeated field among hundreds, and does not mind variables there', (t) => {
	const fields = Array.from({length: 300}, (_, index) => `Field${index}: x`);
	const variables = Array.from({length: 300}, (_, index) => `ChanVariable: V${index}=x`);
	const wire = (...more: string[]) =>
		event('UserEvent', ...channel(), ...variables, 'UserEvent: X', ...fields, ...more);
	t.deepEqual(judge(wire()), [['UserEvent', 'believed']]);
	t.deepEqual(judge(wire('FIELD7: y')), [['UserEvent', 'repeated-field']]);
});

test('guard - does not stumble over an empty message', (t) => {
	const guard = new EventGuard(secret, () => false);
	t.is(guard.judge(AmiMessage.of([])), 'wrong-system-name');
});
