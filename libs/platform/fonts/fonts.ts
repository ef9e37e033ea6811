import { createRequire } from 'node:module';

const fileOf = (file: string) => createRequire(import.meta.url).resolve(`@expo-google-fonts/${file}.ttf`);

/**
 * The fonts of everything that is drawn on the server (SIL Open Font License 1.1), whole and not in subsets of a script.
 * Noto Sans has Latin, Greek and Cyrillic. The Arabic one is not Noto's, because that composes letters from parts, so
 * that nobody could search a document for a name.
 */
export const FONTS = {
  regular: fileOf('noto-sans/400Regular/NotoSans_400Regular'),
  bold: fileOf('noto-sans/700Bold/NotoSans_700Bold'),
  arabicRegular: fileOf('ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular'),
  arabicBold: fileOf('ibm-plex-sans-arabic/700Bold/IBMPlexSansArabic_700Bold'),
} as const;

/** The same as CSS names them. */
export const FONT_FAMILY = "'Noto Sans', 'IBM Plex Sans Arabic', sans-serif";
