import { FONTS } from '../fonts/fonts.js';

/** For mail, print and documents: the picture at twice its size, with the fonts of the house and no others. */
export async function pngOf(svg: string): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: Object.values(FONTS), defaultFontFamily: 'Noto Sans' },
  });
  return picture.asPng();
}
