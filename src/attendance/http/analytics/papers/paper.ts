import { phrasesOf } from '#domain/attendance/notifications/letters/phrases-of';
import type { Phrases } from '#domain/attendance/notifications/letters/phrases';
import { Reader } from '#domain/attendance/notifications/letters/reader';
import { languageOf, localeFor, type Language } from '#domain/kernel/languages';
import { paperPhrases } from './phrases-of.js';
import type { PaperPhrases } from './phrases.js';

/** What something is written with on paper: the words of the school's language, and how dates and numbers are written in it. */
export interface Paper {
  readonly language: Language;
  readonly locale: string;
  readonly words: PaperPhrases;
  /** Those that mails have as well. */
  readonly shared: Phrases;
  /** For what stands alone, as in a table. */
  readonly reader: Reader;
  /** For what stands in a line with other things, some of which may be written in the other direction. */
  readonly line: Reader;
}

/** @param schoolLocale BCP 47; what nothing is written in comes in English */
export function paperOf(schoolLocale: string): Paper {
  const locale = localeFor(schoolLocale);
  // Hours on paper come as the school's wall clock already.
  const [reader, line] = [new Reader(locale, 'UTC', 'alone'), new Reader(locale, 'UTC')];
  const [words, shared] = [paperPhrases(locale), phrasesOf(locale)];
  return { language: languageOf(locale), locale, words, shared, reader, line };
}

/** `5 late, 20 early` */
export function minutesOn(
  { words, reader }: Paper,
  {
    minutesLate,
    minutesEarly,
  }: { readonly minutesLate: number | null; readonly minutesEarly: number | null },
): string {
  return [
    ...(minutesLate === null ? [] : [`${reader.number(minutesLate)} ${words.late}`]),
    ...(minutesEarly === null ? [] : [`${reader.number(minutesEarly)} ${words.early}`]),
  ].join(', ');
}
