/** What the command line's parser says by itself. */

/** What `yargs` says in English and we would say otherwise. */
export const yargsEnglish = {
	'Did you mean %s?': 'There is no such command: did you mean %s?',
};

/** yargs' own sentences in French; its English ones are its keys. */
export const yargsFrench: Readonly<Record<string, string | {one: string; other: string}>> = {
	'Commands:': 'Commandes :',
	'Options:': 'Options :',
	'Positionals:': 'Arguments :',
	'Examples:': 'Exemples :',
	boolean: 'booléen',
	string: 'texte',
	number: 'nombre',
	array: 'liste',
	required: 'requis',
	default: 'défaut',
	'default:': 'défaut :',
	'choices:': 'choix :',
	'aliases:': 'alias :',
	command: 'commande',
	'Show help': 'Afficher l’aide',
	'Show version number': 'Afficher la version',
	'Not enough non-option arguments: got %s, need at least %s': {
		one: 'Pas assez d’arguments : %s reçu, %s au moins',
		other: 'Pas assez d’arguments : %s reçus, %s au moins',
	},
	'Too many non-option arguments: got %s, maximum of %s': {
		one: 'Trop d’arguments : %s reçu, %s au plus',
		other: 'Trop d’arguments : %s reçus, %s au plus',
	},
	'Missing argument value: %s': {
		one: 'Valeur manquante : %s',
		other: 'Valeurs manquantes : %s',
	},
	'Missing required argument: %s': {
		one: 'Argument requis manquant : %s',
		other: 'Arguments requis manquants : %s',
	},
	'Unknown argument: %s': {one: 'Argument inconnu : %s', other: 'Arguments inconnus : %s'},
	'Unknown command: %s': {one: 'Commande inconnue : %s', other: 'Commandes inconnues : %s'},
	'Invalid values:': 'Valeurs incorrectes :',
	'Argument: %s, Given: %s, Choices: %s': 'Argument : %s, donné : %s, choix : %s',
	'Not enough arguments following: %s': 'Pas assez d’arguments après : %s',
	'Did you mean %s?': 'Cette commande n’existe pas : vouliez-vous dire %s ?',
	'Arguments %s and %s are mutually exclusive': 'Les options %s et %s s’excluent',
};
