/** `plateaud`: reads the command line and hands over to a verb. The only file that touches `process`. */

import {createRequire} from 'node:module';
import {daemonText, localeOf, optionText, type Sentence, say} from '@plateau/core/text';
import yargs from 'yargs';
import {hideBin} from 'yargs/helpers';
import {compileSooner} from './cli/compile-sooner.ts';
import {exitCodes} from './cli/exit-codes.ts';
import {exitCodeOf, sentenceOf} from './cli/failure.ts';
import {type Io, print} from './cli/io.ts';
import {settingFlags} from './settings/describe.ts';
import type {Flags} from './settings/given.ts';

const {version} = createRequire(import.meta.url)('../package.json') as {version: string};
const words = hideBin(process.argv);
const locale = localeOf(langFlag(words) ?? process.env['LC_ALL'] ?? process.env['LANG']);
const io: Io = {
	stdin: process.stdin,
	stdout: process.stdout,
	stderr: process.stderr,
	env: process.env,
	cwd: process.cwd(),
	locale,
};
const text = (sentence: Sentence) => say(locale, sentence);
const json = {describe: text(daemonText.optionJson), type: 'boolean', default: false} as const;

await yargs(words)
	.scriptName('plateaud')
	.locale(locale)
	.options(settingFlags(locale) as Record<never, never>)
	.option('lang', {describe: text(daemonText.optionLang), choices: ['en', 'fr']})
	.command(
		['serve', '$0'],
		text(daemonText.serve),
		(verb) =>
			verb
				.option('floor', {describe: text(daemonText.optionFloor), type: 'string'})
				.option('callers', {describe: text(daemonText.optionCallers), type: 'number'}),
		async ({floor, callers, ...flags}) => {
			compileSooner(process.versions.v8);
			const {serve} = await import('./cli/serve.ts');
			end(
				await serve(io, {
					flags: flags as Flags,
					...(floor === undefined ? {} : {floorPath: floor}),
					...(callers === undefined ? {} : {callersPerHour: callers}),
					ended: ended(),
				}),
			);
		},
	)
	.command(
		'init',
		text(daemonText.init),
		(verb) =>
			verb
				.option('login', {describe: text(daemonText.optionLogin), type: 'string', default: 'admin'})
				.option('password-stdin', {
					describe: text(daemonText.optionPasswordStdin),
					type: 'boolean',
					default: false,
				}),
		async ({login, passwordStdin, ...flags}) => {
			const {init} = await import('./cli/init.ts');
			end(await init(io, {flags: flags as Flags, login, passwordStdin}));
		},
	)
	.command('config', text(daemonText.config), (verb) =>
		verb
			.command(
				'check',
				text(daemonText.configCheck),
				(check) => check.option('json', json),
				async ({json: asJson, ...flags}) => {
					const {configCheck} = await import('./cli/config-check.ts');
					end(configCheck(io, {flags: flags as Flags, json: asJson}));
				},
			)
			.demandCommand(1),
	)
	.command(
		'asterisk-config',
		text(daemonText.asteriskConfig),
		(verb) =>
			verb
				.option('out', {describe: text(daemonText.optionOut), type: 'string'})
				.option('floor', {describe: text(daemonText.optionFloor), type: 'string'})
				.option('existing', {
					describe: text(daemonText.optionExisting),
					type: 'boolean',
					default: false,
				})
				.option('check', {describe: text(daemonText.optionCheck), type: 'boolean', default: false})
				.option('for', {describe: text(daemonText.optionSwitch), type: 'string'})
				.option('json', json),
		async ({out, floor, existing, check, for: switchId, json: asJson, ...flags}) => {
			const {asteriskConfigVerb} = await import('./cli/asterisk-config.ts');
			end(
				await asteriskConfigVerb(io, {
					flags: flags as Flags,
					out,
					floorPath: floor,
					existing,
					check,
					switchId,
					json: asJson,
				}),
			);
		},
	)
	.command(
		'doctor',
		text(daemonText.doctor),
		(verb) =>
			verb
				.option('for', {describe: text(daemonText.optionSwitch), type: 'string'})
				.option('json', json),
		async ({for: switchId, json: asJson, ...flags}) => {
			const {doctorVerb} = await import('./cli/doctor.ts');
			end(await doctorVerb(io, {flags: flags as Flags, switchId, json: asJson}));
		},
	)
	.command(
		'demo',
		// Started by `npm run demo`, which also opens the screens.
		false,
		(verb) => verb.option('dir', {type: 'string', demandOption: true}),
		async ({dir}) => {
			const {demoVerb} = await import('./cli/demo.ts');
			end(await demoVerb(dir, ended()));
		},
	)
	.command(
		'backup',
		text(daemonText.backup),
		(verb) =>
			verb.option('to', {describe: text(daemonText.optionTo), type: 'string'}).option('json', json),
		async ({to, json: asJson, ...flags}) => {
			const {backup} = await import('./cli/backup.ts');
			end(
				await backup(io, {flags: flags as Flags, json: asJson, ...(to === undefined ? {} : {to})}),
			);
		},
	)
	.strict()
	.fail((message, error, parser) => {
		if (error !== undefined && error !== null) {
			print(io.stderr, `plateaud: ${sentenceOf(error, locale)}`);
			process.exit(exitCodeOf(error));
		}
		parser.showHelp('error');
		io.stderr.write('\n');
		print(io.stderr, String(message));
		process.exit(exitCodes.usage);
	})
	.help()
	.version('version', text(optionText.version), version)
	.parseAsync();

/** The language is needed before the command line is read, for its own help. */
function langFlag(all: readonly string[]): string | undefined {
	const at = all.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
	return at < 0 ? undefined : (all[at]?.split('=')[1] ?? all[at + 1]);
}

/** Resolves when the process is asked to end. A second signal ends it at once. */
function ended(): Promise<void> {
	return new Promise((resolve) => {
		for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
			process.once(signal, () => {
				resolve();
				process.once(signal, () => process.exit(exitCodes.failed));
			});
		}
	});
}

/** Lets what was written reach its reader; nothing is left running after a verb. */
function end(code: number): void {
	process.exitCode = code;
	process.stdout.write('', () => process.exit(code));
}
