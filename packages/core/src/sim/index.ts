/** The seeded world: chance, callers and their fiction, for tests, simulations and practice. */
export * from './callers.ts';
export * from './faults.ts';
export * from './fiction.ts';
export * from './random.ts';
export {diligentHabits, type StaffHabits, usualHabits} from './staff.ts';
export * from './world.ts';
