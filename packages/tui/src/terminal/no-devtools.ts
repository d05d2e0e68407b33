/**
 * Stands in the bundle where Ink would load React's developer tools, which it does only with
 * DEV=true and which are not installed.
 */
const noDevtools = {
	initialize(): void {},
	connectToDevTools(): void {},
};

// Ink imports the default export.
// biome-ignore lint/style/noDefaultExport: the module it replaces has one
export default noDevtools;
