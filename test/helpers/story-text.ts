/** The right side of a story: orders and states as short text. */

import {type Effect, type Floor, id, recordingState} from '@plateau/core';
import {presence} from './story-events.ts';

/** `type` and whom it is about. */
export function effectText(effect: Effect): string {
	switch (effect.type) {
		case 'admit':
			return `admit ${effect.callId} ${effect.queueId} ${effect.language}${effect.notice === undefined ? '' : ` telling ${effect.notice}`}`;
		case 'ring-agent':
			return `ring ${effect.offerId} ${effect.phoneId}${effect.headset === undefined ? (effect.way === 'group' ? ' group' : '') : ` headset ${effect.headset.channel.channelId}`}`;
		case 'connect-headset':
			return `headset ${effect.agentId} ${effect.phoneId}`;
		case 'drop-headset':
			return 'drop headset';
		case 'withdraw-ring':
			return `withdraw ${effect.offerId}${effect.way === 'group' ? ' group' : ''}`;
		case 'connect':
			return `connect ${effect.offerId} ${effect.callId} ${effect.agentChannel.channelId}`;
		case 'announce':
			return [
				...['announce', effect.callId, ...(effect.message === '' ? [] : [effect.message])],
				...(effect.position === undefined ? [] : [`place ${effect.position}`]),
				...(effect.waitMinutes === undefined ? [] : [`wait ${effect.waitMinutes}`]),
			].join(' ');
		case 'send-out':
			return `send ${effect.callId} ${effect.number}${effect.transfer ? ' transfer' : ''}`;
		case 'dial':
			return [
				...['dial', effect.callId, effect.phoneId],
				...('number' in effect.to
					? [effect.to.number]
					: [
							`to ${effect.to.phoneId}`,
							...(effect.to.headset === undefined
								? []
								: [`at ${effect.to.headset.channel.channelId}`]),
						]),
				...(effect.callerId === undefined ? [] : [`as ${effect.callerId}`]),
				...(effect.headset === undefined ? [] : [`headset ${effect.headset.channel.channelId}`]),
			].join(' ');
		case 'ask-colleague':
			return `ask ${effect.callId} ${effect.agentChannel.channelId} headset ${effect.headset.channel.channelId}`;
		case 'end-dial':
			return `end-dial ${effect.callId}`;
		case 'answer-phone':
		case 'answer-dialled':
		case 'hang-up':
			return `${effect.type} ${effect.channel.channelId}`;
		case 'say-farewell':
			return `farewell ${effect.callId} ${effect.farewell}${effect.message ? ` ${effect.message}` : ''}`;
		case 'hold':
		case 'resume':
			return `${effect.type} ${effect.callId}`;
		case 'mute':
			return `mute ${effect.callId} ${effect.muted ? 'off' : 'on'}`;
		case 'send-digits':
			return `digits ${effect.channel.channelId} ${effect.digits}`;
		case 'consult':
			return [
				`consult ${effect.consultId}`,
				'phoneId' in effect.to ? effect.to.phoneId : effect.to.number,
				...(effect.headset === undefined ? [] : [`headset ${effect.headset.channel.channelId}`]),
			].join(' ');
		case 'swap':
			return `swap ${effect.consultId} ${effect.with}`;
		case 'join-all':
		case 'end-consult':
		case 'hand-over':
			return `${effect.type} ${effect.consultId}`;
		case 'take-over':
			return `take-over ${effect.callId} ${effect.monitorId}`;
		case 'requeue':
			return `requeue ${effect.callId} ${effect.queueId}`;
		case 'answer-consult':
			return `answer ${effect.consultId}`;
		case 'start-monitor':
			return `start ${effect.monitorId} ${effect.phoneId} ${effect.agentChannel.channelId} ${effect.mode}`;
		case 'listen-outside':
			return `call ${effect.monitorId} ${effect.number} ${effect.agentChannel.channelId} ${effect.mode} as ${effect.callerId}`;
		case 'change-monitor':
			return `change ${effect.monitorId} ${effect.mode}`;
		case 'stop-monitor':
			return `stop ${effect.monitorId}`;
		case 'start-recording':
		case 'pause-recording':
		case 'resume-recording':
		case 'stop-recording':
			return `${effect.type} ${effect.recordingId} ${effect.channel.channelId}`;
	}
}

/** The state of a call, an agent, an offer, a monitor, a phone or the switch. */
export function stateText(floor: Floor, name: string): string {
	const call = [...floor.calls.values()].find(({id}) => id === name);
	if (call !== undefined)
		return 'entry' in call && call.entry ? `${call.state} ${call.entry.queueId}` : call.state;
	if (name.startsWith('notice:')) {
		const told = floor.calls.get(id(name.slice('notice:'.length)));
		const notice = told?.state === 'talking' ? told.notice : undefined;
		return notice === undefined ? 'none' : `${notice.code} ${notice.reason}`;
	}
	if (name.startsWith('recording:'))
		return recordingState(floor.recordings.get(id(name.slice('recording:'.length))));
	const thing =
		[...floor.offers.values(), ...floor.monitors.values()].find(({id}) => id === name) ??
		[...floor.switches.values()].find(({id}) => id === name);
	if (thing !== undefined) return thing.state;
	const item = [...floor.work.values()].find(({id}) => id === name);
	if (item !== undefined) {
		return [item.state, ...(item.state === 'waiting' ? [item.entry.queueId] : [item.agentId])].join(
			' ',
		);
	}
	const phone = [...floor.phones.values()].find(({id}) => id === name);
	if (phone !== undefined)
		return `${phone.holder ?? 'free'}${phone.registered ? '' : ' unregistered'}${phone.outside.map((one) => ` ${one}`).join('')}`;
	const agent = [...floor.agents.values()].find(({id}) => id === name);
	if (agent === undefined) return 'gone';
	if (agent.state === 'signed-out') return 'signed-out';
	const pending = agent.pendingPresence;
	return [
		presence(agent.presence),
		agent.activity.state,
		...(agent.work === undefined ? [] : [`hand ${agent.work.hand.join('+') || 'empty'}`]),
		...(agent.dialNotice === undefined ? [] : [`told ${agent.dialNotice.reason}`]),
		...(agent.link.state === 'lost' ? ['lost'] : []),
		...(agent.request === undefined ? [] : [`asks ${presence(agent.request.presence)}`]),
		...(pending === undefined ? [] : [`then ${presence(pending)}`]),
	].join(' ');
}
