/** `modules.conf`: what is loaded, and nothing that could be attacked without being used. */

import {confFile, section} from './conf-text.ts';
import type {AsteriskInput} from './input.ts';

/** Modules by what they are for. */
const needed: Readonly<Record<string, readonly string[]>> = {
	'Clock and storage of settings': [
		'res_timing_timerfd',
		'res_sorcery_config',
		'res_sorcery_memory',
		'res_sorcery_astdb',
	],
	'SIP: phones, trunk, registration, in-dialog NOTIFY (answering from the keyboard)': [
		'res_pjproject',
		'res_pjsip',
		'res_pjsip_session',
		'res_pjsip_sdp_rtp',
		'res_pjsip_pubsub',
		'res_pjsip_registrar',
		'res_pjsip_outbound_registration',
		'res_pjsip_authenticator_digest',
		'res_pjsip_outbound_authenticator_digest',
		'res_pjsip_endpoint_identifier_user',
		'res_pjsip_endpoint_identifier_ip',
		'res_pjsip_acl',
		'res_pjsip_caller_id',
		'res_pjsip_header_funcs',
		'res_pjsip_nat',
		'res_pjsip_rfc3326',
		'res_pjsip_dtmf_info',
		'res_pjsip_notify',
		// A transfer pressed on a phone is refused at once by it, as no endpoint may; without it, it is not even answered.
		'res_pjsip_refer',
		'chan_pjsip',
	],
	'Sound: RTP, bridges, codecs, files, music': [
		'res_rtp_asterisk',
		'bridge_simple',
		'bridge_holding',
		'bridge_softmix',
		'codec_alaw',
		'codec_ulaw',
		'codec_gsm',
		'codec_resample',
		'format_wav',
		'format_gsm',
		'format_pcm',
		'format_sln',
		'res_musiconhold',
	],
	'Dialplan: applications': [
		'pbx_config',
		'app_bridgeaddchan',
		'app_bridgewait',
		'app_chanspy',
		'app_dial',
		'app_exec',
		'app_mixmonitor',
		'app_playback',
		'app_queue',
		'app_senddtmf',
		'app_stack',
		'app_userevent',
	],
	'Dialplan: functions': [
		'func_callerid',
		'func_cdr',
		'func_channel',
		'func_cut',
		'func_hangupcause',
		'func_logic',
		'func_strings',
		'func_uri',
		'res_mutestream',
	],
	'What the daemon and the reports read': [
		'res_manager_devicestate',
		'res_cdrel_custom',
		'cdr_custom',
	],
};

/** What the dialplan and the bridge cannot do without, in somebody's own Asterisk too. */
export const dialplanModules: readonly string[] = [
	...(needed['Dialplan: applications'] ?? []),
	...(needed['Dialplan: functions'] ?? []),
	'bridge_holding',
	'bridge_simple',
	// A talk of three.
	'bridge_softmix',
	'res_manager_devicestate',
	'res_musiconhold',
	'res_pjsip_header_funcs',
	'res_pjsip_notify',
];

/** What a mailbox takes besides: `func_env` writes the note of who called. */
const mailboxModules: readonly string[] = ['app_record', 'func_env'];

/** What asks a number outside for the key. */
const earModules: readonly string[] = ['app_read'];

type Declared = Pick<AsteriskInput, 'mailbox' | 'outsideListening'>;

/** What must be loaded for what is declared. */
export function modulesFor({mailbox, outsideListening}: Declared): readonly string[] {
	return [
		...dialplanModules,
		...(mailbox === undefined ? [] : mailboxModules),
		...(outsideListening === true ? earModules : []),
	];
}

/** The text of `modules.conf`. */
export function modulesFile({mailbox, outsideListening}: Declared): string {
	const wanted = {
		...needed,
		...(mailbox === undefined ? {} : {Mailbox: mailboxModules}),
		...(outsideListening === true ? {'Listening from outside': earModules} : {}),
	};
	return confFile(
		`Only what is used: a smaller start, and less for anyone to attack. Written by
		"plateaud asterisk-config".`,
		section('modules', [
			'autoload = no',
			...Object.entries(wanted).flatMap(([purpose, modules]) => [
				`; ${purpose}`,
				...modules.map((name) => `load = ${name}`),
			]),
		]),
	);
}
