/** docs/phones.md: what each model of desk phone does when it is asked, from the table itself. */

import {phoneModels} from '../../packages/daemon/src/floor-file/phone-models.ts';

/** What has to be set on the phone itself, as its maker says. */
const onThePhone: Readonly<Record<string, string>> = {
	audiocodes: '`voip/auto_answer/enabled` and `voip/talk_event/enabled` are 1',
	cisco: 'auto-answer for paging is on',
	generic: 'nothing is known: try it',
	gigaset: 'the call manager accepts calls “via headset” or “via handsfree”',
	grandstream: 'auto-answer by `Call-Info` or `Alert-Info` is allowed',
	poly: '`voIpProt.SIP.alertInfo.x.value` is `Auto Answer`, its class `autoAnswer`',
	polycom: 'as Poly',
	snom: 'the intercom policy is “always”',
	yealink: '“allow intercom” is on; `Event: talk` is on in its features',
};

/** The whole page. */
export function phonesPage(): string {
	return [
		'# Desk phones',
		'',
		'Printed from `packages/daemon/src/floor-file/phone-models.ts` by `npm run docs`. A phone names its `model` in the floor file;',
		'the longest beginning that the table knows counts: a `yealink-t46` is a `yealink`. One that it does not know is `generic`.',
		'',
		'| Model | Asked to answer by itself with | `Event: talk` | On the phone |',
		'| --- | --- | --- | --- |',
		...Object.entries(phoneModels).map(([name, {autoAnswer, talkEvent}]) => {
			const headers = Object.entries(autoAnswer).map(
				([header, value]) => `\`${header}: ${value}\``,
			);
			return `| \`${name}\` | ${headers.join('<br>')} | ${talkEvent ? 'may be turned on' : 'no'} | ${onThePhone[name] ?? ''} |`;
		}),
		'',
		'**Answering by itself** (`autoAnswer`, an agent’s): the ring’s INVITE carries these headers, and no other ring does. Anybody who',
		'may send calls to a phone that heeds them can listen in a room: let it take calls from the switch alone.',
		'',
		'**Answering from the desk** (`remoteAnswer`, a phone’s; the key F2): while it rings the phone is sent a NOTIFY with `Event: talk`.',
		'It is off unless it is turned on, since a phone that does not know the event refuses it and the call is dropped; where the table',
		'says `no` a floor file that turns it on is refused. Holding is the switch’s own ([decision 29](decisions/0029-a-hold-of-the-desk-is-the-switchs.md)): no phone is sent `Event: hold`.',
		'',
		'A floor file may say more, or otherwise, of a maker’s phones or of one model of theirs:',
		'',
		'```yaml',
		'phoneModels:',
		'  yealink: {autoAnswer: {Alert-Info: Intercom}}  # instead of the table’s headers',
		'  yealink-t19: {talkEvent: false}                # the rest is as of any Yealink',
		'  lobby: {autoAnswer: {Answer-Mode: Auto}}       # a new one: else as generic',
		'phones:',
		'  "1001": {model: yealink-t46, remoteAnswer: true}',
		'```',
		'',
		'A value is 1 to 120 letters, digits, spaces and `<>:;=@./_+?&%~*-`: it can end neither the header nor the line, and means nothing',
		'to the dialplan. The headers are `Call-Info`, `Alert-Info`, `Answer-Mode` and `Priv-Answer-Mode`; no other can be added. A change',
		'counts from the next ring on; only the dialplan that `plateaud asterisk-config` wrote before this table was there has to be written anew.',
	].join('\n');
}
