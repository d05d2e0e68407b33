/** Chance out of names and numbers: the same for the same ones on every machine; never for secrets. */

/** 32 bits, signed. FNV-1a over the name, then the seed's two halves mixed in (murmur3's last steps). */
export function hash(name: string, seed: number): number {
	let mixed = 0x811c9dc5;
	for (let index = 0; index < name.length; index++) {
		mixed = Math.imul(mixed ^ name.charCodeAt(index), 0x01000193);
	}
	mixed = Math.imul(mixed ^ (seed | 0), 0x85ebca6b);
	mixed = Math.imul(mixed ^ (mixed >>> 13) ^ Math.floor(seed / 2 ** 32), 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
