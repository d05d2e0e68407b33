/** The thread that jobs run in: one after the other, on a database opened to read only. */

import {parentPort, workerData} from 'node:worker_threads';
import {ReadOnlyStore} from '../store/read-only.ts';
import {handlers} from './handlers.ts';
import type {Job, JobTools} from './job.ts';
import type {JobName} from './kinds.ts';
import type {FromWorker, ToWorker, WorkerStart} from './messages.ts';

const {database} = workerData as WorkerStart;
let opened: ReadOnlyStore | undefined;
const tools: JobTools = {
	get store() {
		opened ??= new ReadOnlyStore(database);
		return opened;
	},
};

parentPort?.on('message', (message: ToWorker) => {
	if (message.type === 'end') {
		opened?.close();
		parentPort?.close();
		return;
	}
	void run(message).then((answer) => parentPort?.postMessage(answer));
});

async function run({id, name, args}: Extract<ToWorker, {type: 'run'}>): Promise<FromWorker> {
	try {
		// The runner's types paired the arguments with the name.
		const job = handlers[name] as Job<JobName>;
		return {id, outcome: await job(args as never, tools)};
	} catch (error) {
		return {id, error: error instanceof Error ? (error.stack ?? error.message) : String(error)};
	}
}
