import { languageOf, type Language } from '#domain/kernel/languages';
import { ar } from './ar.js';
import { de } from './de.js';
import { el } from './el.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { PaperPhrases } from './phrases.js';
import { pl } from './pl.js';

const CATALOGUE: Readonly<Record<Language, PaperPhrases>> = { en, pl, el, ar, de, fr, es };

export function paperPhrases(locale: string): PaperPhrases {
  return CATALOGUE[languageOf(locale)];
}
