/** Guards of recording: told, agreed, refused; started, silenced, stopped, and found again. */

import {type Guard, guardsOf} from './guard.ts';

const about = guardsOf('decide/recording.ts', [
	[
		'only one’s own talk is recorded',
		"if (call.agentId !== agentId) return {code: 'not-your-call'};",
		'',
	],
	[
		'nothing is refused that could not be',
		"if (rule === undefined && take === undefined) return {code: 'recording-off'};",
		'',
	],
	[
		'a queue without a rule never records',
		"		if (rule === undefined) return {code: 'recording-off'};\n",
		'',
	],
	[
		'a refusal wins over the agent',
		"if (known.refused !== undefined) return {code: 'recording-opted-out'};",
		'',
	],
	['one recording at a time', "if (take !== undefined) return {code: 'already-recording'};", ''],
	[
		'nobody is recorded before they were told',
		"if (!told && isUntold(rule, known)) return {code: 'recording-not-announced'};",
		'',
	],
	[
		'nobody is recorded before they agreed',
		"if (!told && isUnasked(rule, known)) return {code: 'recording-not-consented'};",
		'',
	],
	[
		'nothing begins through a switch that is away',
		'		if (down) return down;\n		if (isUntold',
		'		if (isUntold',
	],
	[
		'what the agent told is kept',
		'if (isUntold(rule, known))\n			turn.emit',
		'if (false)\n			turn.emit',
	],
	[
		'what was agreed to the agent is kept',
		'if (isUnasked(rule, known))\n			turn.emit',
		'if (false)\n			turn.emit',
	],
	[
		'what is not recorded is not silenced',
		"if (take === undefined || take.state === 'stopping') return {code: 'not-recording'};",
		"if (take === undefined) return {code: 'not-recording'};",
	],
	[
		'nothing is silenced through a switch that is away',
		'	if (down) return down;\n	switch',
		'	switch',
	],
	[
		'silenced twice is silenced once',
		"if (take.state !== 'pausing' && take.state !== 'paused') pauseTake",
		'pauseTake',
	],
	[
		'nothing is heard again before it is known to be silent',
		"else if (take.state === 'pausing') return {code: 'recording-not-ready'};",
		"else if (take.state === 'pausing') resumeTake(turn, call.id, take, by);",
	],
	[
		'what must be recorded is not stopped',
		"if (rule !== undefined && isChosen(rule, call.id)) return {code: 'recording-required'};",
		'',
	],
	[
		'told twice is told once',
		'if (known.announced || isSettled(known)) return;',
		'if (isSettled(known)) return;',
	],
	[
		'told is of no use any more',
		'if (known.announced || isSettled(known)) return;',
		'if (known.announced) return;',
	],
	[
		'who was told is recorded by the rule',
		"	turn.emit({type: 'recording-announced', callId, by: 'notice'});\n	startIfDue(turn, callId);",
		"	turn.emit({type: 'recording-announced', callId, by: 'notice'});",
	],
	[
		'who agreed is recorded by the rule',
		'	startIfDue(turn, call.id);\n}\n\n/** Wins',
		'}\n\n/** Wins',
	],
	[
		'a key of no rule means nothing',
		"if (rule === undefined || digit === '') return;",
		'if (rule === undefined) return;',
		'the wire has no empty digit, and no rule an empty key',
	],
	['the key not to be recorded refuses', 'if (digit === rule.optOutKey) {', 'if (false) {'],
	['only the key for it agrees', 'digit !== rule.consentKey || known.consented', 'known.consented'],
	[
		'agreed twice is agreed once',
		'digit !== rule.consentKey || known.consented || isSettled',
		'digit !== rule.consentKey || isSettled',
	],
	['refused twice is refused once', 'if (known?.refused === undefined) turn.emit', 'turn.emit'],
	['what is refused is stopped', '	stopTake(turn, callId, take, {reason, by: person});\n', ''],
	[
		'what is being stopped is not stopped again',
		"	if (take === undefined || take.state === 'stopping') return;\n	stopTake",
		'	if (take === undefined) return;\n	stopTake',
	],
	[
		'what nobody wants any more is stopped',
		'		orderStrayStop(turn, recordingId, channel);\n		return;',
		'		return;',
	],
	['started twice is started once', "if (take.state === 'starting') turn", 'turn'],
	[
		'silent twice is silent once',
		"if (take.state === 'pausing') turn.emit({type: 'recording-paused', ...about});\n			break;\n		case 'recording-resumed'",
		"turn.emit({type: 'recording-paused', ...about});\n			break;\n		case 'recording-resumed'",
	],
	[
		'heard again twice is heard again once',
		"if (take.state === 'resuming') turn",
		"if (take.state !== 'paused') turn",
	],
	[
		'what should be silence and is not ends',
		"			else if (take.state === 'paused')\n				stopTake(turn, call.id, take, {reason: 'pause-unconfirmed', by: 'floor'});\n",
		'',
	],
	[
		'an end that was asked for has its reason',
		"if (take.state === 'stopping' && take.endReason !== undefined)",
		'if (false)',
	],
	['a talk is recorded from its beginning', "		event.type === 'call-connected' ||\n", ''],
	['who got the call is recorded', "		event.type === 'call-handed-over' ||\n", ''],
	['who took the call over is recorded', "		event.type === 'call-taken-over' ||\n", ''],
	[
		'whoever comes after is recorded once the one before is over',
		"		(event.type === 'recording-ended' && event.reason === 'agent-left')\n",
		'		false\n',
	],
	[
		'another switch’s calls are left alone',
		'if (call.legs[0]?.channel.switchId === switchId) startIfDue',
		'startIfDue',
		'what is due at another switch that is there was begun already',
	],
	[
		'only a talk is recorded by the rule',
		"call?.state !== 'talking' || switchDown(turn, call)",
		'call === undefined || switchDown(turn, call as Talk)',
	],
	[
		'nothing begins by the rule at a switch that is away',
		"call?.state !== 'talking' || switchDown(turn, call)",
		"call?.state !== 'talking'",
		'a switch that is away says nothing, and is looked at once it is there',
	],
	[
		'what the rule does not want is not recorded',
		'if (rule === undefined || !isChosen(rule, callId)) return;',
		'if (rule === undefined) return;',
	],
	[
		'a refusal wins over the rule',
		'if (known.refused !== undefined || known.take !== undefined) return;',
		'if (known.take !== undefined) return;',
	],
	[
		'one recording at a time by the rule',
		'if (known.refused !== undefined || known.take !== undefined) return;',
		'if (known.refused !== undefined) return;',
	],
	[
		'nobody is recorded by the rule before they were told',
		'if (isUntold(rule, known) || isUnasked(rule, known)) return;',
		'if (isUnasked(rule, known)) return;',
	],
	[
		'nobody is recorded by the rule before they agreed',
		'if (isUntold(rule, known) || isUnasked(rule, known)) return;',
		'if (isUntold(rule, known)) return;',
	],
	['what cannot be recorded is not tried for ever', 'known.failures >= mostFailures ||', ''],
	[
		'what could not be silenced is not begun again',
		" || known.trouble?.reason === 'pause-unconfirmed') return;",
		') return;',
	],
	['a rule without a notice needs none', 'rule.notice !== undefined && !announced', '!announced'],
	['a rule without consent needs none', 'rule.consent === true && !consented', '!consented'],
	[
		'another switch’s recordings are left alone',
		'		if (take?.switchId !== switchId) continue;\n',
		'		if (take === undefined) continue;\n',
	],
	[
		'what was not found is over',
		"if (own === undefined) endTake(turn, callId, take, take.endReason ?? 'lost');",
		'if (own === undefined) continue;',
	],
	['what is known is not stopped', '		if (known.has(recordingId)) continue;\n', ''],
	[
		'what is unknown is stopped',
		'		orderStrayStop(turn, recordingId, {switchId, channelId});\n',
		'',
	],
	[
		'what was found begun has begun',
		"		case 'starting':\n			turn.emit({type: 'recording-started', ...about});\n",
		"		case 'starting':\n",
	],
	[
		'what should be heard and is silent is heard again',
		"		case 'recording':\n			if (isPaused) order(turn, 'resume-recording', callId);\n",
		"		case 'recording':\n",
	],
	[
		'what should be silent soon and is not ends',
		'			else stopTake(turn, callId, take, unconfirmed);\n',
		'',
	],
	[
		'what should be silent and is not ends, found again',
		'			if (!isPaused) stopTake(turn, callId, take, unconfirmed);\n',
		'',
	],
	[
		'what should be heard soon is heard',
		"			if (isPaused) order(turn, 'resume-recording', callId);\n			else turn",
		'			turn',
	],
	['what should be stopped is stopped', "			order(turn, 'stop-recording', callId);\n", ''],
]);

