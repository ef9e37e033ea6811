import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemActor } from '../../kernel/actor.js';
import { newId } from '../../kernel/id.js';
import { VideoAsset } from './video-asset.js';
import { VideoNotReceived } from './video.errors.js';
import { faultText, VIDEO_FAULTS } from './video.words.js';

const by = systemActor(newId(), newId());
const facts = { durationMs: 12_040, width: 640, height: 360 };
const source = (whole: boolean) => ({ sourceId: newId(), whole });
const made = (whole = true) => VideoAsset.of({ id: newId(), title: 'Bread' }, source(whole), by, new Date());

describe('A video', () => {
  it('is uploading until its last byte has come, and nothing is prepared before', () => {
    const video = made(false);
    expect(video.state).toBe('uploading');
    expect(() => video.probe()).toThrow(VideoNotReceived);
    video.received();
    video.received();
    expect(video.state).toBe('uploaded');
    expect(video.takeEvents().map(({ data }) => data)).toMatchObject([
      { from: null, to: 'uploading' },
      { from: 'uploading', to: 'uploaded' },
    ]);
  });

  it('is probed, packaged and ready, with how long it is', () => {
    const video = made();
    video.probe();
    video.package();
    const packageId = newId();
    video.packaged(packageId, facts);
    expect(video).toMatchObject({ state: 'ready', packageId, ...facts });
    expect(video.takeEvents().at(-1)!.data).toEqual({
      from: 'packaging',
      to: 'ready',
      failure: null,
      durationMs: 12_040,
    });
  });

  it('says why it failed, in words, and can be tried again', () => {
    const video = made();
    video.probe();
    video.fail('truncated');
    expect(video).toMatchObject({ state: 'failed', failure: 'truncated' });
    video.probe();
    expect(video).toMatchObject({ state: 'probing', failure: null });
    for (const fault of VIDEO_FAULTS) expect(faultText(fault)).toMatch(/^The .+\.$/);
  });

  it('tells nobody what it is called (B10)', () => {
    const video = VideoAsset.of({ id: newId(), title: 'Zeppelin' }, source(true), by, new Date());
    video.call('Zeppelin II');
    expect(JSON.stringify(video.takeEvents())).not.toContain('Zeppelin');
  });

  it('B9 is played as it was last ready, whatever becomes of newer sources', () => {
    const step = fc.constantFrom('replace', 'receive', 'probe', 'package', 'fail');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const video = made();
        const packageId = newId();
        video.packaged(packageId, facts);
        for (const one of steps) {
          if (one === 'replace') video.replaceBy(source(false));
          if (one === 'receive') video.received();
          if (one === 'probe' && video.state !== 'uploading') video.probe();
          if (one === 'package') video.package();
          if (one === 'fail') video.fail('corrupt');
          expect(video).toMatchObject({ packageId, ...facts });
          expect(video.state).not.toBe('failed');
        }
      }),
    );
  });
});
