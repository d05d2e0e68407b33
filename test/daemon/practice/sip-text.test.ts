import {callerUri, headerOf, readFrom, userOf} from '@plateau/daemon/practice/sip-text';
import test from 'ava';

/** What `CHANNEL(pjsip,remote_uri)` gave on Asterisk 22.10.1 for these headers. */
const seen = [
	[`"O'Brien é" <sip:0639980001@127.0.0.1>`, `\\"O'Brien é\\" <sip:0639980001@127.0.0.1>`],
	['<sip:0639980001@127.0.0.1>', '<sip:0639980001@127.0.0.1>'],
	['Jean Paul <sip:0612345678@127.0.0.2>', '\\"Jean Paul\\" <sip:0612345678@127.0.0.2>'],
	[
		'"Anonymous" <sip:anonymous@anonymous.invalid>',
		'\\"Anonymous\\" <sip:anonymous@anonymous.invalid>',
	],
	[
		'"\\"x\\" %0D%0AEvent: Hangup, <b> 100% \\\\ é" <sip:+33639980007%0d%0aEvent:%20x@127.0.0.2>',
		'\\"\\\\\\"x\\\\\\" %0D%0AEvent: Hangup, <b> 100% \\\\\\\\ é\\" <sip:+33639980007%0d%0aEvent:%20x@127.0.0.2>',
	],
] as const;

for (const [header, expected] of seen) {
	test(`caller - ${header}`, (t) => {
		t.is(callerUri({sip: readFrom(header)}), expected);
	});
}

test('caller - the user part comes with its escapes undone', (t) => {
	t.is(userOf('sip:+33612345678@h;user=phone'), '+33612345678');
	t.is(userOf('sip:061%0D%0AEvent@h'), '061\r\nEvent');
	t.is(userOf('tel:+33612345678'), '');
	t.is(userOf(''), '');
});

test('caller - headers are found whatever their case; a phone of ours has none', (t) => {
	const sip = readFrom('<sip:1@h>', ['Privacy: id', 'P-Asserted-Identity: <sip:2@h>']);
	t.is(headerOf({sip}, 'PRIVACY'), 'id');
	t.is(headerOf({sip}, 'p-asserted-identity'), '<sip:2@h>');
	t.is(headerOf({}, 'Privacy'), '');
	t.is(callerUri({}), '');
});
