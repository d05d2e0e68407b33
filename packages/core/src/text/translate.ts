/**
 * Sentences in two languages, side by side so that neither is forgotten. `{name}` takes a value;
 * `{count|one error|# errors}` takes the first form for singular (French counts 0 as singular), the
 * second otherwise, with `#` for the value.
 */

/** A language that screens and refusals speak. */
export type Locale = 'en' | 'fr';
/** English, then French. */
export type Sentence = readonly [en: string, fr: string];
export type Params = Readonly<Record<string, string | number>>;

const plurals = {en: new Intl.PluralRules('en'), fr: new Intl.PluralRules('fr')};

/** The sentence in `locale` with its values put in. A value that is missing stays visible as `{name}`. */
export function say(locale: Locale, sentence: Sentence, params: Params = {}): string {
	const text = locale === 'fr' ? sentence[1] : sentence[0];
	return text.replace(
		/\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g,
		(whole, name: string, one?: string, many?: string) => {
			const value = params[name];
			if (value === undefined) return whole;
			if (one === undefined || many === undefined) return String(value);
			return plurals[locale].select(Number(value)) === 'one'
				? one
				: many.replace('#', String(value));
		},
	);
}

/** The locale a person's environment asks for: French for `fr…`, English otherwise. */
export function localeOf(language: string | undefined): Locale {
	return language?.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
