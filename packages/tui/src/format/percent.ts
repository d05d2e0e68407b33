/** Shares as percentages, the way each language writes them. */
import type {Locale} from '@plateau/core/text';

/**
 * `82 %`, with `digits` decimals (0 by default): `2.1 %`, in French `2,1 %`. `share` is 0 to 1;
 * `undefined` is `-`. A share just under 1 is never shown as 100 %, nor one just above 0 as 0 %.
 */
export function percent(share: number | undefined, locale: Locale, digits = 0): string {
	if (share === undefined || !Number.isFinite(share)) return '-';
	const step = 10 ** -digits;
	const rounded = Math.round((share * 100) / step) * step;
	// "100 %" says that nobody was lost: it has to be true.
	let shown = rounded;
	if (share < 1 && rounded >= 100) shown = 100 - step;
	if (share > 0 && rounded <= 0) shown = step;
	const text = shown.toFixed(digits);
	return `${locale === 'fr' ? text.replace('.', ',') : text} %`;
}
