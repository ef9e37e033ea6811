import { describe, expect, it } from '@jest/globals';
import { thumbnailAt, thumbnailsIn } from './thumbnails.mjs';

const TRACK = `WEBVTT

00:00:00.000 --> 00:00:05.000
sprite-1.jpg#xywh=0,0,160,90

00:00:05.000 --> 00:00:10.000
sprite-1.jpg#xywh=160,0,160,90

01:00:10.000 --> 01:00:12.500
sprite-1.jpg#xywh=0,90,160,90
`;

describe('the pictures of a video', () => {
  it('are parts of a larger one, each of its moments', () => {
    const place = { picture: 'sprite-1.jpg', width: 160, height: 90 };
    expect(thumbnailsIn(TRACK)).toEqual([
      { from: 0, to: 5_000, x: 0, y: 0, ...place },
      { from: 5_000, to: 10_000, x: 160, y: 0, ...place },
      { from: 3_610_000, to: 3_612_500, x: 0, y: 90, ...place },
    ]);
    expect(thumbnailsIn(TRACK.replaceAll('\n', '\r\n'))).toEqual(thumbnailsIn(TRACK));
    expect(thumbnailsIn('WEBVTT\n\n00:01.000 --> 00:02.000\nNo picture, but a text.\n')).toEqual([]);
  });

  it('are found by the moment; before the first there is the first', () => {
    const pictures = thumbnailsIn(TRACK);
    const at = [0, 4_999, 5_000, 12_000, 9e9].map((ms) =>
      pictures.indexOf(/** @type {any} */ (thumbnailAt(pictures, ms))),
    );
    expect(at).toEqual([0, 0, 1, 1, 2]);
    expect(thumbnailAt(pictures.slice(1), 0)).toEqual(pictures[1]);
    expect(thumbnailAt([], 0)).toBeUndefined();
  });
});
