/** How often each fault meets a message: enough that a minute brings them all. */
export const usualChances = {
	'cut-before': 0.002,
	'cut-inside': 0.002,
	'cut-after': 0.002,
	delay: 0.01,
	repeat: 0.01,
	swap: 0.005,
	lose: 0.002,
	pieces: 0.02,
	forge: 0.003,
	stall: 0.004,
};

/** For hours: the wire is up most of the time. */
export const longChances = {
	...usualChances,
	'cut-before': 0.0002,
	'cut-inside': 0.0002,
	'cut-after': 0.0002,
	lose: 0.0005,
};
