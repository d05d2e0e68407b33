/** What the doctor finds about the manager interface: reach, rights, events, names. */

import type {FindingText} from './finding-text.ts';

export const managerFindings = {
	'manager-reached': {
		state: 'ok',
		says: [
			'The manager interface at {where} takes the user "{user}".',
			'L’interface de gestion {where} accepte l’utilisateur « {user} ».',
		],
	},
	'manager-unreachable': {
		state: 'fail',
		says: [
			'The manager interface at {where} does not answer: {why}.',
			'L’interface de gestion {where} ne répond pas : {why}.',
		],
		remedy: [
			'Is Asterisk running? Check host and port of this switch in plateau.toml, and enabled, bindaddr and port in manager.conf.',
			'Asterisk tourne-t-il ? Vérifiez l’hôte et le port de ce commutateur dans plateau.toml, et enabled, bindaddr et port dans manager.conf.',
		],
	},
	'manager-login-refused': {
		state: 'fail',
		says: [
			'The manager interface at {where} refuses the user "{user}".',
			'L’interface de gestion {where} refuse l’utilisateur « {user} ».',
		],
		remedy: [
			'Compare name and secret with manager.conf, and let its permit lines name this machine; then say "manager reload".',
			'Comparez le nom et le secret avec manager.conf, dont une ligne permit doit couvrir cette machine ; puis « manager reload ».',
		],
	},
	'manager-exposed': {
		state: 'warn',
		says: [
			'The manager interface at {where} is on the network without TLS: passwords and callers can be read on the way.',
			'L’interface de gestion {where} est sur le réseau sans TLS : mots de passe et appelants y sont lisibles.',
		],
		remedy: [
			'Run the daemon on the same machine, or set tls for this switch and tlsenable in manager.conf.',
			'Lancez le service sur la même machine, ou activez tls pour ce commutateur et tlsenable dans manager.conf.',
		],
	},
	'system-user-reached': {
		state: 'ok',
		says: [
			'The second manager user can make phones answer from the keyboard.',
			'Le second utilisateur de gestion peut faire décrocher les postes au clavier.',
		],
	},
	'system-user-absent': {
		state: 'warn',
		says: [
			'There is no second manager user: agents lift the handset, and some checks below are left out.',
			'Pas de second utilisateur de gestion : on décroche à la main, et certains contrôles sont omis.',
		],
		remedy: [
			'If phones shall be answered from the keyboard, add it to manager.conf and to the settings of this switch.',
			'Pour décrocher au clavier, ajoutez-le à manager.conf et aux réglages de ce commutateur.',
		],
	},
	'system-user-refused': {
		state: 'warn',
		says: [
			'The second manager user "{user}" is refused: {why}.',
			'Le second utilisateur de gestion « {user} » est refusé : {why}.',
		],
		remedy: [
			'Compare its name and secret with manager.conf and give it write = system; then say "manager reload".',
			'Comparez son nom et son secret avec manager.conf et donnez-lui write = system ; puis « manager reload ».',
		],
	},
	'rights-right': {
		state: 'ok',
		says: [
			'The control user may do what it must, and nothing that would be a shell.',
			'L’utilisateur de contrôle peut ce qu’il doit, et rien qui vaudrait un accès système.',
		],
	},
	'rights-missing': {
		state: 'fail',
		says: [
			'The control user may not: {actions}.',
			'L’utilisateur de contrôle n’a pas le droit à : {actions}.',
		],
		remedy: [
			'In manager.conf give it write = call,originate,user,reporting; then say "manager reload".',
			'Dans manager.conf, donnez-lui write = call,originate,user,reporting ; puis « manager reload ».',
		],
	},
	'rights-excessive': {
		state: 'fail',
		says: [
			'The control user may also: {actions}. Whoever gets its secret gets this machine.',
			'L’utilisateur de contrôle peut aussi : {actions}. Qui obtient son secret obtient la machine.',
		],
		remedy: [
			'In manager.conf leave it write = call,originate,user,reporting, without command, config, agi and system.',
			'Dans manager.conf, ne lui laissez que write = call,originate,user,reporting, sans command, config, agi ni system.',
		],
	},
	'events-heard': {
		state: 'ok',
		says: ['The dialplan’s events arrive.', 'Les événements du plan de numérotation arrivent.'],
	},
	'events-not-heard': {
		state: 'fail',
		says: [
			'Events do not arrive: the floor would see no call.',
			'Les événements n’arrivent pas : aucun appel ne serait vu.',
		],
		remedy: [
			'In manager.conf give the control user read = call,user, and let its eventfilter lines pass UserEvent.',
			'Dans manager.conf, donnez à l’utilisateur de contrôle read = call,user, et laissez passer UserEvent dans ses lignes eventfilter.',
		],
	},
	'filter-current': {
		state: 'ok',
		says: [
			'The control user’s event filter passes all that the daemon reads.',
			'Le filtre d’événements de l’utilisateur de contrôle laisse passer tout ce que le service lit.',
		],
	},
	'filter-old': {
		state: 'fail',
		says: [
			'The control user’s event filter is of another version: some of what happens at the phones is not seen, or only late.',
			'Le filtre d’événements de l’utilisateur de contrôle est d’une autre version : une partie de ce qui se passe aux postes n’est pas vue, ou trop tard.',
		],
		remedy: [
			'Write the configuration again with asterisk-config, copy manager.conf (its eventfilter lines), say "manager reload" and restart plateaud: calls go on.',
			'Réécrivez la configuration avec asterisk-config, copiez manager.conf (ses lignes eventfilter), dites « manager reload » et redémarrez plateaud : les appels continuent.',
		],
	},
	'filter-keys-other': {
		state: 'fail',
		says: [
			'The control user’s event filter passes other callers’ keys than floor.yaml names: a key that is pressed may not be heard.',
			'Le filtre d’événements de l’utilisateur de contrôle laisse passer d’autres touches d’appelants que celles de floor.yaml : une touche peut ne pas être entendue.',
		],
		remedy: [
			'Write the configuration again with asterisk-config, copy manager.conf (its eventfilter lines), say "manager reload" and restart plateaud: calls go on.',
			'Réécrivez la configuration avec asterisk-config, copiez manager.conf (ses lignes eventfilter), dites « manager reload » et redémarrez plateaud : les appels continuent.',
		],
	},
	'timestamps-missing': {
		state: 'warn',
		says: [
			'Events carry no timestamp: delays on the way cannot be told.',
			'Les événements ne sont pas horodatés : les retards ne se voient pas.',
		],
		remedy: [
			'In manager.conf, section [general]: timestampevents = yes.',
			'Dans manager.conf, section [general] : timestampevents = yes.',
		],
	},
	'system-name-right': {
		state: 'ok',
		says: [
			'Events carry the secret system name: forged ones are told apart.',
			'Les événements portent le nom secret : les faux se distinguent.',
		],
	},
	'system-name-missing': {
		state: 'fail',
		says: [
			'Asterisk runs without a system name: a caller’s forged events cannot be told from true ones.',
			'Asterisk tourne sans nom de système : un faux événement d’appelant ne se distingue pas d’un vrai.',
		],
		remedy: [
			'Put systemname into asterisk.conf as asterisk-config wrote it, and RESTART Asterisk: a reload is not enough.',
			'Mettez systemname dans asterisk.conf comme asterisk-config l’a écrit, et REDÉMARREZ Asterisk : un rechargement ne suffit pas.',
		],
	},
	'system-name-other': {
		state: 'fail',
		says: [
			'Asterisk’s system name is not the one in the secrets: every event would be refused.',
			'Le nom de système d’Asterisk n’est pas celui des secrets : tout événement serait refusé.',
		],
		remedy: [
			'Use the asterisk.conf that asterisk-config wrote and RESTART Asterisk, or put its systemname into the settings.',
			'Utilisez l’asterisk.conf écrit par asterisk-config et REDÉMARREZ Asterisk, ou mettez son systemname dans les réglages.',
		],
	},
	'not-asked': {
		state: 'warn',
		says: [
			'Asterisk does not answer "{action}": {why}.',
			'Asterisk ne répond pas à « {action} » : {why}.',
		],
		remedy: [
			'Mend what is above first, then ask again.',
			'Réglez d’abord ce qui précède, puis relancez le contrôle.',
		],
	},
} as const satisfies Record<string, FindingText>;
