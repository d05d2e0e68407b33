/**
 * Whether a reader makes of each golden case what it should: whole, a byte at a time, and split at
 * every index. Kind to the reader: case of names, `-` or `_`, the order of fields and an ignored
 * line without a colon do not count against it; lost, changed or invented fields do.
 */
import {type GoldenCase, goldenCases} from '../../test/daemon/ami/golden-cases.ts';
import type {Field, Reader} from './readers.ts';

export interface GoldenResult {
	readonly name: string;
	/** What went wrong first; undefined when the case passed. */
	readonly problem: string | undefined;
}

/** Judges every case. */
export async function judgeGolden(reader: Reader): Promise<GoldenResult[]> {
	const results: GoldenResult[] = [];
	for (const golden of goldenCases) {
		results.push({name: golden.name, problem: await judge(reader, golden)});
	}
	return results;
}

async function judge(reader: Reader, golden: GoldenCase): Promise<string | undefined> {
	const bytes = Buffer.from(golden.wire);
	const ways: [string, Buffer[]][] = [
		['whole', [bytes]],
		['a byte at a time', [...bytes].map((byte) => Buffer.of(byte))],
	];
	for (let at = 1; at < bytes.length; at++) {
		ways.push([`split at ${at}`, [bytes.subarray(0, at), bytes.subarray(at)]]);
	}
	for (const [way, chunks] of ways) {
		const problem = await feed(reader, golden, chunks);
		if (problem !== undefined) return `${way}: ${problem}`;
	}
	return undefined;
}

async function feed(
	reader: Reader,
	golden: GoldenCase,
	chunks: readonly Buffer[],
): Promise<string | undefined> {
	const messages: string[][] = [];
	try {
		const socket = await reader.open((message) => {
			messages.push(normal(reader.fieldsOf(message)));
		});
		for (const chunk of chunks) socket.push(chunk);
		for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
	} catch (error) {
		return `throws ${error instanceof Error ? error.message : error}`;
	}
	const expected = golden.messages.map((fields) => normal(fields));
	if (messages.length !== expected.length) {
		return `${messages.length} messages instead of ${expected.length}`;
	}
	for (const [index, fields] of expected.entries()) {
		const got = messages[index] ?? [];
		const lost = fields.filter((field) => !got.includes(field));
		const invented = got.filter((field) => !fields.includes(field));
		if (lost.length > 0) return `lost ${JSON.stringify(lost[0])}`;
		if (invented.length > 0) return `invented ${JSON.stringify(invented[0])}`;
		if (got.length !== fields.length) return `${got.length} fields instead of ${fields.length}`;
		const outputs = (all: readonly string[]) => all.filter((field) => field.startsWith('output:'));
		if (outputs(got).join() !== outputs(fields).join()) return 'lines of Output out of order';
	}
	return undefined;
}

/** Fields as text that can be compared; variables of both kinds are one. */
function normal(fields: readonly Field[]): string[] {
	return fields.flatMap(([name, value]) => {
		if (name === '') return [];
		const plain = name.toLowerCase().replaceAll('-', '_');
		if (plain === 'response') return [`${plain}: ${value.toLowerCase()}`];
		if (!/^(chan)?variable$/.test(plain)) return [`${plain}: ${value}`];
		const equals = value.indexOf('=');
		const key = equals < 0 ? value : value.slice(0, equals).toLowerCase() + value.slice(equals);
		return [`variable: ${key}`];
	});
}
