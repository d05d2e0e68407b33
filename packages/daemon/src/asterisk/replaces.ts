/**
 * Nobody takes the place of a leg in a call. `res_pjsip_refer`, which refuses transfers pressed at a phone, also
 * gives the place of any leg to whoever knows its Call-ID and tags (INVITE with Replaces, RFC 3891), whatever
 * `allow_transfer` says.
 */

import {section} from './conf-text.ts';

/** The endpoint of whoever asks for the place of a leg. */
export const nobodyEndpoint = 'plateau-nobody';

/** A line of `[global]`: the header counts before the address and the name. */
export const identifierOrder = 'endpoint_identifier_order = header,ip,username,anonymous';

/** The sections of `pjsip.conf`. */
export function nobodySections(): readonly string[] {
	return [
		section(
			nobodyEndpoint,
			[
				'type = endpoint',
				'disallow = all',
				'allow = alaw',
				'allow_transfer = no',
				'allow_subscribe = no',
				'deny = 0.0.0.0/0.0.0.0',
				'deny = ::/0',
			],
			`Whoever asks for the place of a leg in a call (Replaces), be it the trunk or a phone. From no address
			may this endpoint ask anything, so Asterisk meets it as a stranger: 401, whatever the password.`,
		),
		section(nobodyEndpoint, [
			'type = identify',
			`endpoint = ${nobodyEndpoint}`,
			'match_header = Replaces: /./',
		]),
	];
}