const takes = guardsOf('decide/recording-takes.ts', [
	[
		'a refusal that came later is why it ended',
		'const why = refused ?? reason;',
		'const why = reason;',
	],
	['what was refused is not kept', '...(refused === undefined ? {} : {discarded: true}),', ''],
	[
		'what may not have been silent is cut',
		'...(take.pauseAskedAt === undefined',
		'...(take.pauseAskedAt !== null',
	],
	[
		'a recording ends with its call',
		"if (take !== undefined) endTake(turn, callId, take, take.endReason ?? 'call-ended');",
		'',
	],
	[
		'what is being stopped is not stopped by a change of agent',
		"if (take === undefined || take.state === 'stopping') return;",
		'if (take === undefined) return;',
	],
	[
		'each recording’s order has an id of its own',
		'{turn.occasion}`, type, recordingId',
		"{''}`, type, recordingId",
	],
	[
		'what is silenced is not for ever unconfirmed',
		"if (take !== undefined) stopTake(turn, callId, take, {reason: 'pause-unconfirmed', by: 'floor'});",
		'',
	],
]);

const rule = guardsOf('recording/rule.ts', [
	['by share, so many', "if (mode !== 'share') return mode === 'all';", "return mode === 'all';"],
	[
		'on demand, none by itself',
		"if (mode !== 'share') return mode === 'all';",
		"if (mode !== 'share') return true;",
	],
	['who was told is told no more', ' || known?.announced === true ||', ' ||'],
	['who refused is told no more', ' || known?.refused !== undefined)', ')'],
	[
		'who is not recorded is told nothing',
		"if (rule.mode !== 'on-demand' && !isChosen(rule, callId)) return {};",
		'',
	],
]);

const folds = guardsOf('apply/recording.ts', [
	[
		'what is silent needs no confirmation any more',
		'const {pauseAskedAt: _confirmed, ...take} = takeOf',
		'const take = takeOf',
	],
	[
		'what went as asked is no trouble',
		'if (!troubles.has(reason)) return {...rest, ended: true};',
		'',
	],
	['failures are counted', 'failures: known.failures + 1', 'failures: known.failures'],
]);

const known = guardsOf('recording/recording.ts', [
	[
		'only a pause that was asked for is waited for',
		"take?.state === 'pausing' ? take.since + pauseAckMs",
		'take ? take.since + pauseAckMs',
	],
]);

export const recordingGuards: readonly Guard[] = [
	...[...about, ...takes, ...rule, ...folds, ...known],
];
