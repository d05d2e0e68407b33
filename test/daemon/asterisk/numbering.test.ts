import {emergencyNumbers} from '@plateau/core';
import {formsOf, outgoingPatterns, unknownPatterns} from '@plateau/daemon/asterisk/numbering';
import test from 'ava';

const forms = test.macro({
	exec(t, id: string, country: string, expected: readonly string[]) {
		t.deepEqual(formsOf(id, country), expected);
	},
	title: (_, id, country) => `numbering - ${id} as ${country} delivers it`,
});

test(forms, '33123456789', 'FR', [
	'33123456789',
	'+33123456789',
	'0033123456789',
	'0123456789',
	'123456789',
]);
test(forms, '442079460958', 'FR', ['442079460958', '+442079460958', '00442079460958']);
test(forms, '14155550123', 'US', ['14155550123', '+14155550123', '01114155550123', '4155550123']);
test(forms, '3615', 'FR', ['3615']);

test('numbering - unknown numbers have fixed lengths of digits', (t) => {
	const patterns = unknownPatterns();
	t.is(patterns.length, 26);
	for (const pattern of patterns) t.regex(pattern, /^_\+?X{3,15}$/);
});

test('numbering - what may be dialled outside is a length of digits, in every country', (t) => {
	for (const country of ['FR', 'BE', 'CH', 'GB', 'CA', 'US', 'XX']) {
		t.true(emergencyNumbers(country).length > 0, country);
		for (const pattern of outgoingPatterns(country)) {
			t.regex(pattern, /^_\+?(?:[0-9XZN]|\[1-9\])+$/, country);
		}
	}
	t.true(emergencyNumbers('fr').includes('112'));
});
