import {fc, testProp} from '@fast-check/ava';
import {formatDuration, parseDuration} from '@plateau/daemon/floor-file/duration';
import test from 'ava';

for (const [text, ms] of [
	['20s', 20_000],
	['5m', 300_000],
	['1h30m', 5_400_000],
	['500ms', 500],
	['2d', 172_800_000],
	['1m30s250ms', 90_250],
	[' 45s ', 45_000],
	['0', 0],
	['0s', 0],
	['', undefined],
	['20', undefined],
	['20 s', undefined],
	['-5s', undefined],
	['1.5m', undefined],
	['30s1m', undefined],
	['s', undefined],
	['5 minutes', undefined],
	['20S', undefined],
] as const) {
	test(`duration - "${text}" is ${ms === undefined ? 'none' : `${ms} ms`}`, (t) => {
		t.is(parseDuration(text), ms);
	});
}

for (const [ms, text] of [
	[0, '0s'],
	[90_000, '90s'],
	[60_000, '1m'],
	[3_600_000, '1h'],
	[86_400_000, '1d'],
	[1500, '1500ms'],
] as const) {
	test(`duration - ${ms} ms is written ${text}`, (t) => {
		t.is(formatDuration(ms), text);
	});
}

testProp('duration - is read back as it was written', [fc.nat({max: 4_000_000_000})], (t, ms) => {
	t.is(parseDuration(formatDuration(ms)), ms);
});
