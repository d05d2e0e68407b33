import {readFileSync} from 'node:fs';
import {
	diallingPlan,
	emergencyNumbers,
	numberOf,
	type OutboundConfig,
	prefixOf,
	rulesOf,
	verdictOn,
} from '@plateau/core';
import test from 'ava';

const numbers = [{id: '33184880001'}, {id: '3999'}];
const phones = [{id: '1001'}, {id: '15'}];

/** `may why number rule`, as far as there is one; `*` behind the rule: the country's usual one. */
function said(text: string, outbound?: OutboundConfig): string {
	const verdict = verdictOn({numbers, phones, ...(outbound === undefined ? {} : {outbound})}, text);
	const rule = 'rule' in verdict ? ` by ${verdict.rule}${verdict.isUsual ? '*' : ''}` : '';
	const number = 'number' in verdict ? ` ${verdict.number}` : '';
	return `${verdict.may ? 'yes' : 'no'} ${verdict.why}${number}${rule}`;
}

const verdict = test.macro({
	exec(t, text: string, expected: string, outbound: OutboundConfig | undefined = undefined) {
		t.is(said(text, outbound), expected);
	},
	title: (_, text = '', expected = '', outbound: OutboundConfig | undefined = undefined) =>
		`policy - ${text} in ${outbound?.country ?? 'the usual country'} with ${JSON.stringify(outbound?.allow ?? [])}/${JSON.stringify(outbound?.deny ?? [])}: ${expected}`,
});

// What is usual in France.
test(verdict, '0612345678', 'yes allowed +33612345678 by +33*');
test(verdict, '06 12.34-56/78', 'yes allowed +33612345678 by +33*');
test(verdict, '+33612345678', 'yes allowed +33612345678 by +33*');
test(verdict, '0033612345678', 'yes allowed +33612345678 by +33*');
test(verdict, '0800123456', 'yes allowed +33800123456 by +33*');
test(verdict, '0899123456', 'no denied +33899123456 by +3389*');
test(verdict, '+33899123456', 'no denied +33899123456 by +3389*');
test(verdict, '+33(0)899123456', 'no denied +33899123456 by +3389*');
test(verdict, '00330899123456', 'no denied +33899123456 by +3389*');
test(verdict, '0820123456', 'no denied +33820123456 by +3382*');
test(verdict, '+442079460958', 'no no-rule +442079460958');
test(verdict, '0044 20 7946 0958', 'no no-rule +442079460958');
test(verdict, '3975', 'no denied 3975 by 3*');
test(verdict, '3020', 'yes allowed 3020 by 30*');
test(verdict, '118712', 'no denied 118712 by 118*');
test(verdict, '1014', 'yes allowed 1014 by 10*');
test(verdict, '1012345678', 'no no-rule 1012345678');

// Emergencies go before everything, dialled as they are.
for (const number of emergencyNumbers('FR')) {
	test(verdict, number, `yes emergency ${number}`, {country: 'FR', deny: ['1', '+']});
}
test(verdict, '999', 'yes emergency 999', {country: 'GB'});
test(verdict, '999', 'no no-rule 999');
test(verdict, '+112', 'no no-rule +112');

// The floor's own.
test(verdict, '01 84 88 00 01', 'no own-number +33184880001');
test(verdict, '3999', 'no own-number 3999');
test(verdict, '1001', 'no extension 1001');
// Nobody's, and like theirs but for the last digit: a colleague is meant, not a service of the country's.
test(verdict, '1008', 'no no-such-extension 1008');
test(verdict, '10 08', 'no no-such-extension 1008');
test(verdict, '101', 'yes allowed 101 by 10*');
test(verdict, '10080', 'yes allowed 10080 by 10*');
test(verdict, '1008', 'yes allowed 1008 by 1008', {country: 'FR', allow: ['1008']});
test(verdict, '1008', 'yes allowed 1008 by 10', {country: 'FR', allow: ['10']});
test(verdict, '1008', 'no denied 1008 by 10', {country: 'FR', deny: ['10']});
test(verdict, '1008', 'no no-rule 1008', {country: 'DE'});

