/** Where a daemon listens when nobody says otherwise: the same rule on both ends. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a daemon that serves a whole machine listens. */
export const systemSocketPath = '/run/plateau/plateaud.sock';

/** A person's own daemon: in their runtime folder, or with its data where there is none. */
export function ownSocketPath(env: Environment): string {
	const runtime = env['XDG_RUNTIME_DIR'];
	if (runtime) return `${runtime}/plateau/plateaud.sock`;
	const data = env['XDG_DATA_HOME'] || `${env['HOME'] ?? ''}/.local/share`;
	return `${data}/plateau/plateaud.sock`;
}

/** Where a person keeps their own settings: `$XDG_CONFIG_HOME/plateau`, else under `$HOME`. */
export function configFolder(env: Environment): string {
	const config = env['XDG_CONFIG_HOME'];
	return config ? `${config}/plateau` : `${env['HOME'] ?? ''}/.config/plateau`;
}

/** Where Plateau keeps what must outlive a run: `$XDG_STATE_HOME/plateau`, else under `$HOME`. */
export function stateFolder(env: Environment): string {
	const state = env['XDG_STATE_HOME'];
	return state ? `${state}/plateau` : `${env['HOME'] ?? ''}/.local/state/plateau`;
}
