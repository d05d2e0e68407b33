/** Models of phones: what the table says, what a floor file says instead, what can never get into a header. */

import {diffFloorFiles} from '@plateau/daemon/floor-file/diff';
import {exportFloorFile} from '@plateau/daemon/floor-file/export';
import {parseFloorFile} from '@plateau/daemon/floor-file/parse';
import {headerValuePattern, modelOf, phoneModels} from '@plateau/daemon/floor-file/phone-models';
import {toFloorConfig} from '@plateau/daemon/floor-file/to-config';
import type {FloorFile} from '@plateau/daemon/floor-file/types';
import test from 'ava';
import {errors} from './floor-errors.ts';

function parsed(text: string): FloorFile {
	const result = parseFloorFile(text);
	if (!result.ok) throw new Error(JSON.stringify(result.errors));
	return result.floor;
}

const codesOf = (text: string) => errors(text).map((line) => line.split(' ')[1]);

test('phone models - the longest beginning of a name that is known; else generic', (t) => {
	t.deepEqual(modelOf({model: 'yealink-t46'}), phoneModels['yealink'] as never);
	t.deepEqual(modelOf({model: 'yealinkt46'}), phoneModels['generic'] as never);
	t.deepEqual(modelOf({model: 'constructor'}), phoneModels['generic'] as never);
	t.deepEqual(modelOf({}), phoneModels['generic'] as never);
});

test('phone models - a floor file says otherwise, of a maker or of one model of theirs', (t) => {
	const {phoneModels: said = []} = parsed(`
phoneModels:
  yealink: {autoAnswer: {Alert-Info: Intercom}}
  yealink-t19: {talkEvent: false}
  generic: {talkEvent: false}
  lobby: {autoAnswer: {Answer-Mode: Auto}}
`);
	t.deepEqual(modelOf({model: 'yealink-t46'}, said), {
		autoAnswer: {'Alert-Info': 'Intercom'},
		talkEvent: true,
	});
	t.deepEqual(modelOf({model: 'yealink-t19-e2'}, said), {
		autoAnswer: {'Alert-Info': 'Intercom'},
		talkEvent: false,
	});
	t.deepEqual(modelOf({model: 'lobby'}, said), {
		autoAnswer: {'Answer-Mode': 'Auto'},
		talkEvent: false,
	});
	t.false(modelOf({}, said).talkEvent);
});

test('phone models - the table holds nothing that a floor file could not say', (t) => {
	for (const [model, {autoAnswer}] of Object.entries(phoneModels)) {
		t.true(Object.keys(autoAnswer).length > 0, model);
		for (const value of Object.values(autoAnswer)) t.regex(value, headerValuePattern, model);
	}
});

test('phone models - a header ends nothing and means nothing to the dialplan', (t) => {
	const withValue = (value: string) =>
		`phoneModels: {lobby: {autoAnswer: {Alert-Info: ${JSON.stringify(value)}}}}`;
	for (const value of [
		...['a\r\nX: y', 'a\nX: y', 'a\rX', 'a\0b', 'a\tb', '', ' ', ' a', 'a ', 'é', '\u2028'],
		...['a,b=c', '"a"', "'a'", 'a\\,b', '$' + '{SHELL(x)}', '$[1]', '{a}', 'a|b', 'x'.repeat(121)],
	]) {
		t.deepEqual(codesOf(withValue(value)), ['bad-header'], JSON.stringify(value));
	}
	for (const value of ['Auto Answer', '<sip:a@b.c>;info=x;delay=0', 'x'.repeat(120)]) {
		t.deepEqual(codesOf(withValue(value)), [], value);
	}
	t.deepEqual(codesOf('phoneModels: {lobby: {autoAnswer: {Contact: x}}}'), ['unknown-key']);
	t.deepEqual(codesOf('phoneModels: {lobby: {autoAnswer: {"Alert-Info:\\r\\nX": x}}}'), [
		'unknown-key',
	]);
	t.deepEqual(codesOf('phoneModels: {Lobby: {talkEvent: true}}'), ['bad-id']);
});

test('phone models - remote answer is off unless it is turned on, and only where the model knows it', (t) => {
	const answers = (text: string) =>
		toFloorConfig(parsed(text)).phones.map(({remoteAnswer}) => remoteAnswer);
	t.deepEqual(answers('phones: {"1001": {model: yealink-t46}}'), [false]);
	t.deepEqual(answers('phones: {"1001": {model: yealink-t46, remoteAnswer: true}}'), [true]);
	t.deepEqual(answers('phones: {"1001": {remoteAnswer: true}}'), [true]);
	t.deepEqual(errors('phones:\n  "1001": {model: cisco-7841, remoteAnswer: true}'), [
		'2:45 model-cannot-answer phones.1001.remoteAnswer: a phone of model "cisco-7841" does not answer on Event: talk and would drop the call. Remove it, or set phoneModels.cisco-7841.talkEvent where yours does',
	]);
	const allowed = 'phoneModels: {cisco: {talkEvent: true}}\n';
	t.deepEqual(answers(`${allowed}phones: {"1001": {model: cisco-7841, remoteAnswer: true}}`), [
		true,
	]);
	// A file that was applied before the table knew.
	const before = parsed('phones: {"1001": {remoteAnswer: true}}');
	const phones = [{id: '1001', model: 'cisco', remoteAnswer: true}];
	t.false(toFloorConfig({...before, phones}).phones[0]?.remoteAnswer);
});

test('phone models - come back out of the export, and a change of one is told', (t) => {
	const before = parsed('phoneModels: {lobby: {autoAnswer: {Alert-Info: Auto Answer}}}');
	const after = parsed(
		'phoneModels: {lobby: {autoAnswer: {Alert-Info: "<sip:a>;info=b"}, talkEvent: true}}',
	);
	t.deepEqual(parsed(exportFloorFile(before)), before);
	t.deepEqual(parsed(exportFloorFile(after)), after);
	t.deepEqual(diffFloorFiles(before, after), [
		{
			...{op: 'change', section: 'phoneModels', id: 'lobby', field: 'autoAnswer'},
			...{before: 'Alert-Info: Auto Answer', after: 'Alert-Info: <sip:a>;info=b'},
		},
		{
			...{op: 'change', section: 'phoneModels', id: 'lobby', field: 'talkEvent'},
			after: 'true',
		},
	]);
});
