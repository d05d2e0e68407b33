/** This machine: room on the disk, the data folder, the ports, the sounds. */

import {createSocket} from 'node:dgram';
import {access, constants, readdir, statfs} from 'node:fs/promises';
import path from 'node:path';
import {stockSounds} from '../asterisk/messages.ts';
import {type Finding, finding, unless} from './finding.ts';

const megabyte = 1024 * 1024;
const lowMegabytes = 1000;
const fullMegabytes = 100;

export async function checkDisk(folder: string): Promise<readonly Finding[]> {
	try {
		await access(folder, constants.W_OK);
		const {bavail, bsize} = await statfs(folder);
		const free = Math.floor((bavail * bsize) / megabyte);
		if (free < fullMegabytes) return [finding('disk-full', {folder})];
		return [finding(free < lowMegabytes ? 'disk-low' : 'disk-room', {free, folder})];
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return [finding('folder-not-writable', {folder, why})];
	}
}

/** A phone that talks and one that waits: three legs, each with a port for sound and one for its reports. */
const portsPerPhone = 6;

export function checkRtpPorts(
	rtp: {readonly from: number; readonly to: number},
	phones: number,
): readonly Finding[] {
	const have = rtp.to - rtp.from + 1;
	const need = phones * portsPerPhone;
	return [
		have < need
			? finding('rtp-ports-few', {have, need, phones})
			: finding('rtp-ports-enough', {have}),
	];
}

/** Whether somebody has the SIP port of this machine: Asterisk, if all is well. */
export async function checkSipPort(address: string, port: number): Promise<readonly Finding[]> {
	const isTaken = await new Promise<boolean>((resolve) => {
		const socket = createSocket('udp4');
		socket.once('error', () => {
			socket.close();
			resolve(true);
		});
		socket.bind({address, port, exclusive: true}, () => {
			socket.close(() => resolve(false));
		});
	});
	return [finding(isTaken ? 'sip-port-heard' : 'sip-port-silent', {port})];
}

export interface SoundsToFind {
	readonly languages: readonly string[];
	/** Own recordings and greetings, as floor.yaml gives them. */
	readonly own: readonly string[];
	/** Folders where Asterisk's own data may be; the first that holds sounds is taken. */
	readonly dataFolders: readonly string[];
}

/** Where packages and a build from source put Asterisk's data. */
export const usualDataFolders = [
	'/usr/share/asterisk',
	'/var/lib/asterisk',
	'/usr/local/share/asterisk',
	'/usr/local/var/lib/asterisk',
];

/** The stock messages in each language, own recordings, and music. */
export async function checkSounds(wanted: SoundsToFind): Promise<readonly Finding[]> {
	const data = await firstWith(wanted.dataFolders, 'sounds');
	if (data === undefined) return [finding('sounds-elsewhere')];
	const missing: string[] = [];
	let count = 0;
	for (const language of wanted.languages) {
		const there = await namesIn(path.join(data, 'sounds', language));
		for (const sound of stockSounds) {
			count += 1;
			if (!there.has(sound)) missing.push(`${language}/${sound}`);
		}
	}
	for (const own of wanted.own) {
		count += 1;
		const isStock = !path.isAbsolute(own);
		const folders = isStock
			? wanted.languages.map((language) => path.join(data, 'sounds', language, path.dirname(own)))
			: [path.dirname(own)];
		const found = await Promise.all(folders.map((folder) => namesIn(folder)));
		if (!found.some((names) => names.has(path.parse(own).name))) missing.push(own);
	}
	const music = path.join(data, 'moh');
	return [
		...unless(
			missing.length === 0 ? [] : [finding('sounds-missing', {sounds: missing.join(', ')})],
			finding('sounds-there', {count}),
		),
		(await namesIn(music)).size > 0
			? finding('music-there')
			: finding('music-missing', {folder: music}),
	];
}

/** The names of a folder's files without their endings; none when it cannot be read. */
async function namesIn(folder: string): Promise<ReadonlySet<string>> {
	const files = await readdir(folder).catch(() => []);
	return new Set(files.map((file) => path.parse(file).name));
}

async function firstWith(folders: readonly string[], inside: string): Promise<string | undefined> {
	for (const folder of folders) {
		const isThere = await access(path.join(folder, inside)).then(
			() => true,
			() => false,
		);
		if (isThere) return folder;
	}
	return undefined;
}
