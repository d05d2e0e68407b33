/** What each frame, view and command is for, in a sentence. Read by the documents alone. */

import type {CommandName} from './commands.ts';
import type {ByeCode, ClientMessage, ServerMessage} from './messages.ts';
import type {ViewName} from './views.ts';

export const clientMessageAbout: Readonly<Record<ClientMessage['type'], string>> = {
	hello:
		'The first frame. A `token` brings the log-in of its account; without a good one, `log-in` follows.',
	'log-in': 'Answered by `logged-in` or `log-in-refused`. Throttled by account and by address.',
	subscribe:
		'Begins to watch a view: a `snapshot` comes, then `delta`s. The same `sub` again begins anew.',
	unsubscribe: 'Ends a subscription.',
	command: 'Asks for something; answered once, by `answer` or `refused`.',
	ping: 'Answered by `pong`. The daemon sends WebSocket pings of its own.',
};

export const serverMessageAbout: Readonly<Record<ServerMessage['type'], string>> = {
	welcome: 'The answer to `hello`.',
	'logged-in':
		'The answer to a right `log-in`. The token is kept in a file that only its owner reads.',
	'log-in-refused': '`log-in-wrong`, `log-in-throttled` (with `retryMs`) or `internal`.',
	snapshot: 'A whole view. What follows is numbered from its `n`.',
	delta:
		'A change of a view. `n` is one more than the last; anything else is a gap: subscribe again.',
	'subscription-ended': 'A view that cannot be had, or can no longer.',
	answer: 'A command was done.',
	refused: 'A command was not done, and why.',
	pong: 'The answer to `ping`.',
	bye: 'The daemon closes the link.',
};

export const byeAbout: Readonly<Record<ByeCode, string>> = {
	stopping: 'The daemon stops. Come back.',
	'too-slow': 'The client does not read; what it missed is dropped. Come back.',
	silent: 'Nothing was heard from the client. Come back.',
	'bad-frame': 'A frame that is no message, or one out of turn.',
	flood: 'Far more requests than the limit, without a pause.',
	revoked: 'The log-in was ended: logged out elsewhere, password changed, account removed.',
	version: 'The client speaks another version of this protocol.',
};

export const viewAbout: Readonly<Record<ViewName, string>> = {
	board: 'The whole floor for a wall. No scope. Supervisors.',
	desk: 'One agent’s desk. Scope: the agent’s id, one’s own when absent. That agent, or supervisors.',
	call: 'One call’s page, live or ended. Scope: the call’s id. Supervisors.',
	me: 'The watching person and the phones they could take. No scope. Anybody.',
	targets: 'Whom a call can be transferred to or consulted about. No scope. Anybody.',
	waiting:
		'Who waits in the queues that let an agent take one out of the order, the first fifty. Scope: the agent’s id, one’s own when absent. That agent, or supervisors.',
};

