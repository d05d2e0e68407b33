#!/usr/bin/env node
// Old syntax on purpose: this file must load on any Node to say which Node is needed.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
	process.stderr.write(
		'plateau needs Node.js 20.19 or later; this is ' +
			process.version +
			'. Install a current Node.js and try again.\n',
	);
	process.exit(69);
}
import('../dist/main.js').catch(function (error) {
	if (
		error &&
		error.code === 'ERR_MODULE_NOT_FOUND' &&
		/dist[\\/]main\.js/.test(String(error.message))
	) {
		process.stderr.write('plateau is not built yet: run "npm run build" first.\n');
		process.exit(69);
	}
	throw error;
});
