// What asterisk-config writes, read as Asterisk and as an attacker would read it.

import {readdirSync, readFileSync} from 'node:fs';
import {AsteriskInputError} from '@plateau/daemon/asterisk/check-input';
import {
	type AsteriskFiles,
	asteriskConfig,
	existingConfig,
	hashOfFiles,
} from '@plateau/daemon/asterisk/config';
import {contexts, globals, userEvents} from '@plateau/daemon/asterisk/contract';
import type {AsteriskInput} from '@plateau/daemon/asterisk/input';
import {eventsRead, filterMarks} from '@plateau/daemon/asterisk/manager';
import {dialplanModules} from '@plateau/daemon/asterisk/modules';
import test from 'ava';
import {given, secrets} from './given-input.ts';

function text(files: AsteriskFiles, name: string): string {
	const found = files.get(name);
	if (found === undefined) throw new Error(`there is no ${name}`);
	return found;
}

/** The lines of a section, without comments; of every section with that name. */
function sectionsOf(file: string, name: string): string[] {
	return file
		.split(/^(?=\[)/m)
		.filter((part) => part.startsWith(`[${name}]`))
		.flatMap((part) => part.split('\n').slice(1))
		.filter((line) => line !== '' && !line.startsWith(';'));
}

const files = asteriskConfig(given, secrets);

test('asterisk-config - the same floor writes the same files', (t) => {
	t.deepEqual([...asteriskConfig(given, secrets)], [...files]);
});

test('asterisk-config - every file opens by saying why it is there', (t) => {
	for (const [name, file] of files) t.regex(file, /^; [A-Z].{20}/, name);
});

test('asterisk-config - every secret is in its own file and nowhere else', (t) => {
	const where = (secret: string) =>
		[...files].filter(([, file]) => file.includes(secret)).map(([name]) => name);
	t.deepEqual(where(secrets.systemName), ['asterisk.conf']);
	t.deepEqual(where(secrets.control), ['manager.conf']);
	t.deepEqual(where(secrets.system), ['manager.conf']);
	t.deepEqual(where(secrets.phones['p101'] ?? ''), ['pjsip.conf']);
	t.true(text(files, 'pjsip.conf').includes('password = a\\;b#c\n'));
});

test('dialplan - tells nothing that nobody reads: each event is work for Asterisk and the daemon at every call', (t) => {
	const folder = new URL('../../../packages/daemon/src/bridge/', import.meta.url);
	const bridge = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
	// These say that a caller has come where they were sent: their context is what is read.
	const arrivals = ['announced', 'sentOut', 'message'];
	const read = Object.keys(userEvents).filter((key) => {
		const named = new RegExp(`\\buserEvents\\.${key}\\b`);
		return arrivals.includes(key) || bridge.some((source) => named.test(source));
	});
	t.deepEqual(read, Object.keys(userEvents));
	const told = [...text(files, 'extensions.conf').matchAll(/UserEvent\((\w+)/g)].map(
		([, name]) => name,
	);
	const names: readonly (string | undefined)[] = Object.values(userEvents);
	t.deepEqual(
		told.filter((name) => !names.includes(name)),
		[],
	);
	t.true(told.length > 20);
});

test('dialplan - nothing but digits and a plus comes in as a number', (t) => {
	const patterns = [...text(files, 'extensions.conf').matchAll(/^exten => ([^,]+),/gm)].map(
		([, pattern]) => pattern ?? '',
	);
	t.true(patterns.length > 50);
	for (const pattern of patterns.filter((one) => one.startsWith('_'))) {
		t.regex(pattern, /^_\+?(?:[0-9XZN]|\[1-9\])+$/);
	}
});

test('dialplan - what somebody outside wrote is never in a statement that is taken apart', (t) => {
	const tie = {id: 'annex', host: '192.0.2.4', port: 5060, phones: []};
	const trunk = {host: '192.0.2.5', assertedIdentity: true, qualify: true};
	const file = text(
		asteriskConfig({...given, trunk, ties: [tie]}, {...secrets, tie: secrets.control}),
		'extensions.conf',
	);
	const raw =
		/\$\{(?:PJSIP_HEADER\(read|PJSIP_PARSE_URI|CHANNEL\(pjsip|PLATEAU_URI|PLATEAU_USER|CUT\(PLATEAU_U)/;
	const lines = file.split('\n').filter((line) => raw.test(line));
	t.true(lines.length > 10);
	for (const line of lines) {
		// What FILTER and URIENCODE give holds no bracket, comma, quote or colon but where it is written so.
		const checked = line
			.replaceAll(/\$\{FILTER\([^,]*,\$\{URIENCODE\(\$\{[^}]*\}[^}]*\}\)\}/g, '')
			.replaceAll(/\$\{FILTER\([^,]*,\$\{[^}]*\}\)\}/g, '');
		const isPlain =
			/^(?:exten => [^,]+,1,| *same => n(?:\([a-z]+\))?,)Set\([A-Z_]+=\$\{[^?]*$/.test(checked);
		// The last of a list, encoded.
		const isLast = /^[^?]*MSet\([^?]*,PLATEAU_FROM=\$\{URIENCODE\(.*\)\}\)$/.test(checked);
		t.true(isPlain || isLast || !raw.test(checked), checked);
	}
});

test('dialplan - every context that is gone to is there, and each is the contract’s', (t) => {
	// With another Asterisk beside it there are those of ties, too.
	const tie = {id: 'annex', host: '192.0.2.4', port: 5060, phones: []};
	// And where anybody listens from outside, that of the key.
	const tied = asteriskConfig(
		{...given, ties: [tie], outsideListening: true},
		{...secrets, tie: secrets.control},
	);
	const file = text(tied, 'extensions.conf');
	const written = new Set([...file.matchAll(/^\[(plateau-[a-z-]+)\]/gm)].map(([, name]) => name));
	const named = [...file.matchAll(/\b(plateau-[a-z-]+)(?=,|\^|\))/g)].map(([, name]) => name);
	for (const name of named.filter((one) => one !== 'plateau-system')) {
		t.true(written.has(name) || name === 'plateau-fallback', name);
	}
	for (const name of Object.values(contexts)) t.true(written.has(name), name);
});

test('dialplan - a declared number is known in the forms that providers deliver', (t) => {
	const lines = sectionsOf(text(files, 'extensions.conf'), contexts.incoming);
	const goesTo = (form: string) =>
		lines.find((line) => line.startsWith(`exten => ${form},1,`))?.split(',1,')[1];
	for (const form of ['33123456789', '+33123456789', '0033123456789', '0123456789', '123456789']) {
		t.true(goesTo(form)?.startsWith('MSet(PLATEAU_NUMBER=33123456789,'));
	}
	t.true(goesTo('_XXXXXXXXXX')?.startsWith('MSet(PLATEAU_NUMBER=${FILTER(0-9,${EXTEN})},'));
});

test('dialplan - its hash changes with what callers hear and not with secrets', (t) => {
	const hash = hashOfFiles(files);
	t.regex(hash ?? '', /^[0-9a-f]{16}$/);
	t.true(text(files, 'extensions.conf').includes(`${globals.dialplan} = ${hash}`));
	const other = {...secrets, systemName: 'ffffffffffffffff', control: 'x'.repeat(20)};
	t.is(hashOfFiles(asteriskConfig(given, other)), hash);
	t.is(hashOfFiles(existingConfig(given, secrets)), hash);
	t.not(hashOfFiles(asteriskConfig({...given, fallbackSecs: 60}, secrets)), hash);
	t.not(hashOfFiles(asteriskConfig({...given, phones: []}, {...secrets, phones: {}})), hash);
});

test('dialplan - own recordings take the place of stock sounds, without their ending', (t) => {
	const file = text(files, 'extensions.conf');
	t.regex(file, /MSet\(.*,PLATEAU_GREETING=\/srv\/plateau\/hello[,)]/);
	t.regex(file, /MSet\(.*,PLATEAU_SAY_CLOSED=\/srv\/plateau\/closed[,)]/);
	t.true(file.includes('vm-nobodyavail&please-try-call-later'));
	const own = asteriskConfig({...given, sounds: {nobody: '/srv/n.wav'}}, secrets);
	t.regex(text(own, 'extensions.conf'), /PLATEAU_SAY_NOBODY\}:\/srv\/n\)/);
});

test('dialplan - the floor’s sounds are looked up by their names, and are files', (t) => {
	const sounding = {
		...given,
		floorSounds: {patience: 'queue-thankyou', 'sorry.2': '/srv/plateau/sorry.wav'},
		queueSounds: {support: '/srv/plateau/support.wav'},
	};
	const file = text(asteriskConfig(sounding, secrets), 'extensions.conf');
	const named = sectionsOf(file, contexts.sound);
	t.true(
		named.some((line) =>
			line.endsWith(
				'ExecIf($["${PLATEAU_SOUND}" = "sorry.2"]?Set(PLATEAU_NOW=/srv/plateau/sorry))',
			),
		),
	);
	t.is(named.length, 3);
	const whispered = sectionsOf(file, contexts.queueSound);
	t.true(whispered.some((line) => line.includes('"${PLATEAU_WHISPER}" = "support"')));
	t.not(hashOfFiles(asteriskConfig(sounding, secrets)), hashOfFiles(files));
	for (const floorSounds of [{'a"]b': 'x'}, {x: 'a;b'}, {x: '../../etc/passwd&x'}, {'': 'x'}]) {
		t.throws(() => asteriskConfig({...given, floorSounds}, secrets), {
			instanceOf: AsteriskInputError,
		});
	}
});

test('dialplan - nothing of listening from outside is there, nor loaded, unless it is allowed', (t) => {
	const none = [text(files, 'extensions.conf'), text(files, 'modules.conf')];
	for (const file of none) t.notRegex(file, /plateau-ear|PLATEAU_EAR|app_read\b/);
	const allowed = asteriskConfig({...given, outsideListening: true}, secrets);
	const dialplan = text(allowed, 'extensions.conf');
	for (const mode of ['listen', 'whisper', 'barge']) {
		// A leg that is closed is sent to where the key is asked for, whoever sent it here.
		const guard = `exten => ${mode},1,GotoIf($["\${PLATEAU_EAR}" = "closed"]?plateau-ear,${mode},1)`;
		t.true(sectionsOf(dialplan, contexts.monitor).includes(guard), mode);
	}
	const ear = sectionsOf(dialplan, contexts.ear);
	t.is(ear.filter((line) => line.includes('ChanSpy')).length, 0);
	t.is(ear.filter((line) => line.includes('Goto(plateau-monitor')).length, 3);
	t.true(text(allowed, 'modules.conf').includes('load = app_read\n'));
	t.is(text(allowed, 'manager.conf'), text(files, 'manager.conf'), 'no right more');
});

test('dialplan - a caller is sent outside by the trunk alone, as digits and a plus', (t) => {
	const sent = sectionsOf(text(files, 'extensions.conf'), contexts.sendOut);
	t.true(sent.some((line) => line.includes('${FILTER(0-9+,${PLATEAU_SEND_TO})}')));
	const dials = sent.filter((line) => line.includes('Dial('));
	t.is(dials.length, 1);
	t.true(dials[0]?.includes('Dial(PJSIP/${PLATEAU_DIALLED}@trunk,'));
	const {trunk: _none, ...alone} = given;
	const without = sectionsOf(
		text(asteriskConfig(alone, secrets), 'extensions.conf'),
		contexts.sendOut,
	);
	t.false(without.some((line) => line.includes('Dial(')));
	t.true(without.some((line) => line.includes('Goto(plateau-farewell,error,1)')));
});

test('dialplan - emergencies and the outside are dialled only where there is a trunk', (t) => {
	const lines = sectionsOf(text(files, 'extensions.conf'), contexts.phones);
	const dialled = lines.filter((line) => line.startsWith('exten'));
	for (const number of ['112', '15', '17', '18', '101', '0123456789', '_0[1-9]XXXXXXXX']) {
		t.true(
			dialled.some((line) => line.startsWith(`exten => ${number},`)),
			number,
		);
	}
	const {trunk: _none, ...alone} = given;
	const without = text(asteriskConfig(alone, secrets), 'extensions.conf');
	t.false(without.includes('exten => 112,'));
	t.false(without.includes('plateau-out'));
	t.false(text(asteriskConfig(alone, secrets), 'pjsip.conf').includes('[trunk]'));
});

test('dialplan - handsets call outside as the trunk’s number, else as the floor’s; never as an extension', (t) => {
	const shownOf = (input: typeof given) =>
		sectionsOf(text(asteriskConfig(input, secrets), 'extensions.conf'), contexts.out).filter(
			(line) => line.includes('CALLERID'),
		);
	const {outgoingNumber: _none, ...trunk} = given.trunk ?? {
		host: '127.0.0.2',
		assertedIdentity: false,
		qualify: true,
	};
	const floors = {...given, trunk, shownNumber: '33184880001'};
	t.deepEqual(shownOf(floors), [
		'exten => s,1,Set(CALLERID(num)=33184880001)',
		' same => n,Set(CALLERID(name)=)',
	]);
	t.regex(
		shownOf({...floors, trunk: {...trunk, outgoingNumber: '+33184880009'}})[0] ?? '',
		/33184880009/,
	);
});

test('manager - the control user can do what it must and run nothing', (t) => {
	const lines = sectionsOf(text(files, 'manager.conf'), 'plateau');
	t.true(lines.includes('read = call,user,dtmf'));
	t.false(
		lines.some((line) => line.includes('DTMF')),
		'no key that means nothing leaves the switch',
	);
	t.true(lines.includes('write = call,originate,user,reporting'));
	t.deepEqual(
		lines.filter((line) => line.startsWith('eventfilter')),
		[
			...eventsRead
				.filter((name) => name !== 'DTMFEnd')
				.map((name) => `eventfilter(action(include),name(${name})) =`),
			...['Channel', 'SpyerChannel', 'DestChannel'].map(
				(header) =>
					`eventfilter(action(exclude),header(${header}),method(starts_with)) = Local/s@plateau-beep-`,
			),
			...Object.values(filterMarks([])).map(
				(mark) =>
					`eventfilter(action(exclude),name(UserEvent),header(Filter),method(exact)) = ${mark}`,
			),
		],
	);
	t.regex(filterMarks([]).events, /^events-[0-9a-f]{16}$/);
	t.is(filterMarks(['9', '1']).keys, 'keys-19');
	const second = sectionsOf(text(files, 'manager.conf'), 'plateau-system');
	t.true(second.includes('read ='));
	t.true(second.includes('write = system'));
	for (const user of [lines, second]) {
		t.true(user.includes('deny = 0.0.0.0/0.0.0.0'));
		t.true(user.includes('permit = 127.0.0.1'));
	}
	t.notRegex(text(files, 'manager.conf'), /\b(?:command|config|agi|all)\s*$/m);
	t.true(text(files, 'asterisk.conf').includes('live_dangerously = no'));
});

test('manager - what nobody reads is not written out; in somebody’s own Asterisk nothing is switched off', (t) => {
	const line = sectionsOf(text(files, 'manager.conf'), 'general').find((one) =>
		one.startsWith('disabledevents = '),
	);
	const disabled = line?.slice('disabledevents = '.length).split(',') ?? [];
	t.true(disabled.includes('VarSet'));
	t.deepEqual(
		eventsRead.filter((name) => disabled.includes(name)),
		[],
	);
	for (const part of existingConfig(given, secrets).values()) t.notRegex(part, /^disabledevents/m);
});

test('manager - no second user where nobody answers from the keyboard', (t) => {
	const {systemUser: _none, ...manager} = given.manager;
	const file = text(asteriskConfig({...given, manager}, secrets), 'manager.conf');
	t.false(file.includes('write = system'));
});

test('pjsip - a stranger’s name and number never become the caller id', (t) => {
	const trunk = sectionsOf(text(files, 'pjsip.conf'), 'trunk');
	for (const line of [
		'callerid = "trunk" <000>',
		'trust_id_inbound = no',
		'direct_media = no',
		'allow = alaw',
		'dtmf_mode = rfc4733',
		'context = plateau-in',
		'match = 192.0.2.10',
		'server_uri = sip:sip.example.net',
	]) {
		t.true(trunk.includes(line), line);
	}
	t.true(text(files, 'pjsip.conf').includes('callerid = "Zoé Z R" <101>'));
});

test('pjsip - a trunk known by its address alone registers nowhere', (t) => {
	const trunk = {host: '192.0.2.9', assertedIdentity: true, qualify: true};
	const withAddress = asteriskConfig({...given, trunk}, secrets);
	const lines = sectionsOf(text(withAddress, 'pjsip.conf'), 'trunk');
	t.true(lines.includes('match = 192.0.2.9'));
	t.false(lines.some((line) => /registration|outbound_auth/.test(line)));
	t.true(text(withAddress, 'extensions.conf').includes('PJSIP_HEADER(read,P-Asserted-Identity)'));
	t.false(text(files, 'extensions.conf').includes('P-Asserted-Identity'));
});

test('fallback - every desk phone is a member of the native queue', (t) => {
	const members = sectionsOf(text(files, 'queues.conf'), 'plateau-fallback').filter((line) =>
		line.startsWith('member'),
	);
	t.deepEqual(members, [
		'member => PJSIP/p101,0,101,PJSIP/p101',
		'member => PJSIP/p102,0,102,PJSIP/p102',
	]);
});

test('music - whose it is, and how to replace it', (t) => {
	const file = text(files, 'musiconhold.conf');
	t.regex(file, /CC BY-SA 3\.0/);
	t.regex(file, /replace/);
	t.true(sectionsOf(file, 'plateau').includes('mode = files'));
});

test('existing - only includes, and a page that says what to do with them', (t) => {
	const parts = existingConfig(given, secrets);
	t.deepEqual([...parts.keys()].sort(), [
		'LISEZMOI.txt',
		'README.txt',
		'plateau-extensions.conf',
		'plateau-manager.conf',
		'plateau-musiconhold.conf',
		'plateau-queues.conf',
	]);
	for (const [name, restart] of [
		['README.txt', 'RESTART'],
		['LISEZMOI.txt', 'REDÉMARREZ'],
	] as const) {
		const readme = text(parts, name);
		for (const word of [
			restart,
			secrets.systemName,
			'p101',
			'trust_id_inbound',
			'[extensions_custom.conf]',
			...dialplanModules,
		]) {
			t.true(readme.includes(word), `${name} says ${word}`);
		}
	}
	t.true(text(parts, 'plateau-extensions.conf').includes('[globals](+)'));
	t.false(text(parts, 'plateau-manager.conf').includes('[general]'));
});

test('input - every problem at once, and no secret in it', (t) => {
	const bad: AsteriskInput = {
		...given,
		numbers: [{id: '12 34', language: 'fr', answerOnEntry: true, greeting: '/a;b'}],
		phones: [
			{extension: '112', endpoint: 'p101'},
			{extension: '103', endpoint: 'p101'},
			{extension: '104', endpoint: 'evil&PJSIP/x'},
		],
		trunk: {
			host: 'a b',
			assertedIdentity: false,
			qualify: true,
			registration: {user: 'u', secret: 'pass word'},
		},
		rtp: {from: 20, to: 10},
	};
	const error = t.throws(() => asteriskConfig(bad, {...secrets, control: 'short'}), {
		instanceOf: AsteriskInputError,
	});
	const problems = error?.problems ?? [];
	for (const [about, count] of [
		[/number "12 34"/, 1],
		[/"\/a;b"/, 1],
		[/"112".*emergency/, 1],
		[/endpoint "p101" is there twice/, 1],
		[/evil&PJSIP/, 2],
		[/trunk host "a b"/, 1],
		[/RTP range/, 1],
		[/control secret/, 1],
	] as const) {
		const found = problems.filter((problem) => about.test(problem)).length;
		t.true(found >= 1 && found <= count, `${about} ${found}: ${problems.join(' | ')}`);
	}
	t.false(problems.join(' ').includes('pass word'));
	t.false(problems.join(' ').includes('short'));
});