// What is no number at all.
for (const text of ['', '1', '+', '06x2', '0612&SIP', '06;12', '#31#0612345678', '+0612345678'])
	test(verdict, text, 'no bad-number');
test(verdict, '0003389912345', 'no bad-number');
test(verdict, '0'.repeat(16), 'no bad-number');

// The longest prefix wins, whichever list it is in; of two equal ones the floor's own.
const own: OutboundConfig = {
	country: 'FR',
	allow: ['+44', '+33892', '3631'],
	deny: ['+447', '+33', '+3361'],
};
test(verdict, '+442079460958', 'yes allowed +442079460958 by +44', own);
test(verdict, '+447911123456', 'no denied +447911123456 by +447', own);
test(verdict, '0123456789', 'no denied +33123456789 by +33', own);
test(verdict, '0892123456', 'yes allowed +33892123456 by +33892', own);
test(verdict, '0893123456', 'no denied +33893123456 by +3389*', own);
test(verdict, '3631', 'yes allowed 3631 by 3631', own);
test(verdict, '3639', 'no denied 3639 by 3*', own);
test(verdict, '+8613800138000', 'yes allowed +8613800138000 by +', {country: 'FR', allow: ['+']});
test(verdict, '0899123456', 'no denied +33899123456 by +3389*', {country: 'FR', allow: ['+']});

// Other countries.
test(verdict, '0470123456', 'yes allowed +32470123456 by +32*', {country: 'BE'});
test(verdict, '4155550123', 'yes allowed +14155550123 by +1*', {country: 'US'});
test(verdict, '1-900-555-0123', 'no denied +19005550123 by +1900*', {country: 'US'});
test(verdict, '876 555 0123', 'no denied +18765550123 by +1876*', {country: 'US'});
test(verdict, '011442079460958', 'no no-rule +442079460958', {country: 'US'});
test(verdict, '912345678', 'yes allowed +34912345678 by +34*', {country: 'ES'});
test(verdict, '0612345678', 'no no-rule 0612345678', {country: 'NZ'});
test(verdict, '+6421123456', 'yes allowed +6421123456 by +64', {country: 'NZ', allow: ['+64']});

test('policy - a prefix is read as numbers are', (t) => {
	const rows = ['+49', '0049', '089', '118', '+', '00', '+33(0)89'];
	t.deepEqual(
		rows.map((text) => prefixOf(text, 'FR')),
		['+49', '+49', '+3389', '118', '+', '+', '+3389'],
	);
	for (const bad of ['', '0x', '06*', '++3', '12+', '#31#', '+1234567890123456'])
		t.is(prefixOf(bad, 'FR'), undefined, bad);
});

test('policy - every usual rule is a prefix, and no number has two forms', (t) => {
	for (const country of ['FR', 'BE', 'CH', 'LU', 'DE', 'ES', 'GB', 'CA', 'US', 'XX']) {
		for (const {prefix} of rulesOf({country})) t.regex(prefix, /^(?:\+[1-9][0-9]*|[0-9]{1,6})$/);
		for (const number of emergencyNumbers(country)) t.is(numberOf(number, country), number);
	}
});

test('policy - the page lists the emergencies and the usual rules of every country', (t) => {
	const page = readFileSync(new URL('../../../docs/outbound.md', import.meta.url), 'utf8');
	for (const country of ['FR', 'BE', 'CH', 'LU', 'DE', 'ES', 'GB']) {
		const emergencies = emergencyNumbers(country).join(' ');
		t.true(page.includes(`| ${country} | ${emergencies} |`), `${country}: ${emergencies}`);
		const row = page.split('\n').find((line) => line.startsWith(`| ${country} | \`+`)) ?? '';
		const told = [...row.matchAll(/\+?\d+/g)].map(([prefix]) => prefix);
		const {allow, deny} = diallingPlan(country);
		t.deepEqual(told, [...allow, ...deny], country);
	}
});
