/** `pjsip.conf`: the transport, the trunk and the desk phones. */

import {confFile, confValue, section} from './conf-text.ts';
import {contexts, musicClass} from './contract.ts';
import {type AsteriskInput, type AsteriskSecrets, serverOf, trunkEndpoint} from './input.ts';
import {identifierOrder, nobodyEndpoint, nobodySections} from './replaces.ts';
import {tieSections} from './ties.ts';

/** The text of `pjsip.conf`. */
export function pjsipFile(input: AsteriskInput, secrets: AsteriskSecrets): string {
	const {bindAddress, port} = input.sip;
	return confFile(
		`The SIP side: one transport, the trunk, the desk phones. Passwords of phones are random; hand
		them out by provisioning, not by mail. Written by "plateaud asterisk-config".`,
		section('global', [
			'type = global',
			'; Nothing about ourselves to strangers.',
			'user_agent = PBX',
			'; Strangers are slowed down, not answered.',
			'unidentified_request_count = 5',
			'unidentified_request_period = 5',
			`; Who asks for a place in a call is known by that first, see [${nobodyEndpoint}].`,
			identifierOrder,
		]),
		section('udp', ['type = transport', 'protocol = udp', `bind = ${bindAddress}:${port}`]),
		...nobodySections(),
		...trunkSections(input),
		section(
			'phone(!)',
			[
				'type = endpoint',
				'transport = udp',
				`context = ${contexts.phones}`,
				`language = ${input.language}`,
				'disallow = all',
				'allow = alaw,ulaw',
				'dtmf_mode = rfc4733',
				'; Sound passes through Asterisk: music, listening and messages need it.',
				'direct_media = no',
				'rtp_symmetric = yes',
				'force_rport = yes',
				'rewrite_contact = yes',
				'; A phone may not choose what it calls itself, nor move callers about.',
				'trust_id_inbound = no',
				'allow_transfer = no',
				'allow_subscribe = no',
				'; A number is dialled whole.',
				'allow_overlap = no',
				'; A phone that lost power in a call: its leg ends after five minutes without sound; after an',
				'; hour where it had the call on hold, as it sends none then.',
				'rtp_timeout = 300',
				'rtp_timeout_hold = 3600',
				'; Who is put on hold at the phone hears what everybody on hold hears.',
				`moh_suggest = ${musicClass}`,
			],
			'Desk phones. Everything but name and password is the same for all.',
		),
		section('phone-auth(!)', ['type = auth', 'auth_type = userpass']),
		section('phone-aor(!)', [
			'type = aor',
			'; One phone an extension; a phone that comes back takes its old place.',
			'max_contacts = 1',
			'remove_existing = yes',
			'; Unplugged phones are noticed within a minute.',
			'minimum_expiration = 60',
			'default_expiration = 300',
			'qualify_frequency = 30',
			'qualify_timeout = 3',
		]),
		...input.phones.map(({extension, endpoint, label}) =>
			[
				section(`${endpoint}(phone)`, [
					`auth = ${endpoint}`,
					`aors = ${endpoint}`,
					`callerid = "${shown(label ?? extension)}" <${extension}>`,
				]),
				section(`${endpoint}(phone-auth)`, [
					`username = ${endpoint}`,
					`password = ${secrets.phones[endpoint] ?? ''}`,
				]),
				section(`${endpoint}(phone-aor)`, []),
			].join('\n'),
		),
		...tieSections(input, secrets, true),
	);
}

function trunkSections(input: AsteriskInput): readonly string[] {
	const {trunk} = input;
	if (trunk === undefined) return [];
	const {registration} = trunk;
	const server = serverOf(trunk);
	return [
		section(
			trunkEndpoint,
			[
				'type = endpoint',
				'transport = udp',
				`context = ${contexts.incoming}`,
				`aors = ${trunkEndpoint}`,
				registration === undefined ? undefined : `outbound_auth = ${trunkEndpoint}`,
				registration === undefined ? undefined : `from_user = ${registration.user}`,
				`from_domain = ${trunk.host}`,
				`language = ${input.language}`,
				'disallow = all',
				'allow = alaw',
				'dtmf_mode = rfc4733',
				'direct_media = no',
				'rtp_symmetric = yes',
				'; The defence against forged events: Asterisk copies line breaks in a caller’s name or',
				'; number into what it tells the daemon. So it never takes them from the trunk: the caller',
				`; id is this constant, and ${contexts.caller} reads the number itself.`,
				'callerid = "trunk" <000>',
				'trust_id_inbound = no',
				'trust_id_outbound = no',
				'allow_transfer = no',
				'allow_subscribe = no',
				'allow_overlap = no',
			],
			'The provider.',
		),
		section(trunkEndpoint, [
			'type = aor',
			`contact = sip:${server}`,
			trunk.qualify
				? '; Tells whether the provider answers.'
				: '; It answers no such question: called without asking.',
			`qualify_frequency = ${trunk.qualify ? 60 : 0}`,
		]),
		section(trunkEndpoint, [
			'type = identify',
			`endpoint = ${trunkEndpoint}`,
			...(trunk.addresses ?? [trunk.host]).map((address) => `match = ${address}`),
		]),
		...(registration === undefined
			? []
			: [
					section(trunkEndpoint, [
						'type = auth',
						'auth_type = userpass',
						`username = ${registration.user}`,
						`password = ${confValue(registration.secret)}`,
						registration.realm === undefined ? undefined : `realm = ${registration.realm}`,
					]),
					section(trunkEndpoint, [
						'type = registration',
						'transport = udp',
						`outbound_auth = ${trunkEndpoint}`,
						`server_uri = sip:${server}`,
						`client_uri = sip:${registration.user}@${trunk.host}`,
						`contact_user = ${registration.user}`,
						`endpoint = ${trunkEndpoint}`,
						'line = yes',
						'retry_interval = 30',
						'forbidden_retry_interval = 300',
						'max_retries = 100000',
					]),
				]),
	];
}

/** A label as a display name: letters, digits, blanks and a few marks, in any language. */
function shown(label: string): string {
	return label.replaceAll(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 40);
}
