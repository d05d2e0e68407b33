/** The process's own end, told to every open screen: one listener however many screens there are. */

/** What an open screen does then. */
export interface EndListener {
	/** The process exits now: put the terminal back, at once. */
	restore(): void;
	/** The process was asked to stop: leave in good order. */
	terminate(): void;
}

const open = new Set<EndListener>();

/** Tells `listener` of the process's end. Returns how to stop. */
export function onProcessEnd(listener: EndListener): () => void {
	if (open.size === 0) {
		process.on('exit', restoreAll);
		process.on('SIGTERM', terminateAll);
	}
	open.add(listener);
	return () => {
		open.delete(listener);
		if (open.size > 0) return;
		process.off('exit', restoreAll);
		process.off('SIGTERM', terminateAll);
	};
}

function restoreAll(): void {
	for (const listener of open) listener.restore();
}

function terminateAll(): void {
	for (const listener of [...open]) listener.terminate();
}
