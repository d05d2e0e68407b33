/** Numbers outside that supervisors of simulated floors listen from. */

import type {ListeningConfig} from '../monitor/policy.ts';

/** The list of half the floors: with numbers that may not be dialled all the same. */
export const earList: ListeningConfig = {outside: ['+336', '+337', '+3389', '15']};

/** From where they want to listen, and whether they may where there is a list; by hand, not by the policy itself. */
export const earNumbers: readonly {readonly number: string; readonly may: boolean}[] = [
	{number: '0612345678', may: true},
	{number: '+33 (0)6 98 76 54 32', may: true},
	{number: '0033712345678', may: true},
	{number: '0145678901', may: false},
	{number: '0899123456', may: false},
	{number: '+442079460958', may: false},
	{number: '15', may: false},
	{number: '06#12', may: false},
];
