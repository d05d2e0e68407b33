/** What a manager user may read and send. Classes as in `manager.conf`. */

/** Rights of one user. */
export interface ManagerUser {
	readonly name: string;
	readonly secret: string;
	readonly read: readonly string[];
	readonly write: readonly string[];
	/** Only these events, as `eventfilter` lines; every event that `read` allows unless told. */
	readonly events?: readonly string[];
	/** Values of the header `Filter` of user events that are held back, as `eventfilter` lines. */
	readonly heldBack?: readonly string[];
}

/** Which rights allow an action: any of them is enough; none listed: everybody. As Asterisk lists them. */
export const actionRights: Readonly<Record<string, readonly string[]>> = {
	bridge: ['call'],
	bridgelist: [],
	challenge: [],
	command: ['command'],
	coresettings: ['system', 'reporting'],
	coreshowchannels: ['system', 'reporting'],
	corestatus: ['system', 'reporting'],
	devicestatelist: ['call', 'reporting'],
	events: [],
	filter: ['system'],
	getconfig: ['config'],
	getvar: ['call', 'reporting'],
	hangup: ['system', 'call'],
	listcommands: [],
	login: [],
	logoff: [],
	mixmonitor: ['system'],
	mixmonitormute: ['system', 'call'],
	originate: ['originate'],
	ping: [],
	pjsipnotify: ['system'],
	pjsipshowcontacts: ['system'],
	pjsipshowendpoints: ['system'],
	playdtmf: ['call'],
	redirect: ['call'],
	setvar: ['call'],
	status: ['system', 'call', 'reporting'],
	stopmixmonitor: ['system', 'call'],
	userevent: ['user'],
};

/** Whether a user with these rights may send the action. */
export function mayWrite(user: ManagerUser, action: string): boolean {
	const rights = actionRights[action.toLowerCase()] ?? [];
	return (
		rights.length === 0 ||
		user.write.includes('all') ||
		rights.some((one) => user.write.includes(one))
	);
}

/** Whether a session hears an event of this class. `mask` is what it asked for by `Events`. */
export function mayRead(user: ManagerUser, mask: readonly string[], eventClass: string): boolean {
	const has = (list: readonly string[]) => list.includes('all') || list.includes(eventClass);
	return has(user.read) && has(mask);
}
