/**
 * Every machine of the floor as a table: from which state, by which event, to which. The simulation
 * sees nothing that is not here and everything that is; docs/states.md is printed from it.
 */

import {agentMachines} from './transitions/agents.ts';
import {callMachines} from './transitions/calls.ts';
import type {Machine} from './transitions/machine.ts';
import {workMachine} from './transitions/work.ts';

export type {Machine, Transition} from './transitions/machine.ts';
export {nowhere} from './transitions/machine.ts';

/** Every machine, in the order a reader meets them. */
export const machines: readonly Machine[] = [...callMachines, workMachine, ...agentMachines];
