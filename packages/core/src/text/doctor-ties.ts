/** What the doctor finds of the ties between switches. */

export const tieFindings = {
	'tie-up': {
		state: 'ok',
		says: [
			'Calls can ring phones at "{to}", across the tie.',
			'Les appels peuvent sonner sur les postes de « {to} », par la liaison.',
		],
	},
	'tie-down': {
		state: 'fail',
		says: [
			'Calls cannot ring phones at "{to}": its SIP at {address} does not answer here.',
			'Les appels ne peuvent sonner sur les postes de « {to} » : son SIP à {address} ne répond pas ici.',
		],
		remedy: [
			'Write the configuration of both anew, reload both, and let UDP pass between the two: SIP and sound.',
			'Réécrivez la configuration des deux, rechargez-les, et laissez passer l’UDP entre eux : SIP et son.',
		],
	},
} as const;
