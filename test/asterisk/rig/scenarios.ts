// The SIPp scenarios that the tests share, made from what differs between them. A `[` in a value is
// SIPp's own: `[field0]` and the like are filled in by SIPp.

/** Registers (or with 0 seconds unregisters) one phone, with the digest that Asterisk asks for. */
export function registration(phone: {
	readonly user: string;
	readonly secret: string;
	readonly expiresSeconds: number;
}): string {
	const {user, secret, expiresSeconds} = phone;
	const request = (cseq: number, more: string) => `
REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
Max-Forwards: 70
From: <sip:${user}@[remote_ip]>;tag=[pid]r[call_number]
To: <sip:${user}@[remote_ip]>
Call-ID: [call_id]
CSeq: ${cseq} REGISTER
Contact: <sip:${user}@[local_ip]:[local_port]>
Expires: ${expiresSeconds}
${more}Content-Length: 0`;
	return scenario('registration', [
		send(request(1, ''), 'retrans="500"'),
		'<recv response="401" auth="true"/>',
		send(request(2, `[authentication username=${user} password=${secret}]\n`), 'retrans="500"'),
		'<recv response="200"/>',
	]);
}

/**
 * A caller from a trunk. `from` is the whole value of the From header without its tag, as hostile as
 * you like: `"Jean" <sip:0612345678@127.0.0.2>`. After the answer it stays `talkMs` and hangs up;
 * with `talkMs` undefined it stays until the other side hangs up. `headers` are whole lines more
 * for the INVITE. (For a caller who gives up before an answer take a phone: `dial`, then `hangUp`.)
 */
export function caller(options: {
	readonly from: string;
	readonly talkMs?: number;
	readonly headers?: readonly string[];
}): string {
	const {from, talkMs, headers = []} = options;
	const request = (method: string, cseq: number, target: string, to: string, body = '') => `
${method} ${target} SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
Max-Forwards: 70
From: ${from};tag=[pid]c[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>${to}
Call-ID: [call_id]
CSeq: ${cseq} ${method}
Contact: <sip:caller@[local_ip]:[local_port]>
${body}`;
	const whom = 'sip:[service]@[remote_ip]:[remote_port]';
	const offer = [...headers, 'Content-Type: application/sdp', 'Content-Length: [len]', '', sdp];
	const inDialog = (method: string, cseq: number) =>
		request(method, cseq, '[next_url]', '[peer_tag_param]', 'Content-Length: 0');
	const end =
		talkMs === undefined
			? ['<recv request="BYE"/>', send(answerTo('200 OK'))]
			: [
					`<pause milliseconds="${talkMs}"/>`,
					send(inDialog('BYE', 2), 'retrans="500"'),
					'<recv response="200"/>',
				];
	return scenario('caller', [
		send(request('INVITE', 1, whom, '', offer.join('\n')), 'retrans="500"'),
		'<recv response="100" optional="true"/>',
		'<recv response="180" optional="true"/>',
		'<recv response="183" optional="true"/>',
		'<recv response="200" rrs="true"/>',
		send(inDialog('ACK', 1)),
		...end,
	]);
}

/**
 * Somebody who asks for a place in a call that is not theirs (INVITE with Replaces), for half a second. With a
 * secret they say who they are when asked to. `replaces` is the header's value.
 */
