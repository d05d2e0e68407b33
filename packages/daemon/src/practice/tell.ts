/** How the parts of the switch tell what happened; the manager interface decides who hears it. */

/** The class of an event: whoever has the right to read it hears it. */
export type EventClass = 'call' | 'user' | 'dtmf' | 'system' | 'dialplan' | 'security';

export type EventField = readonly [name: string, value: string | number];

/** Tells every manager session of an event. */
export type Tell = (event: string, eventClass: EventClass, fields: readonly EventField[]) => void;
