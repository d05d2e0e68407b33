/** The wire's public face. */
export type {WireTransferTarget} from './call-commands.ts';
export type {Callback} from './callback-commands.ts';
export * from './codec.ts';
export * from './commands.ts';
export type {ConsultRow, LineState} from './control-view.ts';
export type {CustomerRecord} from './customer-commands.ts';
export * from './derive.ts';
export * from './endpoint.ts';
export * from './figures.ts';
export * from './messages.ts';
export type {ParkedRow} from './parked-view.ts';
export * from './patch.ts';
export type {RecordingRow} from './recording-commands.ts';
export type {ExposureRow, GapRow} from './report-commands.ts';
export type {TargetAgent, TargetPhone, TargetQueue} from './targets-view.ts';
export type {Label} from './view-parts.ts';
export * from './views.ts';
export {byPlace, type WaitingRow, type WaitingView} from './waiting-view.ts';
