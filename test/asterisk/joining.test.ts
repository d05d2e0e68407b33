// Legs that wait turn after turn, taken at any moment of a turn, on the real Asterisk.

import {rmSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {connectAmi} from '@plateau/daemon/ami/client';
import {joinSteps} from '@plateau/daemon/asterisk/joining';
import test, {type ExecutionContext} from 'ava';
import {startAsterisk} from './rig/asterisk.ts';
import {makeWorkDir} from './rig/chamber.ts';
import {fillConfiguration} from './rig/configuration.ts';
import {freePort} from './rig/ports.ts';
import {onRealAsterisk} from './rig/real-test.ts';
import type {Rig} from './rig/root.ts';
import {waitUntil} from './rig/wait.ts';

const realTest = onRealAsterisk(test);
const systemName = '8f3a9c1b7d2e4f60';
/** Of legs: one waits, the other joins it, again and again. */
const pairs = 40;
const joins = 1500;

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

/** How many joins of so many came to nothing. */
async function failures(t: ExecutionContext, rig: Rig, steps: readonly string[]) {
	const port = await freePort();
	const configDir = makeWorkDir('conf');
	t.teardown(() => rmSync(configDir, {recursive: true}));
	const lines = steps.map((step) => ` same => n,${step}`).join('\n');
	const values = {AMI_PORT: port, SYSTEM_NAME: systemName, JOIN_STEPS: lines};
	for (const name of ['ami', 'joining']) fillConfiguration(fixture(name), configDir, values);
	const asterisk = await startAsterisk({rig, configDir, verbosity: 0});
	t.teardown(asterisk.stop);
	const login = {host: '127.0.0.1', port, username: 'rig', secret: 'rig-secret', systemName};
	const client = await connectAmi(login, {event() {}, quarantined() {}});
	t.teardown(() => client.destroy());
	for (const exten of ['waits', 'joins']) {
		for (let pair = 0; pair < pairs; pair += 1) {
			await client.action('Originate', {
				...{Channel: 'Local/quiet@joining', Context: 'joining', Exten: exten},
				...{Priority: 1, Async: true, Variable: [`PAIR=${pair}`]},
			});
		}
	}
	const results = () =>
		[...asterisk.log().matchAll(/joined: (\w*)\./g)].map(([, result]) => result);
	const sendBack = async (pair: number) => {
		const Channel = `Local/quiet@joining-${pair.toString(16).padStart(8, '0')};1`;
		const fields = {Channel, Context: 'joining', Exten: 'waits', Priority: 'turn'};
		// Refused while it is being moved: the next round is another one.
		await client.action('Redirect', fields).catch(() => {});
	};
	const areEnough = async () => {
		for (let pair = 0; pair < pairs; pair += 1) await sendBack(pair);
		return results().length >= joins;
	};
	await waitUntil('so many joins', areEnough, {timeoutMs: 120_000, everyMs: 50});
	return results().filter((result) => result !== 'SUCCESS').length;
}

realTest('joining - a leg that waits is taken at any moment of its turn', async (t, rig) => {
	t.is(await failures(t, rig, joinSteps('PEER')), 0);
});
