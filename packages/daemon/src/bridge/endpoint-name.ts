/** What reaches Dial must be one endpoint's name and nothing else. */
export function isEndpointName(text: string | undefined): text is string {
	return text !== undefined && /^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/.test(text);
}
