/** `plateaud doctor`: asks every switch and this machine, and prints what is wrong with what to do. */

import {doctorText, type FindingState, say} from '@plateau/core/text';
import {dialplanFile, dialplanHash} from '../asterisk/dialplan.ts';
import type {AsteriskInput} from '../asterisk/input.ts';
import {modulesFor} from '../asterisk/modules.ts';
import {tieEndpoint} from '../asterisk/ties.ts';
import {type CheckedSwitch, examine} from '../doctor/doctor.ts';
import type {Finding} from '../doctor/finding.ts';
import type {FloorFile} from '../floor-file/types.ts';
import type {Flags} from '../settings/given.ts';
import type {Settings, SwitchSettings} from '../settings/settings.ts';
import {asteriskInput} from './asterisk-input.ts';
import {exitCodes} from './exit-codes.ts';
import {floorFileOr} from './floor-file.ts';
import {type Io, print, printJson, settingsOr} from './io.ts';
import {reachAsterisk} from './reach.ts';

export interface DoctorOptions {
	readonly flags: Flags;
	readonly switchId: string | undefined;
	readonly json: boolean;
}

/** Fails when anything found is a failure; warnings alone are no failure. */
export async function doctorVerb(io: Io, options: DoctorOptions): Promise<number> {
	const settings = settingsOr(io, options.flags);
	if (typeof settings === 'number') return settings;
	const file = floorFileOr(io, settings, undefined);
	if (typeof file === 'number') return file;
	const {switchId, json} = options;
	const switches = settings.switches
		.filter(({id}) => switchId === undefined || id === switchId)
		.map((one) => checkedSwitch(file, settings, one));
	const recording = recordingToCheck(file, settings);
	const findings = await examine({dataDir: settings.dataDir, switches, ...recording});
	if (json) printJson(io, findings);
	else for (const line of inLines(io, findings)) print(io.stdout, line);
	return findings.some(({state}) => state === 'fail') ? exitCodes.failed : exitCodes.ok;
}

function checkedSwitch(file: FloorFile, settings: Settings, one: SwitchSettings): CheckedSwitch {
	if (one.practice) return {switchId: one.id, practice: true};
	const input = asteriskInput(file, settings, one);
	return {
		switchId: one.id,
		practice: false,
		...reachAsterisk(one, settings.dataDir),
		dialplan: dialplanHash(dialplanFile(input)),
		modules: modulesFor(input),
		...(hasRecordings(file) && settings.recording !== undefined
			? {spool: settings.recording.spool}
			: {}),
		phones: input.phones,
		ties: (input.ties ?? []).map(({id, host, port}) => {
			return {to: id, endpoint: tieEndpoint(id), address: `${host}:${port}`};
		}),
		keys: input.recordingKeys ?? [],
		languages: [...new Set([input.language, ...input.numbers.map(({language}) => language)])],
		ownSounds: ownSounds(input),
		sip: input.sip,
		rtp: input.rtp,
	};
}

/** A queue records, or has a mailbox. */
function hasRecordings({queues}: FloorFile): boolean {
	return queues.some(({recording, mailbox}) => (recording ?? mailbox) !== undefined);
}

/** Nothing where nothing is recorded. */
function recordingToCheck(file: FloorFile, {recording, switches}: Settings) {
	if (recording === undefined || !hasRecordings(file)) return {};
	const {spool, folder, keyFile} = recording;
	const isPractice = switches.every(({practice}) => practice);
	return {recording: {spool: isPractice ? undefined : spool, folder, keyFile}};
}

function ownSounds(input: AsteriskInput): readonly string[] {
	const all = [
		...[input.sounds, input.floorSounds, input.queueSounds].flatMap((own) =>
			Object.values(own ?? {}),
		),
		...(input.mailbox?.queues ?? []).flatMap(({prompt}) => Object.values(prompt ?? {})),
		...input.numbers.flatMap(({greeting, sounds}) => [greeting, ...Object.values(sounds ?? {})]),
	];
	return [...new Set(all.filter((path) => path !== undefined))];
}

const marks: Readonly<Record<FindingState, string>> = {ok: '✔', warn: '!', fail: '✘'};

/** A line for each finding, and the remedy under it. */
function inLines(io: Io, findings: readonly Finding[]): readonly string[] {
	return findings.flatMap(({switchId, code, state, params}) => {
		const text = doctorText[code];
		const about = switchId === undefined ? '' : `${switchId}: `;
		const line = `${marks[state]} ${about}${say(io.locale, text.says, params)}`;
		return 'remedy' in text ? [line, `    ${say(io.locale, text.remedy, params)}`] : [line];
	});
}
