import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { drawClip } from '../../support/clip.js';
import { CourseAuthor } from '../../support/course-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestSocket } from '../../support/socket.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

interface Video {
  readonly id: string;
  readonly packageId: string | null;
}

interface Playback {
  readonly url: string;
  readonly posterUrl: string | null;
  readonly thumbnailsUrl: string | null;
}

let app: TestApp;
let schools: TwoSchools;
beforeAll(async () => {
  app = await TestApp.start({ VIDEO_RENDITIONS: 'auto' });
  schools = await twoSchools(app);
});
afterAll(() => app.stop());

it('B9 a video is played at once, and smaller when smaller versions of it are there', async () => {
  const { teacher } = schools.hill.people;
  const author = new CourseAuthor(new RosterOffice(app, schools.hill, teacher));
  const tus = new TusClient(app.url, schools.hill.id, teacher.token);
  const clip = drawClip(join(app.data, 'clip.mp4'), { size: '480x270', seconds: 3, sound: true });
  const uploadId = await tus.upload(await readFile(clip));
  const { body: made } = await author.school.call<Video>('POST', '/videos', {
    body: { title: 'Bread', uploadId },
  });
  const video = async () => (await author.school.get<Video>(`/videos/${made.id}`)).body;
  await until(async () => (await video()).packageId !== null, 'the package');
  const { packageId } = await video();
  const socket = await TestSocket.connect(app, teacher.token);
  expect(await socket.subscribe(`job:${packageId}`)).toMatchObject({ ok: true });
  const playback = async () => (await author.school.get<Playback>(`/videos/${made.id}/playback`)).body;
  const first = await playback();
  expect((await fetch(`${app.url}${first.url}`)).status).toBe(200);
  await until(async () => {
    const { body } = await author.school.get<{ state: string }>(`/jobs/${packageId}`);
    return body.state === 'done';
  }, 'the smaller versions');
  expect(await socket.received(`job:${packageId}`, 1)).not.toEqual([]);
  socket.close();
  const { url, posterUrl, thumbnailsUrl } = await playback();
  const get = (address: string) => fetch(new URL(address, `${app.url}${first.url}`));
  expect(await (await get(url)).text()).toMatch(/\nmedia-1\.m3u8\n.*RESOLUTION=426x240\nmedia-240\.m3u8\n$/);
  const kinds = await Promise.all(
    [posterUrl!, thumbnailsUrl!, 'sprite-1.jpg', 'media-240.m3u8', 'media-240.m4s'].map(async (address) => {
      const answer = await get(address);
      await answer.arrayBuffer(); // what is not read holds the server up at its end
      return [answer.status, answer.headers.get('content-type')];
    }),
  );
  expect(kinds).toEqual([
    [200, 'image/jpeg'],
    [200, 'text/vtt; charset=utf-8'],
    [200, 'image/jpeg'],
    [200, 'application/vnd.apple.mpegurl'],
    [200, 'video/mp4'],
  ]);
});
