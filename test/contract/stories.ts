/**
 * Things that happen to calls, acted out by hand on any switch: no bridge, only actions. Each story
 * begins and ends with no call.
 */

import type {Actor} from './actor.ts';
import {type Extension, endpointOf, numbers} from './driver.ts';

export type Story = (actor: Actor) => Promise<void>;

/** Every story by name. */
export const stories: Readonly<Record<string, Story>> = {
	async 'an agent answers and hangs up'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-admit');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await phone.hangUp();
		await actor.empty();
	},
	async 'a caller hangs up a talk'(actor) {
		const phone = await actor.phone('101');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await caller.hangUp();
		await actor.empty();
	},
	async 'nobody answers, a phone is busy, declines, is not there'(actor) {
		await actor.phone('101');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101', 1);
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.on.phoneWith('102', 'busy');
		await actor.ring(channel, '102');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.on.phoneWith('103', 'declines');
		await actor.ring(channel, '103');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '104' as Extension);
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await caller.hangUp();
		await actor.empty();
	},
	async 'callers give up'(actor) {
		const phone = await actor.phone('101');
		const early = await actor.call();
		await actor.blocksIn(early.channel, 'Wait');
		await early.caller.hangUp();
		await actor.empty();
		const waiting = await actor.call();
		await actor.redirect(waiting.channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await waiting.caller.hangUp();
		await actor.empty();
		const ringing = await actor.call();
		await actor.redirect(ringing.channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(ringing.channel, '101');
		await actor.stands(phone, 'ringing');
		await ringing.caller.hangUp();
		await actor.empty();
	},
	async 'a ring is taken back, a talk is taken apart, a leg is hung up'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.stands(phone, 'idle');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await actor.redirect(channel, 'plateau-wait');
		await actor.stands(phone, 'idle');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		const leg = await actor.next('DialBegin');
		await actor.send('Hangup', {Channel: leg.get('DestChannel') ?? '', Cause: '16'});
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.stands(phone, 'idle');
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await actor.send('Hangup', {Channel: channel, Cause: '16'});
		await actor.empty();
	},
	async 'a number that only an agent answers, and a farewell before an answer'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call(numbers.unanswered);
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101', 9, '0');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await phone.hangUp();
		await actor.empty();
		const late = await actor.call(numbers.unanswered);
		await actor.redirect(late.channel, 'plateau-farewell', 'unknown-number');
		await actor.empty();
	},
	async 'a supervisor listens, whispers, is refused, does not answer, is stopped'(actor) {
		const phone = await actor.phone('101');
		const supervisor = await actor.phone('103');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		const leg = await actor.next('DialBegin');
		await phone.answer();
		await actor.next('BridgeEnter', {Channel: channel});
		const originate = (name: string, extension: Extension | '104', timeoutMs = 9000) =>
			actor.send('Originate', {
				Channel: `PJSIP/${endpointOf(extension)}`,
				ChannelId: `plateau-${name}`,
				Context: 'plateau-monitor',
				Exten: 'listen',
				Priority: '1',
				Async: 'true',
				Timeout: String(timeoutMs),
				CallerID: '"Plateau" <0>',
				Variable: ['PLATEAU_ROLE=supervisor', `PLATEAU_SPIED=${leg.get('DestUniqueid')}`],
			});
		await originate('one', '103');
		await actor.stands(supervisor, 'ringing');
		await supervisor.answer();
		await actor.stands(supervisor, 'talking');
		const spying = await actor.next('ChanSpyStart');
		const name = spying.get('SpyerChannel') ?? '';
		await actor.redirect(name, 'plateau-monitor', 'whisper');
		await actor.next('ChanSpyStart');
		await actor.send('Hangup', {Channel: name, Cause: '16'});
		await actor.stands(supervisor, 'idle');
		await originate('two', '103', 1000);
		await actor.next('OriginateResponse');
		await actor.stands(supervisor, 'idle');
		await originate('three', '103');
		await actor.stands(supervisor, 'ringing');
		await actor.send('Hangup', {Channel: 'plateau-three', Cause: '16'});
		await actor.next('OriginateResponse');
		await actor.stands(supervisor, 'idle');
		await originate('four', '104');
		await actor.next('OriginateResponse');
		await actor.on.phoneWith('102', 'declines');
		await originate('five', '102');
		await actor.next('OriginateResponse');
		await originate('six', '103');
		await actor.stands(supervisor, 'ringing');
		await supervisor.answer();
		await actor.stands(supervisor, 'talking');
		await actor.next('ChanSpyStart');
		await phone.hangUp();
		await actor.empty();
	},
	async 'phones call each other, and one that is not there'(actor) {
		const one = await actor.phone('101');
		const other = await actor.phone('102');
		await one.dial('102');
		await actor.stands(other, 'ringing');
		await other.answer();
		await actor.stands(other, 'talking');
		await actor.next('BridgeEnter');
		await other.hangUp();
		await actor.empty();
		await one.dial('103');
		await actor.next('Hangup', {Cause: '3'});
		await actor.empty();
	},
	async 'lists and answers'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.list('BridgeList');
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		const variables = 'PLATEAU_ROLE,PLATEAU_PLACE,PLATEAU_OFFER,PLATEAU_SPIED,CHANNEL(language)';
		await actor.list('Status', {Variables: variables});
		await actor.list('Status', {Channel: channel});
		await actor.list('CoreShowChannels');
		await actor.list('BridgeList');
		await actor.list('DeviceStateList');
		for (const action of ['Ping', 'CoreStatus', 'CoreSettings']) await actor.send(action, {});
		await actor.send('Getvar', {Variable: 'NOT_SET'});
		await actor.send('Getvar', {Channel: channel, Variable: 'PLATEAU_PLACE'});
		await actor.send('Events', {EventMask: 'call,user'});
		await phone.hangUp();
		await actor.empty();
	},
	async 'the fallback rings every phone'(actor) {
		const one = await actor.phone('101');
		const other = await actor.phone('102');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-fallback');
		await Promise.all([actor.stands(one, 'ringing'), actor.stands(other, 'ringing')]);
		await one.answer();
		await actor.next('BridgeEnter', {Channel: channel});
		await one.hangUp();
		await actor.empty();
		await actor.stands(other, 'idle');
		const again = await actor.call();
		await actor.redirect(again.channel, 'plateau-fallback');
		await Promise.all([actor.stands(one, 'ringing'), actor.stands(other, 'ringing')]);
		await actor.redirect(again.channel, 'plateau-wait');
		await Promise.all([actor.stands(one, 'idle'), actor.stands(other, 'idle')]);
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await again.caller.hangUp();
		await caller.until('idle');
		await actor.empty();
	},
	async 'a group rings: one answers and talks, the others do not'(actor) {
		const phone = await actor.phone('101');
		const other = await actor.phone('102');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ringAlone(channel, '101', 'one');
		await actor.stands(phone, 'ringing');
		await actor.ringAlone(channel, '102', 'two');
		await actor.stands(other, 'ringing');
		await phone.answer();
		const ready = await actor.next('UserEvent', {UserEvent: 'PlateauReady'});
		await actor.join(channel, ready.get('Channel') ?? '');
		await actor.send('Hangup', {Channel: 'plateau-two', Cause: '16'});
		await actor.stands(other, 'idle');
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel, BridgeTechnology: 'simple_bridge'});
		await phone.hangUp();
		await actor.empty();
		const again = await actor.call();
		await actor.redirect(again.channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ringAlone(again.channel, '101', 'three');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		const third = await actor.next('UserEvent', {UserEvent: 'PlateauReady'});
		await actor.join(again.channel, third.get('Channel') ?? '');
		await actor.next('BridgeEnter', {Channel: again.channel, BridgeTechnology: 'simple_bridge'});
		await again.caller.hangUp();
		await actor.empty();
	},
	async 'a group rings: nobody takes it, and one who did is left alone'(actor) {
		const phone = await actor.phone('101');
		await actor.on.phoneWith('102', 'busy');
		const {channel, caller} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await actor.ringAlone(channel, '102', 'busy');
		await actor.next('OriginateResponse');
		await actor.ringAlone(channel, '104', 'nowhere');
		await actor.next('OriginateResponse');
		await actor.ringAlone(channel, '101', 'late', {timeoutMs: 1000});
		await actor.next('OriginateResponse');
		await actor.stands(phone, 'idle');
		await actor.ringAlone(channel, '101', 'alone');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('UserEvent', {UserEvent: 'PlateauLetGo'});
		await actor.stands(phone, 'idle');
		await actor.join(channel, 'PJSIP/desk-101-00000fff');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await caller.hangUp();
		await actor.empty();
	},
	async 'an agent hears the name of the queue before the caller'(actor) {
		const phone = await actor.phone('101');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		const whisper = {Channel: channel, Variable: '_PLATEAU_WHISPER', Value: 'support'};
		await actor.send('Setvar', whisper);
		await actor.ring(channel, '101');
		await actor.stands(phone, 'ringing');
		await phone.answer();
		await actor.stands(phone, 'talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await phone.hangUp();
		await actor.empty();
	},
	async 'a waiting caller is told something, and sent outside'(actor) {
		const outside = await actor.on.outside('0799123456');
		const {channel} = await actor.call();
		await actor.redirect(channel, 'plateau-wait');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		const set = (name: string, value: string) =>
			actor.send('Setvar', {Channel: channel, Variable: name, Value: value});
		await set('PLATEAU_ANSWER', '1');
		await set('PLATEAU_ANNOUNCE', 'patience');
		await set('PLATEAU_POSITION', '2');
		await actor.redirect(channel, 'plateau-announce');
		await actor.next('UserEvent', {UserEvent: 'PlateauWaiting'});
		await set('PLATEAU_SEND_TO', '0799123456');
		await actor.redirect(channel, 'plateau-send-out');
		await outside.until('talking');
		await actor.next('BridgeEnter', {Channel: channel});
		await outside.hangUp();
		await actor.empty();
	},
};
