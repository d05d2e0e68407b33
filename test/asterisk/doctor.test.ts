// The doctor on a real Asterisk: all is well, and each fault that somebody could make is named.

import {readFileSync} from 'node:fs';
import path from 'node:path';
import {doctorText} from '@plateau/core/text';
import {dialplanHash} from '@plateau/daemon/asterisk/dialplan';
import {modulesFor} from '@plateau/daemon/asterisk/modules';
import {type CheckedSwitch, examine} from '@plateau/daemon/doctor/doctor';
import test, {type ExecutionContext} from 'ava';
import {type FloorLab, type FloorLabOptions, floorLab} from './floor-lab.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';

const realTest = onRealAsterisk(test);

type Real = Extract<CheckedSwitch, {practice: false}>;

function checked(lab: FloorLab, amiPort: number): Real {
	const {secrets, registrar, asterisk} = lab;
	const file = readFileSync(path.join(asterisk.configDir, 'extensions.conf'), 'utf8');
	return {
		switchId: 'main',
		practice: false,
		address: {host: '127.0.0.1', port: amiPort},
		control: {username: 'plateau', secret: secrets.control},
		system: {username: 'plateau-system', secret: secrets.system},
		systemName: secrets.systemName,
		dialplan: dialplanHash(file),
		phones: ['101', '102', '103'].map((extension) => ({extension, endpoint: `p${extension}`})),
		languages: ['en', 'fr'],
		ownSounds: [],
		sip: {bindAddress: registrar.host, port: registrar.port},
		modules: modulesFor({}),
		rtp: {from: 10_000, to: 10_100},
	};
}

/** Nobody is there, and nobody asks. */
const provider = {host: '127.0.0.2', assertedIdentity: false, qualify: false};

/** What the doctor says of the switch, `ok` left out, without the sounds: the rig's are elsewhere. */
async function complaints(
	t: ExecutionContext,
	rig: Rig,
	options: FloorLabOptions,
	change: (one: Real) => Real = (one) => one,
	happens: (lab: FloorLab) => Promise<void> = async () => {},
): Promise<readonly string[]> {
	const lab = await floorLab(t, rig, {input: {trunk: provider}, ...options});
	await lab.desk('101');
	await happens(lab);
	const port = Number(
		/^port = (\d+)$/m.exec(
			readFileSync(path.join(lab.asterisk.configDir, 'manager.conf'), 'utf8'),
		)?.[1],
	);
	const findings = await examine({
		dataDir: lab.asterisk.configDir,
		dataFolders: [],
		switches: [change(checked(lab, port))],
	});
	t.true(findings.length > 5);
	return findings
		.filter(
			({state, switchId, code}) =>
				state !== 'ok' && switchId === 'main' && !code.startsWith('sounds'),
		)
		.map(({code, params}) => {
			t.true(code in doctorText);
			const about = params['settings'] ?? params['phones'] ?? params['actions'];
			return about === undefined ? code : `${code}: ${about}`;
		});
}

const absent = 'phones-unregistered: 102 (p102), 103 (p103)';

realTest('doctor - finds nothing wrong with what asterisk-config wrote', async (t, rig) => {
	t.deepEqual(await complaints(t, rig, {}), [absent]);
});

realTest('doctor - names unsafe trunks and phones', async (t, rig) => {
	const unsafe = (name: string, text: string) =>
		name === 'pjsip.conf'
			? text
					.replaceAll('[plateau-nobody]', '[somebody]')
					.replace('callerid = "trunk" <000>\ntrust_id_inbound = no', 'trust_id_inbound = yes')
					.replace(
						'allow_transfer = no\nallow_subscribe = no\n; A number',
						'allow_subscribe = no\n; A number',
					)
			: text;
	const found = await complaints(t, rig, {edit: unsafe}, (one) => ({
		...one,
		phones: [...one.phones, {extension: '109', endpoint: 'p109'}],
	}));
	t.deepEqual(found, [
		'places-open',
		'phones-unknown: 109 (p109)',
		...['101', '102', '103'].map(() => 'phone-unsafe: allow_transfer = no'),
		'trunk-unsafe: trust_id_inbound = no, callerid = "trunk" <000>',
		`${absent}, 109 (p109)`,
		'fallback-other: +p109',
	]);
});

realTest('doctor - names a provider that does not answer', async (t, rig) => {
	const found = await complaints(
		t,
		rig,
		{input: {trunk: {...provider, qualify: true}}},
		(one) => one,
		async ({asterisk}) => {
			await asterisk.cli('pjsip qualify trunk');
			await asterisk.printed('Contact trunk/sip:127.0.0.2 is now Unreachable');
		},
	);
	t.deepEqual(found, ['trunk-silent', absent]);
});

realTest('doctor - names rights that are too many, and events that do not come', async (t, rig) => {
	const found = await complaints(t, rig, {
		edit: (name, text) =>
			name === 'manager.conf'
				? text.replace('write = call,originate,user,reporting', 'write = all')
				: text,
	});
	t.deepEqual(found, [
		'rights-excessive: Command, CreateConfig, DialplanExtensionAdd, GetConfig, ModuleLoad, Reload, UpdateConfig',
		absent,
	]);
});

realTest(
	'doctor - names another system name, an old dialplan, a missing second user',
	async (t, rig) => {
		const found = await complaints(t, rig, {}, ({system: _none, ...one}) => ({
			...one,
			systemName: 'ffffffffffffffff',
			dialplan: '0000000000000000',
		}));
		t.deepEqual(found, ['system-user-absent', 'system-name-other', 'dialplan-other', absent]);
	},
);

realTest('doctor - names missing modules and a missing fallback queue', async (t, rig) => {
	const found = await complaints(t, rig, {
		edit: (name, text) => (name === 'modules.conf' ? text.replace('load = app_queue\n', '') : text),
	}).catch((error: unknown) => [String(error)]);
	t.deepEqual(found, ['modules-missing', absent, 'not-asked']);
});