export function replacingCaller(options: {
	readonly user: string;
	readonly replaces: string;
	readonly secret?: string;
}): string {
	const {user, replaces, secret} = options;
	const usual = caller({
		from: `<sip:${user}@[remote_ip]>`,
		talkMs: 500,
		headers: [`Replaces: ${replaces}`],
	});
	if (secret === undefined) return usual;
	const [, invite = ''] = /(<send [^>]*><!\[CDATA\[\s*INVITE[\s\S]*?<\/send>)/.exec(usual) ?? [];
	const ack = send(`
ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
[last_Via:]
Max-Forwards: 70
From: <sip:${user}@[remote_ip]>;tag=[pid]c[call_number]
[last_To:]
Call-ID: [call_id]
CSeq: 1 ACK
Content-Length: 0`);
	const again = invite
		.replace('CSeq: 1 INVITE', 'CSeq: 2 INVITE')
		.replace('Replaces:', `[authentication username=${user} password=${secret}]\nReplaces:`);
	return usual
		.replace(invite, () => [invite, '<recv response="401" auth="true"/>', ack, again].join('\n'))
		.replace('CSeq: 1 ACK', 'CSeq: 2 ACK')
		.replace('CSeq: 2 BYE', 'CSeq: 3 BYE');
}

/** A phone that rings (unless told not to) and refuses every call: `'486 Busy Here'`, `'603 Decline'`. */
export function refusingPhone(status: string, {rings = true} = {}): string {
	return scenario('refusing phone', [
		receiveInvite,
		...(rings ? [send(inviteAnswer('180 Ringing'))] : []),
		send(inviteAnswer(status), 'retrans="500"'),
		'<recv request="ACK"/>',
	]);
}

/** A phone that sends every call on to a colleague's extension. */
export function forwardingPhone(extension: string): string {
	return scenario('forwarding phone', [
		receiveInvite,
		send(
			inviteAnswer('302 Moved Temporarily').replace(
				/^Contact: .*$/m,
				`Contact: <sip:${extension}@[local_ip]:[local_port]>`,
			),
			'retrans="500"',
		),
		'<recv request="ACK"/>',
	]);
}

/**
 * A phone that lists `talk` in the `Allow-Events` of its 180 and lifts the handset by itself upon a
 * NOTIFY with `Event: talk`, as desk phones do. It stays until the other side hangs up, or for
 * `talkMs`. A caller who gives up while it rings is let go.
 */
export function talkPhone({talkMs}: {readonly talkMs?: number} = {}): string {
	const end =
		talkMs === undefined
			? ['<recv request="BYE"/>', send(answerTo('200 OK'))]
			: [`<pause milliseconds="${talkMs}"/>`, send(bye, 'retrans="500"'), '<recv response="200"/>'];
	return scenario('phone that answers upon talk', [
		receiveInvite,
		send(inviteAnswer('180 Ringing', 'Allow-Events: talk, hold, conference\n')),
		'<recv request="CANCEL" optional="true" next="cancelled"/>',
		`<recv request="NOTIFY"><action>
<ereg regexp="^ *talk" search_in="hdr" header="Event:" check_it="true" assign_to="event"/>
</action></recv>`,
		send(answerTo('200 OK')),
		send(inviteAnswer('200 OK', 'Allow-Events: talk, hold, conference\n', sdp), 'retrans="500"'),
		'<recv request="ACK"/>',
		...end,
		'<nop next="end"/>',
		'<label id="cancelled"/>',
		send(answerTo('200 OK')),
		send(inviteAnswer('487 Request Terminated'), 'retrans="500"'),
		'<recv request="ACK"/>',
		'<label id="end"/>',
		'<Reference variables="event"/>',
	]);
}

/**
 * A phone that answers, and a while later sends its call on by itself (REFER) to a colleague's extension. It
 * takes no other answer than 603, and stays until the other side hangs up. With `-rtp_echo` it says what it hears.
 */
export function referringPhone(extension: string): string {
	const refer = bye
		.replace('BYE [next_url]', 'REFER [next_url]')
		.replace('CSeq: 1 BYE', `CSeq: 1 REFER\nRefer-To: <sip:${extension}@127.0.0.1>`)
		.replace('Content-Length', 'Contact: <sip:phone@[local_ip]:[local_port]>\nContent-Length');
	return scenario('phone that sends its call on', [
		receiveInvite,
		send(inviteAnswer('180 Ringing')),
		send(
			inviteAnswer('200 OK', '', sdp.replace('[auto_media_port]', '[media_port]')),
			'retrans="500"',
		),
		'<recv request="ACK"/>',
		'<pause milliseconds="2000"/>',
		send(refer, 'retrans="500"'),
		'<recv response="603"/>',
		'<recv request="BYE"/>',
		send(answerTo('200 OK')),
	]);
}

/**
 * A phone that lifts the handset at once for a call whose `Call-Info` asks it to, as desk phones do, and
 * takes no other call. It stays until the other side hangs up.
 */
export function toldPhone(): string {
	return scenario('phone that answers when told to', [
		receiveInvite.replace(
			'</action>',
			`<ereg regexp="answer-after=0" search_in="hdr" header="Call-Info:" check_it="true" assign_to="told"/>
<ereg regexp="alert-autoanswer" search_in="hdr" header="Alert-Info:" check_it="true" assign_to="told"/>
</action>`,
		),
		send(inviteAnswer('200 OK', '', sdp), 'retrans="500"'),
		'<recv request="ACK"/>',
		'<recv request="BYE"/>',
		send(answerTo('200 OK')),
		'<Reference variables="told"/>',
	]);
}

/**
 * Any number of phones in one, told apart by whom a call is for: each rings, answers at once, talks
 * between `talkMs[0]` and `talkMs[1]` and hangs up. With `talkMs` undefined it stays until the other
 * side hangs up.
 */
export function answeringPhones(talkMs?: readonly [least: number, most: number]): string {
	const end =
		talkMs === undefined
			? ['<recv request="BYE"/>', send(answerTo('200 OK'))]
			: [
					`<pause distribution="uniform" min="${talkMs[0]}" max="${talkMs[1]}"/>`,
					send(bye, 'retrans="500"'),
					'<recv response="200"/>',
				];
	return scenario('answering phones', [
		receiveInvite,
		send(inviteAnswer('180 Ringing')),
		send(inviteAnswer('200 OK', '', sdp), 'retrans="500"'),
		'<recv request="ACK"/>',
		...end,
	]);
}

/**
 * A caller who speaks all the time (`soundFile`: raw A-law) and hangs up after `stayMs`, talking or waiting,
 * unless the other side does before.
 */
export function speakingCaller(options: {
	readonly from: string;
	readonly stayMs: number;
	readonly soundFile: string;
}): string {
	const {from, stayMs, soundFile} = options;
	// Spoken from another port than it offered, Asterisk would not believe its first 60 ms (strict RTP).
	const usual = caller({from}).replaceAll('[auto_media_port]', '[rtpstream_audio_port]');
	const speak = `<nop><action><exec rtp_stream="${soundFile},-1,8,PCMA/8000"/></action></nop>`;
	return usual.replace(
		/<recv request="BYE"\/>[\s\S]*<\/scenario>/,
		`${speak}${leave(stayMs, callerBye(from))}</scenario>`,
	);
}

/**
 * Any number of phones in one: each rings for `ringMs`, answers, and hangs up after `talkMs` unless the
 * other side does before. A caller who gives up while it rings is let go.
 */
export function ringingPhones({ringMs, talkMs}: {ringMs: number; talkMs: number}): string {
	return scenario('ringing phones', [
		receiveInvite,
		send(inviteAnswer('180 Ringing')),
		`<recv request="CANCEL" timeout="${ringMs}" ontimeout="answer"/>`,
		send(answerTo('200 OK')),
		send(inviteAnswer('487 Request Terminated'), 'retrans="500"'),
		'<recv request="ACK"/>',
		'<nop next="over"/>',
		'<label id="answer"/>',
		send(inviteAnswer('200 OK', '', sdp), 'retrans="500"'),
		'<recv request="ACK"/>',
		leave(talkMs, bye),
	]);
}

/** Hangs up after so long unless the other side does; both may at once. */
function leave(afterMs: number, ownBye: string): string {
	return [
		`<recv request="BYE" timeout="${afterMs}" ontimeout="leave"/>`,
		send(answerTo('200 OK')),
		'<nop next="over"/>',
		'<label id="leave"/>',
		send(ownBye, 'retrans="500"'),
		'<recv request="BYE" optional="true" next="both"/>',
		'<recv response="200" next="over"/>',
		'<label id="both"/>',
		send(answerTo('200 OK')),
		'<recv response="200"/>',
		'<label id="over"/>',
		'<nop/>',
	].join('\n');
}

function callerBye(from: string): string {
	return `
BYE [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
Max-Forwards: 70
From: ${from};tag=[pid]c[call_number]
To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
Call-ID: [call_id]
CSeq: 2 BYE
Content-Length: 0`;
}

const sdp = `v=0
o=- 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [auto_media_port] RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=sendrecv`;

/** Keeps what the answers to the INVITE need: other requests may come before the last of them. */
const receiveInvite = `<recv request="INVITE" rrs="true"><action>
<ereg regexp=".*" search_in="hdr" header="Via:" assign_to="via"/>
<ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/>
<ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/>
<ereg regexp=".*" search_in="hdr" header="CSeq:" assign_to="cseq"/>
</action></recv>`;

const ownTag = ';tag=[pid]p[call_number]';

/** An answer to the INVITE, whatever came in between. */
function inviteAnswer(status: string, headers = '', body = ''): string {
	return `
SIP/2.0 ${status}
Via:[$via]
From:[$from]
To:[$to]${ownTag}
Call-ID: [call_id]
CSeq:[$cseq]
Contact: <sip:phone@[local_ip]:[local_port]>
${headers}${body === '' ? '' : 'Content-Type: application/sdp\n'}Content-Length: [len]

${body}`;
}

/** An answer to the request that came last. */
function answerTo(status: string): string {
	return `
SIP/2.0 ${status}
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0`;
}

const bye = `
BYE [next_url] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
Max-Forwards: 70
From:[$to]${ownTag}
To:[$from]
Call-ID: [call_id]
CSeq: 1 BYE
Content-Length: 0`;

function send(message: string, attributes = ''): string {
	return `<send ${attributes}><![CDATA[${message}\n\n]]></send>`;
}

function scenario(name: string, steps: readonly string[]): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="${name}">
${steps.join('\n')}
</scenario>
`;
}