export const commandAbout: Readonly<Record<CommandName, string>> = {
	'sign-in': 'Takes a phone and begins work.',
	'sign-out': 'Leaves the phone; during a call, after it.',
	'take-phone': 'Takes a phone to listen with.',
	'release-phone': 'Gives that phone back.',
	'set-presence': 'Available, or not ready with a reason; during a call, after it.',
	'cancel-pending-presence': 'Takes back what waits for the end of the call.',
	answer: 'Makes the ringing phone answer, where it can; or takes what rings on the desk in hand.',
	decline: 'Declines the ringing call, or what rings on the desk.',
	'hang-up': 'Ends the call.',
	'set-disposition': 'Chooses the outcome of a call.',
	'finish-wrap-up': 'Ends the work after the call.',
	'extend-wrap-up': 'Makes the wrap-up longer, as often as its queue allows.',
	'want-wrap-up': 'Asks during a call for work after it, where the queue leaves it to the agent.',
	hold: 'Lets the customer wait with music.',
	resume: 'Talks to the customer again.',
	mute: 'Turns the agent’s microphone off, or on.',
	'send-digits': 'Sends keys to whom the agent hears.',
	transfer: 'Sends the call on without a word: to an agent, a phone, a queue or a number outside.',
	dial: 'Calls a number by hand: the agent’s own phone rings first.',
	'may-dial': 'Whether a number may be dialled, and by which rule.',
	consult: 'Calls a third party while the customer waits.',
	swap: 'Talks to the other one of customer and third party.',
	'join-all': 'Brings customer and third party together with the agent.',
	'end-consult': 'Ends the consultation and goes back to the customer.',
	'hand-over': 'Leaves the customer to the third party.',
	park: 'Sets the call in front of an agent apart, for anybody of its queue.',
	'pick-up': 'Has an agent’s phone rung for a parked call.',
	'take-call': 'Makes a waiting call an agent’s next one, out of its order.',
	'raise-hand': 'Asks a supervisor for help.',
	'lower-hand': 'Takes that back, or answers it.',
	'approve-presence': 'Lets an agent have the pause they asked for; during a call, after it.',
	'refuse-presence': 'Does not.',
	'lend-agent': 'Gives an agent to a queue for a time.',
	'end-loan': 'Takes a lent agent back.',
	'add-work': 'Brings a piece of work that is not a call into a queue.',
	'take-back-work': 'Takes it off the floor, wherever it is.',
	'finish-work': 'Says that work in hand is done.',
	'give-back-work': 'Puts work in hand back into its queue.',
	'why-work': 'Says who could be offered it now, and why the others not.',
	'save-note': 'Keeps the whole note of a call; the last write wins.',
	'name-customer': 'Names the customer of a call; an empty name takes it away.',
	'find-customer': 'Says what is known of a customer, by their number or their id.',
	'set-customer': 'Sets a customer’s own agent and the head start of their calls.',
	'report-gaps': 'Lists when nobody saw a switch, and what came of its calls.',
	'list-callbacks':
		'Lists who waited when the switch went, or came to a mailbox, and has not been answered since.',
	'raise-call': 'Gives a waiting call a head start.',
	'start-monitor': 'Listens to an agent’s call, whispers to the agent, or barges in.',
	'change-monitor': 'Changes between the three.',
	'stop-monitor': 'Stops listening.',
	'take-over': 'Makes the call that one listens to one’s own; its agent is out of it.',
	'start-recording': 'Records the call in front of an agent, where its queue’s rule allows.',
	'pause-recording': 'Silence is recorded from now on.',
	'resume-recording': 'Sound is recorded again.',
	'stop-recording': 'Ends a recording that the rule leaves to the agent.',
	'opt-out-recording': 'The call is not recorded, and what was recorded of it is deleted.',
	'list-recordings': 'Lists recordings, newest first.',
	'show-recording': 'Says what is known of a recording, or the proof that it was deleted.',
	'play-recording': 'Opens a recording to be heard.',
	'play-message': 'Opens the message that a piece of work is about, to be heard.',
	'export-recording': 'Opens a recording to be kept outside.',
	'read-recording': 'Gives one chunk of an opened recording.',
	'delete-recording': 'Deletes a recording before its time, with proof.',
	'hold-recording': 'Keeps a recording beyond its time for a legal reason, or no longer.',
	'why-call': 'Says why a call went where it did, and why not to others.',
	'replay-floor': 'Gives the board as it was at a moment of the journal.',
	'what-if': 'Lives a recorded day again through the same engine, as it was and with changes.',
	simulate: 'Lives a day that a scenario describes through the same engine.',
	'report-exposure': 'Says who was listened to, by whom, how often and how long, and why.',
	'apply-floor': 'Applies a floor file, or says what it would change.',
	'export-floor': 'Gives the floor file in force.',
	backup: 'Writes a checked copy of the database.',
	'add-account': 'Adds an account.',
	'set-password': 'Changes a password and ends the account’s other sessions.',
	'list-accounts': 'Lists accounts.',
	'set-role': 'Gives an account another role, in its open sessions too.',
	'remove-account': 'Removes an account and ends its sessions.',
	'sign-off': 'Ends this log-in; the link stays.',
	audit: 'Gives the last rows of the audit.',
};
