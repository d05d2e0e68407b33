/** The short files: options, fallback queue, music, ports, logs, call records. */

import {confFile, section} from './conf-text.ts';
import {fallbackQueue, headsetBeep, musicClass} from './contract.ts';
import type {AsteriskInput, AsteriskPaths, AsteriskSecrets} from './input.ts';

/** The text of `asterisk.conf`. */
export function asteriskFile(input: AsteriskInput, secrets: AsteriskSecrets): string {
	const folders = Object.entries(directoryNames).flatMap(([key, name]) => {
		const path = input.paths?.[key as keyof AsteriskPaths];
		return path === undefined ? [] : [`${name} => ${path}`];
	});
	return confFile(
		`Options of the whole Asterisk. systemname takes effect only when Asterisk is RESTARTED, a reload
		is not enough. Written by "plateaud asterisk-config".`,
		folders.length === 0 ? undefined : section('directories', folders),
		section('options', [
			'; Secret: every true event carries it and no forged one can. Never show it to anyone.',
			`systemname = ${secrets.systemName}`,
			`defaultlanguage = ${input.language}`,
			'; Dialplan functions that run programs or read files stay shut for the manager interface.',
			'live_dangerously = no',
			'hideconnect = yes',
		]),
	);
}

const directoryNames: Readonly<Partial<Record<keyof AsteriskPaths, string>>> = {
	etc: 'astetcdir',
	modules: 'astmoddir',
	lib: 'astvarlibdir',
	db: 'astdbdir',
	data: 'astdatadir',
	spool: 'astspooldir',
	run: 'astrundir',
	log: 'astlogdir',
};

/** The fallback queue, for `queues.conf` or somebody's own. */
export function fallbackQueueSection(input: AsteriskInput): string {
	return section(fallbackQueue, [
		'strategy = ringall',
		'timeout = 20',
		'retry = 2',
		'ringinuse = no',
		'autofill = yes',
		'; Callers may come and stay although no phone is registered: one may come back.',
		'joinempty = yes',
		'leavewhenempty = no',
		`musicclass = ${musicClass}`,
		...input.phones.map(
			({endpoint, extension}) => `member => PJSIP/${endpoint},0,${extension},PJSIP/${endpoint}`,
		),
	]);
}

/** The music class, for `musiconhold.conf` or somebody's own. */
export function musicSection(input: AsteriskInput): string {
	return section(musicClass, [
		'; "files" goes on where it stopped from turn to turn; other modes would begin again.',
		'mode = files',
		`directory = ${input.paths?.music ?? 'moh'}`,
		'sort = alpha',
	]);
}

/** The files that hardly depend on the input, by name. */
export function smallFiles(input: AsteriskInput): readonly (readonly [string, string])[] {
	return [
		[
			'queues.conf',
			confFile(
				`Used only while the daemon is away: one queue that rings every desk phone. Written by
				"plateaud asterisk-config".`,
				section('general', ['persistentmembers = no', 'autofill = yes', 'shared_lastcall = no']),
				fallbackQueueSection(input),
			),
		],
		[
			'musiconhold.conf',
			confFile(
				`What callers hear while they wait. The stock music (package asterisk-moh-opsound-wav) is by
				Macroform, Manolo Camp and Reno Project under CC BY-SA 3.0: name them where you are asked. To
				replace it, put 8 kHz mono 16-bit WAV files into a folder, name it below, and say "moh reload".
				Written by "plateaud asterisk-config".`,
				musicSection(input),
			),
		],
		[
			'rtp.conf',
			confFile(
				'The UDP ports of voice: open them in the firewall towards phones and provider.',
				section('general', [
					`rtpstart = ${input.rtp.from}`,
					`rtpend = ${input.rtp.to}`,
					'; Sound from an address that is not the caller’s is not let in.',
					'strictrtp = yes',
					'; Desk phones and a provider need no ICE, which looks at every network interface for every leg.',
					'icesupport = no',
				]),
			),
		],
		[
			'logger.conf',
			confFile(
				'What is logged: what needs attention. No call is written here; the journal has them.',
				section('general', ['dateformat = %F %T.%3q', 'queue_log = no']),
				section('logfiles', [
					'console => notice,warning,error',
					'messages.log => notice,warning,error',
				]),
			),
		],
		[
			'features.conf',
			confFile(
				'No feature codes: a digit pressed in a call is the caller’s, never a command.',
				section('general', [
					'; What Bridge plays to a headset that is consulted. Short: nobody is heard meanwhile.',
					`xfersound = ${headsetBeep}`,
				]),
				section('featuremap', []),
			),
		],
		[
			'pjsip_notify.conf',
			confFile(
				`In-dialog notifications. "talk" makes a phone answer from the keyboard; switch it on
				(remoteAnswer) only for phones that list it in Allow-Events: the others drop the call.`,
				section('talk', ['Event => talk']),
			),
		],
		[
			'cdr.conf',
			confFile(
				'Call records exist without the daemon too: a line a call, in cdr_custom.conf’s file.',
				section('general', ['enable = yes', 'unanswered = yes', 'congestion = yes']),
			),
		],
		[
			'cdr_custom.conf',
			confFile(
				`One line a leg: start, answer, end, seconds, seconds talked, result, and
				number/place/offer of a customer. No caller's number: it would have to be erased here too.`,
				section('mappings', [
					`plateau.csv => ${[
						'start',
						'answer',
						'end',
						'duration',
						'billsec',
						'disposition',
						'userfield',
					]
						.map((field) => `\${CSV_QUOTE(\${CDR(${field})})}`)
						.join(',')}`,
				]),
			),
		],
		[
			'indications.conf',
			confFile(
				'Tones that Asterisk makes itself, on calls that are answered already.',
				section('general', [`country = ${toneZoneOf(input.country)}`]),
				...Object.entries(toneZones).map(([zone, {ring, dial}]) =>
					section(zone, [
						`description = ${zone}`,
						'ringcadence = 1500,3500',
						`dial = ${dial}`,
						`ring = ${ring}`,
					]),
				),
			),
		],
		...Object.entries(quiet).map(([name, text]) => [name, confFile(`${quietWhy}`, text)] as const),
	];
}

const quietWhy = `Nothing to set here: the file is there so that Asterisk's log shows an error only when there is one.`;

/** Files whose absence Asterisk reports as an error. */
const quiet: Readonly<Record<string, string>> = {
	'acl.conf': '',
	'ccss.conf': section('general', []),
	'cel.conf': section('general', ['enable = no']),
	'pjproject.conf': section('startup', ['type = startup', 'log_level = default']),
	'queuerules.conf': '',
	'udptl.conf': section('general', []),
};

/** From Asterisk's own table, for the countries that have a dialling plan here. */
const toneZones: Readonly<Record<string, {readonly ring: string; readonly dial: string}>> = {
	fr: {ring: '440/1500,0/3500', dial: '440'},
	be: {ring: '425/1000,0/3000', dial: '425'},
	ch: {ring: '425/1000,0/4000', dial: '425'},
	gb: {ring: '400+450/400,0/200,400+450/400,0/2000', dial: '350+440'},
	us: {ring: '440+480/2000,0/4000', dial: '350+440'},
};

function toneZoneOf(country: string): string {
	const zone = country.toLowerCase();
	return zone in toneZones ? zone : 'us';
}
