import { languageOf, type Language } from '../../../kernel/languages.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { el } from './el.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import type { Phrases } from './phrases.js';
import { pl } from './pl.js';

export const CATALOGUE: Readonly<Record<Language, Phrases>> = { en, pl, el, ar, de, fr, es };

export function phrasesOf(locale: string): Phrases {
  return CATALOGUE[languageOf(locale)];
}
