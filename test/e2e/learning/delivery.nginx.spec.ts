import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '#platform/embedded/free-port';
import { CourseAuthor } from '../../support/course-author.js';
import { PrivateNginx } from '../../support/private-nginx.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

let app: TestApp;
let nginx: PrivateNginx;
/** A video, and a file with a name of its own, as nginx sends them. */
let video: string;
let file: string;
/** What lies in the folder of files, at which path. */
let secret: string;

beforeAll(async () => {
  app = await TestApp.start({ MEDIA_ACCEL_PREFIX: '/protected', TRUST_PROXY: '1' });
  const processes = app.origins.map((origin) => new URL(origin).host);
  nginx = new PrivateNginx(await freePort(), processes, app.data);
  await nginx.start();
  const { hill } = await twoSchools(app);
  const author = new CourseAuthor(new RosterOffice(app, hill, hill.people.teacher));
  const tus = new TusClient(nginx.url, hill.id, hill.people.teacher.token);
  const uploadId = await tus.upload(await readFile('docs/examples/bread.mp4'));
  const { body: made } = await author.school.call<{ id: string }>('POST', '/videos', {
    body: { title: 'Bread', uploadId },
  });
  const playback = (path: string) => author.school.get<{ url: string }>(path);
  await until(async () => (await playback(`/videos/${made.id}/playback`)).status === 200, 'the video');
  video = nginx.url + (await playback(`/videos/${made.id}/playback`)).body.url;
  const { id } = await author.school.make('/files', { uploadId: await tus.upload('<b>Rye</b>', 'rye.html') });
  file = nginx.url + (await playback(`/files/${id}/download`)).body.url;
  secret = `${hill.id}/uploads/${uploadId}`;
  await writeFile(join(app.data, 'outside'), 'not for anybody');
});
afterAll(async () => {
  await nginx.stop();
  await app.stop();
});

/** What the API says of a file that has nothing to do with how it is sent. */
const KEPT =
  /^(content-security-policy|cross-origin-.*|referrer-policy|strict-transport-security|x-content-type-options|x-frame-options|vary)$/;

/** As it stands: fetch would tidy the path up first. */
async function raw(path: string): Promise<{ status: number; body: string }> {
  const asked = request({ port: nginx.port, host: '127.0.0.1', path });
  const answered = new Promise<{ status: number; body: string }>((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode!, body }), reject);
    });
  });
  asked.end();
  return answered;
}

describe('Behind nginx that reads the files', () => {
  it('a video is sent by nginx, whole or in ranges, with the headers that the API gave', async () => {
    const media = new URL('media-1.m4s', video).href;
    const whole = await fetch(media);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
    expect(whole.headers.get('cache-control')).toContain('immutable');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(whole.headers.get('x-accel-redirect')).toBeNull();
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    const answers = await Promise.all(
      ['bytes=0-9', 'bytes=-7', 'bytes=0-0,5-6', `bytes=${bytes.length}-`].map(async (range) => {
        const { status, headers, ...rest } = await ranged(media, range);
        return { range, status, said: headers.get('content-range'), ...rest };
      }),
    );
    expect(answers).toMatchObject([
      { status: 206, said: `bytes 0-9/${bytes.length}`, length: 10 },
      { status: 206, said: `bytes ${bytes.length - 7}-${bytes.length - 1}/${bytes.length}`, length: 7 },
      { status: 206, said: null },
      { status: 416, said: `bytes */${bytes.length}` },
    ]);
    const etag = whole.headers.get('etag')!;
    expect((await fetch(media, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const stale = await fetch(media, { headers: { range: 'bytes=0-9', 'if-range': '"other"' } });
    expect([stale.status, (await stale.arrayBuffer()).byteLength]).toEqual([200, bytes.length]);
    const head = await fetch(media, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    const master = await fetch(video);
    expect(await master.text()).toContain('media-1.m3u8');
  });

  it('a HEAD says of the whole what a GET of the whole says, whatever range it asks for, as where nginx is not in between', async () => {
    for (const address of [new URL('media-1.m4s', video).href, video, file])
      for (const range of ['bytes=0-1', 'bytes=0-0,2-3', 'bytes=99999999-']) {
        const direct = address.replace(nginx.url, app.origins[0]!);
        const get = toldOf(await fetch(address));
        const heads = [
          await fetch(address, { method: 'HEAD', headers: { range } }),
          await fetch(address, { method: 'HEAD', headers: { range, 'if-range': get.said['etag']! } }),
          await fetch(address, { method: 'HEAD' }),
        ];
        expect(get).toMatchObject({ status: 200, said: { 'accept-ranges': 'bytes' } });
        expect(heads.map(toldOf)).toEqual([get, get, get]);
        const unchanged = { range, 'if-none-match': get.said['etag']! };
        expect((await fetch(address, { method: 'HEAD', headers: unchanged })).status).toBe(304);
        expect((await fetch(direct, { method: 'HEAD', headers: { range } })).status).toBe(200);
      }
  });

  it('a file keeps its name, its type, and the sandbox', async () => {
    const answer = await fetch(file);
    const { status, headers } = answer;
    expect(await answer.text()).toBe('<b>Rye</b>');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain']); // by its content
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''rye.html`);
    const said = (await fetch(file.replace(nginx.url, app.origins[0]!), { method: 'HEAD' })).headers;
    expect(said.get('content-security-policy')).toContain('sandbox');
    const kept = [...said].filter(([name]) => KEPT.test(name));
    expect([...headers].filter(([name]) => KEPT.test(name))).toEqual(kept);
  });

  it('nothing is reached without an address, and nothing outside of the folder', async () => {
    const seal = new URL(video).pathname;
    const paths = [
      `/protected/${secret}`,
      `/protected/whole/${secret}`,
      '/protected/../outside',
      '/protected/%2e%2e/outside',
      '/protected../outside',
      `/%70rotected/${secret}`,
      seal.replace('master.m3u8', '..%2f..%2f..%2foutside'),
      seal.replace('master.m3u8', '%2e%2e/outside'),
      seal.replace('master.m3u8', 'media-1.m4s%2f..%2fmaster.m3u8'),
      seal.replace(/.\/master/, (part) => `${part.startsWith('A') ? 'B' : 'A'}/master`),
    ];
    for (const path of paths) {
      const { status, body } = await raw(path);
      expect([path, [400, 403, 404].includes(status)]).toEqual([path, true]);
      expect(body).not.toContain('not for anybody');
    }
  });
});

/** What is said of a file, but for who asked and when. */
function toldOf({ status, headers }: Response) {
  const changing = /^(date|connection|keep-alive|transfer-encoding|x-request-id)$/;
  return { status, said: Object.fromEntries([...headers].filter(([name]) => !changing.test(name))) };
}

async function ranged(address: string, range: string) {
  const answer = await fetch(address, { headers: { range } });
  return { status: answer.status, headers: answer.headers, length: (await answer.arrayBuffer()).byteLength };
}
