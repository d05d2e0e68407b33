// What baresip is told before it starts: its configuration file, its account line and its voice.

import {writeFileSync} from 'node:fs';
import path from 'node:path';
import type {PhoneOptions} from './phone.ts';
import {writeTone} from './tones.ts';

/** Where a phone listens: SIP on `port` and the next one, sound on the eight after, commands. */
export type PhonePlace = {
	readonly address: string;
	readonly port: number;
	readonly controlPort: number;
};

/** How long a phone can speak in one call: baresip ends the call when its voice file ends. */
const voiceSeconds = 600;

/** The ports on which a phone at `port` takes sound: room for four calls, two ports each. */
export function soundPorts(port: number): {readonly fromPort: number; readonly toPort: number} {
	return {fromPort: port + 2, toPort: port + 9};
}

/** Writes the folder that a phone is started from. */
export function configurePhone(workDir: string, place: PhonePlace, toneHz: number): void {
	const {address, port, controlPort} = place;
	const {fromPort, toPort} = soundPorts(port);
	const voice = path.join(workDir, 'voice.wav');
	writeTone(voice, toneHz, voiceSeconds);
	// The account comes later by command; the file must exist.
	writeFileSync(path.join(workDir, 'accounts'), '');
	// The player plays to nobody: the `aufile` one, which is taken where none is named, crashes on hold.
	writeFileSync(
		path.join(workDir, 'config'),
		`poll_method epoll
net_interface ${address}
sip_listen ${address}:${port}
call_max_calls 4
call_local_timeout 600
statmode_default off
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
module aubridge.so
module_app account.so
module_app menu.so
module ctrl_tcp.so
ctrl_tcp_listen ${address}:${controlPort}
audio_source aufile,${voice}
audio_player aubridge,sink
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports ${fromPort}-${toPort}
`,
	);
}

/** The account line of a phone; throws on a value that baresip could not read back. */
export function accountOf(options: PhoneOptions): string {
	const {user, secret, displayName, registrar} = options;
	for (const [name, value] of Object.entries({user, secret})) {
		if (value !== undefined && /[;"<>@\\\s\p{Cc}]/u.test(value)) {
			throw new Error(`a phone's ${name} may not hold ; " < > @ \\ or white space: ${value}`);
		}
	}

	if (displayName !== undefined && /["<>\\\p{Cc}]/u.test(displayName)) {
		throw new Error(`for a hostile display name take SIPp, not a phone: ${displayName}`);
	}

	const name = displayName === undefined ? '' : `"${displayName}" `;
	const register = secret === undefined ? 'regint=0' : `regint=600;auth_pass=${secret}`;
	const answer = options.autoAnswer === true ? 'auto' : 'manual';
	const address = `sip:${user}@${registrar.host}:${registrar.port};transport=udp`;
	return `${name}<${address}>;${register};answermode=${answer};audio_codecs=PCMA/8000/1`;
}
