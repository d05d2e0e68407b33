/** What must fit together in a floor file: references, circles of moves, numbers and extensions. */

import {systemReasons, taskKind} from '@plateau/core';
import {nearest} from '@plateau/core/text';
import {checkCircles} from './check-circles.ts';
import {checkAgentQueues, checkQueueRules} from './check-queues.ts';
import {modelOf} from './phone-models.ts';
import type {Reader, Section, Spot} from './reader.ts';
import type {DeclaredRequirement} from './rule-types.ts';
import type {DeclaredQueue, FloorFile} from './types.ts';
import {idPattern} from './values.ts';

export interface CheckOptions {
	/** The switches of the settings; unchecked when absent. */
	readonly switchIds?: readonly string[];
}

/** Notes what does not fit, each at its place. */
export function checkFloorFile(file: FloorFile, reader: Reader, options: CheckOptions): void {
	const refer = referrer(reader);
	for (const {id, queue} of file.numbers) refer(`numbers.${id}.queue`, queue, 'queues');
	for (const agent of file.agents) {
		for (const skill of Object.keys(agent.skills ?? {})) {
			refer(`agents.${agent.id}.skills.${skill}`, skill, 'skills');
		}
		for (const kind of Object.keys(agent.capacity ?? {})) {
			refer(`agents.${agent.id}.capacity.${kind}`, kind, 'kinds');
		}
	}
	for (const alert of file.alerts) {
		const where = `${reader.places.get(alert)}.queue`;
		if (alert.queue !== undefined) refer(where, alert.queue, 'queues');
	}
	for (const {where, id, section, spot} of reader.mentions) refer(where, id, section, spot);
	for (const queue of file.queues) {
		checkReferences(queue, file, reader, refer);
		checkQueueRules(queue, file, reader);
	}
	checkAgentQueues(file, reader);
	checkCircles(file, reader);
	checkPhones(file, reader, options);
	checkRemoteAnswers(file, reader);
	checkNotices(file, reader);
}

/** Who is answered by an agent only hears no notice before, and so would never be recorded by the rule. */
function checkNotices({queues, numbers}: FloorFile, reader: Reader): void {
	const byId = new Map(queues.map((queue) => [queue.id, queue]));
	for (const {id, queue, answer} of numbers) {
		const {mode, notice = 'none'} = byId.get(queue)?.recording ?? {};
		if (answer !== 'on-agent' || notice === 'none' || mode === undefined || mode === 'on-demand')
			continue;
		const where = `numbers.${id}.answer`;
		reader.note(where, 'recording-unheard', {where, id: queue});
	}
}

type Refer = (
	where: string,
	id: string,
	section: Section,
	/** Where the id stands, if not at the path. */
	at?: Spot,
) => void;

function referrer(reader: Reader): Refer {
	return (where, id, section, at) => {
		const declared = new Set(reader.declared.get(section));
		// On every floor, declared or not.
		if (section === 'kinds') declared.add(taskKind.id);
		if (section === 'reasons')
			for (const reason of Object.values(systemReasons)) declared.add(reason);
		// What is no id at all was told already.
		if (declared.has(id) || !idPattern.test(id)) return;
		const near = nearest(id, declared);
		if (near === undefined) reader.note(at ?? where, 'not-declared', {where, id, section});
		else reader.note(at ?? where, 'not-declared-near', {where, id, section, near});
	};
}

function checkReferences(
	queue: DeclaredQueue,
	file: FloorFile,
	reader: Reader,
	refer: Refer,
): void {
	const where = `queues.${queue.id}`;
	// Those of an expression are among the reader's mentions.
	const levels = (place: string, requires: DeclaredRequirement = {}) => {
		for (const skill of typeof requires === 'string' ? [] : Object.keys(requires)) {
			refer(`${place}.${skill}`, skill, 'skills');
		}
	};
	levels(`${where}.requires`, queue.requires);
	for (const step of queue.widen ?? [])
		levels(`${reader.places.get(step)}.requires`, step.requires);
	const {rangOutReason, wrapUp} = queue;
	if (rangOutReason !== undefined && rangOutReason !== 'none') {
		refer(`${where}.rangOutReason`, rangOutReason, 'reasons');
	}
	const hasOne = file.dispositions.some(({queues}) => queues?.includes(queue.id) ?? true);
	if (wrapUp?.disposition === 'required' && !hasOne) {
		reader.note(`${where}.wrapUp`, 'disposition-impossible', {where: `${where}.wrapUp`});
	}
}

/** A phone that does not know the event refuses it and drops the call that rings. */
function checkRemoteAnswers({phones, phoneModels}: FloorFile, reader: Reader): void {
	for (const {id, model, remoteAnswer} of phones) {
		if (remoteAnswer !== true || model === undefined) continue;
		if (modelOf({model}, phoneModels).talkEvent) continue;
		const where = `phones.${id}.remoteAnswer`;
		reader.note(where, 'model-cannot-answer', {where, id: model});
	}
}

function checkPhones(
	{phones, numbers}: FloorFile,
	reader: Reader,
	{switchIds}: CheckOptions,
): void {
	const lineOf = (where: string) => reader.lines.get(where) ?? 1;
	const holders = new Map<string, string>();
	for (const {id, switch: switchId = switchIds?.[0] ?? '', endpoint = id} of phones) {
		if (switchIds !== undefined && switchId !== '' && !switchIds.includes(switchId)) {
			const where = `phones.${id}.switch`;
			reader.note(where, 'unknown-switch', {where, id: switchId, known: switchIds.join(', ')});
		}
		const place = `${switchId} ${endpoint}`;
		const before = holders.get(place);
		if (before === undefined) holders.set(place, id);
		else {
			const where = `phones.${id}`;
			const line = lineOf(`phones.${before}`);
			reader.note(where, 'endpoint-twice', {where, value: endpoint, line});
		}
	}
	const extensions = new Set(phones.map(({id}) => id));
	for (const {id} of numbers) {
		if (!extensions.has(id)) continue;
		const params = {where: 'numbers', value: id, line: lineOf(`phones.${id}`)};
		reader.note(`numbers.${id}`, 'number-is-extension', params);
	}
}
