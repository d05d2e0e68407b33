/** What things are called and where they are reached, from the floor file in force and the store. */

import {type PartyId, type PhoneId, type QueueId, type SwitchId, taskKind} from '@plateau/core';
import type {Label} from '@plateau/core/protocol';
import {answersWhenAsked, modelOf} from './floor-file/phone-models.ts';
import type {FloorFile} from './floor-file/types.ts';
import {nationalForm} from './phone-number.ts';
import type {SwitchDirectory} from './switch-port.ts';
import type {Directory} from './views/look-ups.ts';

/** The names that views show. System reasons are labelled here; the file cannot rename them. */
export function viewDirectory(file: FloorFile): Directory {
	const labels = (rows: readonly {readonly id: string; readonly label: Label}[]) =>
		new Map(rows.map(({id, label}) => [id, label]));
	return {
		queues: labels(file.queues),
		agents: new Map(file.agents.map(({id, name}) => [id, name])),
		reasons: new Map([...labels(file.reasons), ...systemReasonLabels]),
		dispositions: labels(file.dispositions),
		kinds: new Map([
			[taskKind.id, usualLabel(taskKind.id)],
			...(file.kinds ?? []).map(({id, label}) => [id, label ?? usualLabel(id)] as const),
		]),
	};
}

function usualLabel(kindId: string): Label {
	return kindId === taskKind.id ? {en: 'Task', fr: 'Tâche'} : {en: kindId, fr: kindId};
}

const systemReasonLabels: readonly (readonly [string, Label])[] = [
	['rang-out', {en: 'no answer', fr: 'sans réponse'}],
	['link-lost', {en: 'desk lost', fr: 'écran perdu'}],
	['signed-in', {en: 'just signed in', fr: 'arrivée'}],
	['headset-gone', {en: 'headset gone', fr: 'casque perdu'}],
];

/** What the bridge looks up. `defaultSwitchId` serves phones that name none. */
export function switchDirectory(sources: {
	file(): FloorFile;
	numberOf(partyId: PartyId): string | undefined;
	readonly defaultSwitchId: SwitchId;
	readonly country: string;
	/** Of the trunk. */
	readonly outgoingNumber?: string | undefined;
}): SwitchDirectory {
	// Asked about with every event of a phone: made once for each file.
	let known: ReturnType<typeof phonesOf> | undefined;
	const phones = () => {
		const file = sources.file();
		if (known?.file !== file) known = phonesOf(file, sources.defaultSwitchId);
		return known;
	};
	return {
		phone: (phoneId) => phones().byId.get(phoneId),
		phones: (switchId) => phones().bySwitch.get(switchId) ?? [],
		nationalNumberOf(partyId) {
			const number = sources.numberOf(partyId);
			return number === undefined ? undefined : nationalForm(number, sources.country);
		},
		outgoingNumber: () => sources.outgoingNumber,
		hasMailbox: () => sources.file().queues.some(({mailbox}) => mailbox !== undefined),
		agentName: (agentId) => sources.file().agents.find(({id}) => id === agentId)?.name ?? agentId,
		queueLabel(queueId: QueueId) {
			const label = sources.file().queues.find(({id}) => id === queueId)?.label;
			return label === undefined ? queueId : sources.country === 'FR' ? label.fr : label.en;
		},
	};
}

function phonesOf(file: FloorFile, defaultSwitchId: SwitchId) {
	const entries = file.phones.map((phone) => ({
		phoneId: phone.id as PhoneId,
		endpoint: phone.endpoint ?? phone.id,
		remoteAnswer: answersWhenAsked(phone, file),
		autoAnswer: modelOf(phone, file.phoneModels).autoAnswer,
		switchId: (phone.switch ?? defaultSwitchId) as SwitchId,
	}));
	const bySwitch = new Map<SwitchId, typeof entries>();
	for (const entry of entries) {
		const others = bySwitch.get(entry.switchId);
		if (others === undefined) bySwitch.set(entry.switchId, [entry]);
		else others.push(entry);
	}
	return {file, byId: new Map(entries.map((entry) => [entry.phoneId, entry])), bySwitch};
}
