/** Reads one value of each kind, from TOML or from a flag's text. */

import {homedir} from 'node:os';
import {isAbsolute, join, resolve} from 'node:path';
import type {Params} from '@plateau/core/text';
import {type CountryCode, isSupportedCountry} from 'libphonenumber-js';
import {formatDuration, parseDuration} from '../floor-file/duration.ts';
import {Secret} from './secret.ts';
import type {SettingRow} from './table.ts';

/** A host and a port. */
export interface Address {
	readonly host: string;
	readonly port: number;
}

/** What a value turns out to be; undefined: it is not of its kind. */
type Read = string | number | boolean | Address | readonly string[] | Secret | undefined;

const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39})$/;

/** The value of `raw`, undefined when it is not what `row` asks for. `base`: where relative paths begin. */
export function readValue(row: SettingRow, raw: unknown, base: string): Read {
	if (row.kind === 'list') return list(raw);
	if (row.kind === 'boolean') return boolean(raw);
	const text = typeof raw === 'number' ? String(raw) : raw;
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	return readText(row, text.trim(), base);
}

function readText(row: SettingRow, text: string, base: string): Read {
	const {min = 0, max = Number.MAX_SAFE_INTEGER} = row;
	switch (row.kind) {
		case 'path':
			return pathOf(text, base);
		case 'integer':
			return within(wholeNumber(text), min, max);
		case 'port':
			return within(wholeNumber(text), 1, 65_535);
		case 'duration':
			return within(parseDuration(text), min, max);
		case 'choice':
			return row.choices?.find((choice) => choice === text);
		case 'address':
			return addressOf(text);
		case 'host':
			return hostPattern.test(text) ? text : undefined;
		case 'country': {
			const country = text.toUpperCase();
			return isSupportedCountry(country as CountryCode) ? country : undefined;
		}
		case 'id':
			return /^[a-z][a-z0-9-]{0,31}$/.test(text) ? text : undefined;
		case 'secret':
			return readSecret(text);
		default:
			return text;
	}
}

/** A secret that is fit to be sent, or undefined. */
export function readSecret(text: string): Secret | undefined {
	return /^[!-~]{1,128}$/.test(text) ? new Secret(text) : undefined;
}

/** What the sentence about the row's kind needs. */
export function expectedParams({kind, min = 0, max = 0, choices = []}: SettingRow): Params {
	const show = kind === 'duration' ? formatDuration : String;
	return {min: show(min), max: show(max), choices: choices.join(', ')};
}

/** `text` as an absolute path. */
export function pathOf(text: string, base: string): string {
	if (text === '~' || text.startsWith('~/')) return join(homedir(), text.slice(1));
	return isAbsolute(text) ? text : resolve(base, text);
}

function wholeNumber(text: string): number | undefined {
	return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function within(value: number | undefined, min: number, max: number): number | undefined {
	return value !== undefined && value >= min && value <= max ? value : undefined;
}

function boolean(raw: unknown): boolean | undefined {
	if (typeof raw === 'boolean') return raw;
	if (raw === 'true' || raw === 'yes' || raw === '1') return true;
	return raw === 'false' || raw === 'no' || raw === '0' ? false : undefined;
}

function list(raw: unknown): readonly string[] | undefined {
	const items = typeof raw === 'string' ? raw.split(',') : raw;
	if (!Array.isArray(items) || items.length === 0) return undefined;
	const texts = items.map((item) => (typeof item === 'string' ? item.trim() : ''));
	return texts.includes('') ? undefined : texts;
}

function addressOf(text: string): Address | undefined {
	const match = /^(?:\[([0-9A-Fa-f:]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text);
	const host = match?.[1] ?? match?.[2] ?? '';
	const port = within(wholeNumber(match?.[3] ?? ''), 0, 65_535);
	return hostPattern.test(host) && port !== undefined ? {host, port} : undefined;
}
