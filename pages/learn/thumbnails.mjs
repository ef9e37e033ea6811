/**
 * A small picture of a moment: a part of a larger one. Times in ms, places in pixels.
 * @typedef {{ from: number, to: number, picture: string, x: number, y: number, width: number, height: number }} Thumbnail
 */

const CUE = /^([\d:.]+) --> ([\d:.]+)[^\n]*\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/gm;

/**
 * The pictures that a WebVTT track names, in their order.
 * @param {string} track
 * @returns {Thumbnail[]}
 */
export function thumbnailsIn(track) {
  return [...track.replaceAll('\r\n', '\n').matchAll(CUE)].map(
    ([, from = '', to = '', picture = '', ...place]) => {
      const [x = 0, y = 0, width = 0, height = 0] = place.map(Number);
      return { from: msOf(from), to: msOf(to), picture, x, y, width, height };
    },
  );
}

/**
 * @param {readonly Thumbnail[]} thumbnails in their order
 * @param {number} ms
 */
export function thumbnailAt(thumbnails, ms) {
  return thumbnails.findLast(({ from }) => from <= ms) ?? thumbnails[0];
}

/** Hours may be left out. @param {string} time */
function msOf(time) {
  return Math.round(time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
}
