/**
 * What a manager stream may hold, and what must come out of it. Shared by the decoder's tests and
 * by bench/ami-codec, which asks the same of other libraries. A line without a colon is expected
 * under the name `''`.
 */

type Field = readonly [name: string, value: string];

export interface GoldenCase {
	readonly name: string;
	readonly wire: string;
	readonly messages: readonly (readonly Field[])[];
}

const event = (name: string, ...fields: Field[]): Field[] => [['Event', name], ...fields];
const answer = (value: string, ...fields: Field[]): Field[] => [
	['Response', value],
	['ActionID', '1'],
	...fields,
];

/** What other streams end with, to see that the reader is in step again. */
const tail = 'Event: Reload\r\nModule: All\r\n\r\n';
const tailFields = event('Reload', ['Module', 'All']);

export const goldenCases: readonly GoldenCase[] = [
	{
		name: 'a plain event, and one behind it',
		wire: `Event: Hangup\r\nChannel: PJSIP/101-00000001\r\nCause: 16\r\nCause-txt: Normal Clearing\r\n\r\n${tail}`,
		messages: [
			event(
				'Hangup',
				['Channel', 'PJSIP/101-00000001'],
				['Cause', '16'],
				['Cause-txt', 'Normal Clearing'],
			),
			tailFields,
		],
	},
	{
		name: 'an answer, its list and the end of the list',
		wire: 'Response: Success\r\nActionID: 1\r\nEventList: start\r\nMessage: Channels will follow\r\n\r\nEvent: CoreShowChannel\r\nActionID: 1\r\nChannel: PJSIP/101-00000001\r\n\r\nEvent: CoreShowChannelsComplete\r\nActionID: 1\r\nEventList: Complete\r\nListItems: 1\r\n\r\n',
		messages: [
			answer('Success', ['EventList', 'start'], ['Message', 'Channels will follow']),
			event('CoreShowChannel', ['ActionID', '1'], ['Channel', 'PJSIP/101-00000001']),
			event(
				'CoreShowChannelsComplete',
				['ActionID', '1'],
				['EventList', 'Complete'],
				['ListItems', '1'],
			),
		],
	},
	{
		name: 'names in UTF-8, of two to four bytes a character',
		wire: `Event: Newchannel\r\nCallerIDName: Zoé Lefèvre\r\nConnectedLineName: 山田太郎 ☎ 😀\r\n\r\n${tail}`,
		messages: [
			event('Newchannel', ['CallerIDName', 'Zoé Lefèvre'], ['ConnectedLineName', '山田太郎 ☎ 😀']),
			tailFields,
		],
	},
	{
		name: 'ChanVariable repeated, in order',
		wire: `Event: Newstate\r\nChanVariable: A=1\r\nChanVariable: B=2\r\nChanVariable: C=\r\n\r\n${tail}`,
		messages: [
			event('Newstate', ['ChanVariable', 'A=1'], ['ChanVariable', 'B=2'], ['ChanVariable', 'C=']),
			tailFields,
		],
	},
	{
		name: 'an equals sign inside a variable',
		wire: `Event: Status\r\nVariable: URI=sip:1@h;a=b==\r\nVariable: D=x=y\r\n\r\n${tail}`,
		messages: [
			event('Status', ['Variable', 'URI=sip:1@h;a=b=='], ['Variable', 'D=x=y']),
			tailFields,
		],
	},
	{
		name: "VarSet's Variable and Value",
		wire: `Event: VarSet\r\nVariable: DIALSTATUS\r\nValue: ANSWER\r\n\r\n${tail}`,
		messages: [event('VarSet', ['Variable', 'DIALSTATUS'], ['Value', 'ANSWER']), tailFields],
	},
	{
		name: 'many lines of Output, empty ones too',
		wire: `Response: Success\r\nActionID: 1\r\nMessage: Command output follows\r\nOutput: first\r\nOutput: \r\nOutput: third\r\nOutput: \r\n\r\n${tail}`,
		messages: [
			answer(
				'Success',
				['Message', 'Command output follows'],
				['Output', 'first'],
				['Output', ''],
				['Output', 'third'],
				['Output', ''],
			),
			tailFields,
		],
	},
	{
		name: 'leading blanks in Output',
		wire: `Response: Success\r\nActionID: 1\r\nOutput:   two columns\r\nOutput:  one\r\n\r\n${tail}`,
		messages: [answer('Success', ['Output', '  two columns'], ['Output', ' one']), tailFields],
	},
	{
		name: 'Response: Follows, up to --END COMMAND--',
		wire: `Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\nfirst\nsecond\n--END COMMAND--\r\n\r\n${tail}`,
		messages: [
			[
				['Response', 'Follows'],
				['Privilege', 'Command'],
				['ActionID', '1'],
				['Output', 'first'],
				['Output', 'second'],
			],
			tailFields,
		],
	},
	{
		name: 'Response: Follows with lines that look like fields',
		wire: `Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\nSystem: up\nEvent: none\n--END COMMAND--\r\n\r\n${tail}`,
		messages: [
			[
				['Response', 'Follows'],
				['Privilege', 'Command'],
				['ActionID', '1'],
				['Output', 'System: up'],
				['Output', 'Event: none'],
			],
			tailFields,
		],
	},
	{
		name: 'a blank line that is CR LF LF',
		wire: `Event: One\r\nA: 1\r\n\nEvent: Two\r\nB: 2\r\n\r\n${tail}`,
		messages: [event('One', ['A', '1']), event('Two', ['B', '2']), tailFields],
	},
	{
		name: 'bare LF at the end of a line inside an event',
		wire: `Event: PeerStatus\r\nPeer: SIP/101\nPeerStatus: Registered\r\nAddress: 192.0.2.1\n\r\n${tail}`,
		messages: [
			event(
				'PeerStatus',
				['Peer', 'SIP/101'],
				['PeerStatus', 'Registered'],
				['Address', '192.0.2.1'],
			),
			tailFields,
		],
	},
	{
		name: "fields named as an object's own: __proto__, constructor, toString",
		wire: `Event: UserEvent\r\n__proto__: a\r\nconstructor: b\r\ntoString: c\r\nhasOwnProperty: d\r\n\r\n${tail}`,
		messages: [
			event(
				'UserEvent',
				['__proto__', 'a'],
				['constructor', 'b'],
				['toString', 'c'],
				['hasOwnProperty', 'd'],
			),
			tailFields,
		],
	},
	{
		name: "fields named as a reader's own: lines, get, set, emit, events, variables",
		wire: `Event: UserEvent\r\nlines: a\r\nget: b\r\nset: c\r\nemit: d\r\nevents: e\r\nvariables: f\r\n\r\n${tail}`,
		messages: [
			event(
				'UserEvent',
				['lines', 'a'],
				['get', 'b'],
				['set', 'c'],
				['emit', 'd'],
				['events', 'e'],
				['variables', 'f'],
			),
			tailFields,
		],
	},
	{
		name: 'a line without a colon',
		wire: `Event: UserEvent\r\nno colon here\r\nAfter: it\r\n\r\n${tail}`,
		messages: [event('UserEvent', ['', 'no colon here'], ['After', 'it']), tailFields],
	},
	{
		name: 'colons in a value, and an empty value',
		wire: `Event: ContactStatus\r\nURI: sip:101@[2001:db8::1]:5060\r\nReason: \r\nRoundtripUsec: 12\r\n\r\n${tail}`,
		messages: [
			event(
				'ContactStatus',
				['URI', 'sip:101@[2001:db8::1]:5060'],
				['Reason', ''],
				['RoundtripUsec', '12'],
			),
			tailFields,
		],
	},
];
