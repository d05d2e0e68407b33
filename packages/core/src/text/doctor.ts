/** What the doctor finds, how bad it is, and what to do about it. One row per finding. */

import {asteriskFindings} from './doctor-asterisk.ts';
import {machineFindings} from './doctor-machine.ts';
import {managerFindings} from './doctor-manager.ts';
import {recordingFindings} from './doctor-recording.ts';
import {tieFindings} from './doctor-ties.ts';

export type {FindingState} from './finding-text.ts';

export const doctorText = {
	...managerFindings,
	...asteriskFindings,
	...machineFindings,
	...recordingFindings,
	...tieFindings,
};

export type FindingCode = keyof typeof doctorText;
