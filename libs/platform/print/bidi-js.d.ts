/** What we use of bidi-js, which comes without types. */
declare module 'bidi-js' {
  interface EmbeddingLevels {
    /** For each UTF-16 unit; odd ones read from right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly level: number }[];
  }

  interface Bidi {
    getEmbeddingLevels(text: string, baseDirection?: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  }

  export default function bidiFactory(): Bidi;
}
