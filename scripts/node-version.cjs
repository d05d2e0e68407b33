// Old syntax on purpose: this file must load on any Node to say which Node is needed.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
	process.stderr.write(
		'Plateau needs Node.js 20.19 or later; this is ' +
			process.version +
			'. Install a current Node.js and try again.\n',
	);
	process.exit(69);
}
