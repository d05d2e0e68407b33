import {escapeC, escapedPart, unescapeC} from '@plateau/daemon/ami/escape';
import test from 'ava';

// The table of Asterisk's own test_strings.c.
test("escape - writes every character of Asterisk's table and no other", (t) => {
	t.is(escapeC('\x07\b\f\n\r\t\v\\\'"?'), String.raw`\a\b\f\n\r\t\v\\\'\"\?`);
	t.is(escapeC('\x1b\x9bé plain'), '\x1b\x9bé plain');
});

test('escape - undoes each once: an escaped backslash does not escape what follows', (t) => {
	t.is(unescapeC(String.raw`\a\b\f\n\r\t\v\\\'\"\?`), '\x07\b\f\n\r\t\v\\\'"?');
	t.is(unescapeC(String.raw`\\n`), String.raw`\n`);
	t.is(unescapeC(String.raw`\\\n`), '\\\n');
	t.is(unescapeC(String.raw`\x41 \ `), String.raw`\x41 \ `);
	t.is(unescapeC('end\\'), 'end\\');
});

for (const [event, field, part] of [
	['Newchannel', 'CallerIDName', 'value'],
	['BridgeEnter', 'ConnectedLineName', 'value'],
	['DialBegin', 'DestCallerIDName', 'value'],
	['ChanSpyStart', 'SpyeeConnectedLineName', 'value'],
	['CoreShowChannel', 'CallerIDName', 'value'],
	['Status', 'EffectiveConnectedLineName', undefined],
	['OriginateResponse', 'CallerIDName', undefined],
	['QueueEntry', 'CallerIDName', undefined],
	['QueueEntry', 'ConnectedLineName', undefined],
	['Newchannel', 'CallerIDNum', undefined],
	['Newchannel', 'Exten', undefined],
	['Newchannel', 'Context', undefined],
	['Newchannel', 'AccountCode', undefined],
	['Newexten', 'AppData', undefined],
	['Newstate', 'ChanVariable', 'pair'],
	['DialBegin', 'DestChanVariable', 'pair'],
	['Status', 'Variable', undefined],
	['OriginateResponse', 'ChanVariable(PJSIP/1-1)', undefined],
	['VarSet', 'Value', 'value'],
	['VarSet', 'Variable', undefined],
	['DBGetResponse', 'Value', undefined],
	['PresenceStateChange', 'Message', 'value'],
	['UserEvent', 'Message', undefined],
] as const) {
	test(`escape - takes ${field} of ${event} as ${part ?? 'raw'}`, (t) => {
		t.is(escapedPart(event, field), part);
	});
}
