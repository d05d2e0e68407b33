// What asterisk-config writes where there is another Asterisk.

import {AsteriskInputError} from '@plateau/daemon/asterisk/check-input';
import {asteriskConfig, existingConfig} from '@plateau/daemon/asterisk/config';
import type {AsteriskInput} from '@plateau/daemon/asterisk/input';
import {completeSecrets} from '@plateau/daemon/asterisk/secrets';
import test from 'ava';
import {secrets as alone, given} from './given-input.ts';

const input: AsteriskInput = {
	...given,
	ties: [
		{
			...{id: 'annex', host: '192.0.2.4', port: 5070},
			phones: [{extension: '201', endpoint: 'p201', label: 'Far'}],
		},
	],
};
const secrets = {...alone, tie: 'a-word-that-both-know'};

function context(files: ReadonlyMap<string, string>, name: string): string {
	const parts = (files.get('extensions.conf') ?? '').split(/^(?=\[)/m);
	return parts.find((part) => part.startsWith(`[${name}]`)) ?? '';
}

test('ties - without another Asterisk nothing of them is written', (t) => {
	for (const [name, text] of asteriskConfig(given, alone)) {
		t.notRegex(text, /plateau-across|plateau-tie|PLATEAU_ACROSS|hangupsource/, name);
	}
	t.false(existingConfig(given, alone).has('plateau-pjsip.conf'));
});

test('ties - the other end is known by its address and its word, and asked for phones alone', (t) => {
	const files = asteriskConfig(input, secrets);
	const pjsip = files.get('pjsip.conf') ?? '';
	t.regex(
		pjsip,
		/\[plateau-tie-annex\]\ntype = identify\nendpoint = plateau-tie-annex\nmatch = 192\.0\.2\.4/,
	);
	t.regex(pjsip, /contact = sip:201@192\.0\.2\.4:5070/);
	// Whoever says that they are a far phone is asked for the word, too.
	const template = /\[plateau-ties\]\(!\)[^[]*/.exec(pjsip)?.[0] ?? '';
	t.regex(template, /^auth = plateau-tie$/m);
	t.regex(template, /^context = plateau-across$/m);
	t.is([...pjsip.matchAll(/\(plateau-ties\)$/gm)].length, 2);
	const across = context(files, 'plateau-across');
	t.deepEqual(
		[...across.matchAll(/^exten => ([^,]+),/gm)].map(([, extension]) => extension),
		['101', '102'],
	);
	t.notRegex(across, /@trunk|_X/);
});

test('ties - a call for a headset that is nailed up rings no phone: it waits for the daemon’s word, and is joined', (t) => {
	const files = asteriskConfig(input, secrets);
	const across = context(files, 'plateau-across');
	t.regex(across, /UserEvent\(PlateauAcross,Headset: \$\{PLATEAU_LENT\},Endpoint: p101\)/);
	// What the header says is an id and nothing else.
	t.regex(
		across,
		/PLATEAU_LENT=\$\{FILTER\(0-9A-Za-z-,\$\{PJSIP_HEADER\(read,X-Plateau-Headset\)\}\)\}/,
	);
	t.regex(context(files, 'plateau-across-headset'), /Bridge\(\$\{PLATEAU_PEER\}\)/);
	t.regex(context(files, 'plateau-consult-leg'), /X-Plateau-Headset/);
	t.notRegex(
		asteriskConfig(given, alone).get('extensions.conf') ?? '',
		/X-Plateau-Headset|PLATEAU_ASKED_HEADSET/,
	);
});

test('ties - what a colleague dials there, and whom they send on, is marked; what the floor rings is not', (t) => {
	const files = asteriskConfig(input, secrets);
	t.regex(
		context(files, 'plateau-phones'),
		/^exten => 201,1,Dial\(PJSIP\/p201,45,b\(plateau-across-own\^s\^1\)\)$/m,
	);
	t.regex(context(files, 'plateau-transfer-leg'), /X-Plateau-Outside/);
	t.notRegex(context(files, 'plateau-agent-leg'), /X-Plateau-Outside/);
	t.notRegex(context(files, 'plateau-consult-leg'), /X-Plateau-Outside/);
	// Phones of the other one are no members of this one's fallback.
	t.notRegex(files.get('queues.conf') ?? '', /p201/);
});

test('ties - for an Asterisk that is there already they are a part to include', (t) => {
	const files = existingConfig(input, secrets);
	const part = files.get('plateau-pjsip.conf') ?? '';
	t.regex(part, /plateau-tie-annex/);
	t.notRegex(part, /^transport = /m);
	t.regex(files.get('README.txt') ?? '', /#include plateau-pjsip\.conf/);
	t.regex(files.get('LISEZMOI.txt') ?? '', /#include plateau-pjsip\.conf/);
});

test('ties - names that are there twice, bad addresses and a missing word are refused', (t) => {
	const [tie] = input.ties ?? [];
	if (tie === undefined) throw new Error('no tie is given');
	const refused = (ties: AsteriskInput['ties'], own: typeof alone = secrets) =>
		t.throws(() => asteriskConfig({...input, ...(ties === undefined ? {} : {ties})}, own), {
			instanceOf: AsteriskInputError,
		}).message;
	t.regex(
		refused([{...tie, phones: [{extension: '201', endpoint: 'p101'}]}]),
		/"p101" is there twice/,
	);
	t.regex(
		refused([{...tie, phones: [{extension: '101', endpoint: 'p201'}]}]),
		/"101" is there twice/,
	);
	t.regex(refused([{...tie, host: 'a host\n[x]'}]), /SIP address of annex/);
	t.regex(refused([{...tie, id: 'a]'}]), /switch "a]"/);
	t.regex(refused(undefined, alone), /tie secret/);
});

test('ties - the word is made once, and only where there are ties', (t) => {
	const random = (bytes: number) => Buffer.alloc(bytes, 7);
	t.is(completeSecrets([], {}, random).tie, undefined);
	const made = completeSecrets([], {}, random, true).tie;
	t.is(made?.length, 24);
	t.is(completeSecrets([], {tie: 'kept'}, random).tie, 'kept');
});
