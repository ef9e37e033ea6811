/** The languages that mails and papers are written in. */
export const LANGUAGES = ['en', 'pl', 'el', 'ar', 'de', 'fr', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The first of these locales whose language they are written in; English when there is none. Dates and numbers follow
 * the whole locale, `en-GB`, words its language.
 */
export function localeFor(...wanted: readonly (string | null | undefined)[]): string {
  return wanted.find((locale) => locale && isLanguage(primary(locale))) ?? 'en';
}

export function languageOf(locale: string): Language {
  const language = primary(locale);
  return isLanguage(language) ? language : 'en';
}

function primary(locale: string): string {
  return locale.split(/[-_]/)[0]!.toLowerCase();
}

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
