import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#domain/kernel/id';
import { CourseAuthor } from '../../support/course-author.js';
import { RosterOffice } from '../../support/roster-office.js';
import { TestApp } from '../../support/test-app.js';
import { tidyFiles } from '../../support/tidy-files.js';
import { TusClient } from '../../support/tus.js';
import { twoSchools, type TestPerson, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const demo = await readFile('docs/examples/bread.mp4');
let app: TestApp;
let schools: TwoSchools;
let author: CourseAuthor;
let tus: TusClient;
/** Who learns in the run. */
let learner: TestPerson;
let runId: string;
let moduleId: string;

interface Video {
  readonly id: string;
  readonly state: string;
  readonly playable: boolean;
  readonly durationMs: number | null;
  readonly failure: string | null;
  readonly failureText: string | null;
  readonly uploadId: string;
}

beforeAll(async () => {
  app = await TestApp.start();
  schools = await twoSchools(app);
  const { teacher, student } = schools.hill.people;
  author = new CourseAuthor(new RosterOffice(app, schools.hill, teacher));
  tus = new TusClient(app.url, schools.hill.id, teacher.token);
  const published = await author.published();
  ({ runId, moduleId } = published);
  learner = student;
  const office = new RosterOffice(app, schools.hill);
  const { id } = await office.student();
  await app.admin.query('update roster.people set person_id = $2 where id = $1', [id, student.id]);
  await author.enrol(runId, id);
});
afterAll(() => app.stop());

const at = (person: TestPerson) => new RosterOffice(app, schools.hill, person);

async function video(uploadId: string): Promise<Video> {
  const { status, body } = await author.school.call<Video>('POST', '/videos', {
    body: { title: 'Bread', uploadId },
  });
  if (status !== 202) throw new Error(`No video was made: ${status} ${JSON.stringify(body)}`);
  return body;
}

async function settled(id: string): Promise<Video> {
  let seen: Video | undefined;
  await until(async () => {
    seen = (await author.school.get<Video>(`/videos/${id}`)).body;
    return seen.state === 'ready' || seen.state === 'failed';
  }, 'the video');
  return seen!;
}

async function shown(videoId: string): Promise<string> {
  const body = { moduleId, kind: 'video', title: 'How to bake', videoId };
  const { id } = await author.school.make('/course-items', body);
  await author.publish(`course-items/${id}`);
  return id;
}

async function addressOf(itemId: string, person = learner): Promise<string> {
  const { status, body } = await at(person).get<{ url: string }>(`/course-items/${itemId}/playback`);
  expect(status).toBe(200);
  return `${app.url}${body.url}`;
}

describe('A video', () => {
  it('is uploaded over a connection that breaks, is prepared when it is whole, and played by who learns', async () => {
    const location = await tus.begin({ 'upload-length': String(demo.length) });
    await expect(tus.patch(location, 0, demo, { cutAt: 200_000 })).rejects.toThrow('socket hang up');
    await until(async () => (await tus.head(location)).headers['upload-offset'] === '200000', 'what came');
    const made = await video(location.split('/').at(-1)!);
    expect(made).toMatchObject({ state: 'uploading', playable: false, durationMs: null });
    const rest = () => tus.patch(location, 200_000, demo.subarray(200_000));
    await until(async () => (await rest()).status === 204, 'the rest');
    expect(await settled(made.id)).toMatchObject({ state: 'ready', playable: true, durationMs: 24_000 });
    const job = await author.school.get<object>(`/jobs/${made.uploadId}`);
    expect(job.body).toMatchObject({ kind: 'learning.package_video', progress: { total: 100 } });

    const itemId = await shown(made.id);
    const { body: item } = await at(learner).get<object>(`/course-items/${itemId}`);
    expect(item).toMatchObject({ kind: 'video', video: { id: made.id, durationMs: 24_000, width: 960 } });
    const master = await addressOf(itemId);
    const playlist = await fetch(master);
    expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(await playlist.text()).toContain('\nmedia-1.m3u8');
    const media = await (await fetch(new URL('media-1.m3u8', master))).text();
    const [, length, from] = /#EXT-X-BYTERANGE:(\d+)@(\d+)/.exec(media)!;
    const range = `bytes=${from}-${Number(from) + Number(length) - 1}`;
    const segment = await fetch(new URL('media-1.m4s', master), { headers: { range } });
    expect(segment.status).toBe(206);
    expect((await segment.arrayBuffer()).byteLength).toBe(Number(length));
    expect(segment.headers.get('cache-control')).toContain('immutable');
  });

  it('that is none says why to its author, in the job as well; what was ready stays (B9)', async () => {
    const made = await video(await tus.upload(demo));
    await settled(made.id);
    const itemId = await shown(made.id);
    const master = await addressOf(itemId);
    const uploadId = await tus.upload(demo.subarray(0, 300_000));
    const changed = await author.school.call<Video>('PATCH', `/videos/${made.id}`, { body: { uploadId } });
    expect(changed.status).toBe(200);
    await until(
      async () => (await author.school.get<Video>(`/videos/${made.id}`)).body.failure !== null,
      'the failure',
    );
    const after = (await author.school.get<Video>(`/videos/${made.id}`)).body;
    expect(after).toMatchObject({ state: 'ready', playable: true, failure: 'truncated' });
    expect(after.failureText).toContain('breaks off');
    await until(async () => {
      const { body } = await author.school.get<{ state: string; error: string }>(`/jobs/${uploadId}`);
      return body.state === 'parked' && body.error.includes('breaks off');
    }, 'the job');
    expect((await fetch(master)).status).toBe(200);

    const text = await settled((await video(await tus.upload('no video'))).id);
    expect(text).toMatchObject({ state: 'failed', playable: false, failure: 'not_a_video' });
    const playback = await author.school.get(`/videos/${text.id}/playback`);
    expect([playback.status, playback.body.code]).toEqual([409, 'learning.video_not_ready']);
  });

  it('is made of an upload of one’s own, once, and removed when nothing shows it', async () => {
    const uploadId = await tus.upload('something');
    const made = await video(uploadId);
    const colleague = at(schools.hill.people.office);
    for (const [who, id] of [
      [author.school, uploadId],
      [colleague, await tus.upload('mine')],
    ] as const) {
      const { status, body } = await who.call('POST', '/videos', { body: { title: 'Bread', uploadId: id } });
      expect([status, body.code]).toEqual([422, 'learning.upload_unknown']);
    }
    expect((await tus.send('DELETE', `${tus.home}/${uploadId}`)).status).toBe(403);
    await settled(made.id);
    const itemId = (
      await author.school.make('/course-items', { moduleId, kind: 'video', title: 'V', videoId: made.id })
    ).id;
    const refused = await author.school.call('DELETE', `/videos/${made.id}`);
    expect([refused.status, refused.body.code]).toEqual([409, 'learning.video_in_use']);
    await author.school.call('DELETE', `/course-items/${itemId}`);
    expect((await author.school.call('DELETE', `/videos/${made.id}`)).status).toBe(204);
    expect((await tus.head(`${tus.home}/${uploadId}`)).status).toBe(410);
    const unknown = await author.school.call('POST', '/course-items', {
      body: { moduleId, kind: 'video', title: 'V', videoId: made.id },
    });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'learning.video_unknown']);
  });
});

describe('On the disk', () => {
  const home = () => join(app.data, 'files', schools.hill.id, 'videos');
  const filesOf = async (id: string) =>
    (await readdir(join(home(), id), { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  const packagesOf = async (id: string) =>
    (await app.admin.query('select id from learning.packages where video_id = $1', [id])).rowCount;

  /** As it will be tomorrow, after the job has run; it runs twice, as after a crash. */
  async function tomorrow(): Promise<void> {
    await app.admin.query(`update learning.packages set unused_since = unused_since - interval '25 hours'`);
    await app.admin.query(
      `update platform.uploads set expires_at = expires_at - interval '2 days' where expires_at < now()`,
    );
    await tidyFiles(app);
    expect(await tidyFiles(app)).toEqual({ removed: 0 });
  }

  it('B9, R6 is what is played, and until tomorrow what was; nothing of what was never finished, or was removed', async () => {
    const made = await video(await tus.upload(demo));
    await settled(made.id);
    const address = await addressOf(await shown(made.id));
    await author.school.call('PATCH', `/videos/${made.id}`, { body: { uploadId: await tus.upload(demo) } });
    await until(async () => (await filesOf(made.id)).length === 6, 'the second package');
    await settled(made.id);
    expect((await fetch(address)).status).toBe(200);

    // Processes that ended: with files and no video that plays them; with a draft; with a row and no file yet.
    const [whole, draft, nothing] = [newId(), newId(), newId()];
    for (const folder of [whole, `${draft}.draft`, `${draft}.renditions`]) {
      await mkdir(join(home(), made.id, folder));
      await writeFile(join(home(), made.id, folder, 'media-1.m4s'), 'x');
    }
    for (const id of [whole, draft, nothing])
      await app.admin.query('insert into learning.packages (id, school_id, video_id) values ($1, $2, $3)', [
        id,
        schools.hill.id,
        made.id,
      ]);
    expect(await tidyFiles(app)).toEqual({ removed: 0 });
    expect([(await filesOf(made.id)).length, await packagesOf(made.id)]).toEqual([9, 5]);
    await tomorrow();
    expect([(await filesOf(made.id)).length, await packagesOf(made.id)]).toEqual([3, 1]);
    expect((await fetch(address)).status).toBe(403);
    const playback = await author.school.get<{ url: string }>(`/videos/${made.id}/playback`);
    expect((await fetch(`${app.url}${playback.body.url}`)).status).toBe(200);

    const gone = await video(await tus.upload(demo));
    await settled(gone.id);
    const source = join(app.data, 'files', schools.hill.id, 'uploads', gone.uploadId);
    expect(existsSync(source)).toBe(true);
    expect((await author.school.call('DELETE', `/videos/${gone.id}`)).status).toBe(204);
    await tomorrow();
    expect([existsSync(join(home(), gone.id)), existsSync(source), await packagesOf(gone.id)]).toEqual([
      false,
      false,
      0,
    ]);
  });
});

describe('Delivery', () => {
  let itemId: string;
  let master: string;
  let file: string;
  beforeAll(async () => {
    const made = await video(await tus.upload(demo));
    await settled(made.id);
    itemId = await shown(made.id);
    master = await addressOf(itemId);
    file = new URL('media-1.m4s', master).href;
  });

  it('B8 refuses an address that was changed, is of somebody else, or has expired, and tells nothing', async () => {
    const parts = master.split('/');
    const changed = [6, 7, 8].map((n) => {
      const part = parts[n]!;
      return parts.with(n, (part.startsWith('A') ? 'B' : 'A') + part.slice(1)).join('/');
    });
    const author2 = (
      await author.school.get<{ url: string }>(`/course-items/${itemId}/playback`)
    ).body.url.split('/');
    const mixed = parts.with(6, author2[4]!).join('/');
    const names = ['../../secret', 'other.m4s', 'media-1.m4s%00', '%2e%2e%2fmaster.m3u8'].map((one) =>
      master.replace('master.m3u8', one),
    );
    for (const address of [...changed, mixed, ...names]) {
      const { status } = await fetch(address);
      expect([400, 403, 404]).toContain(status); // nginx refuses some itself
    }
  });

  it('B10 plays no more when it is taken back, in seconds', async () => {
    const own = await shown(
      (await author.school.get<{ video: { id: string } }>(`/course-items/${itemId}`)).body.video.id,
    );
    const address = await addressOf(own);
    await author.school.call('POST', `/course-items/${own}/unpublish`);
    expect((await at(learner).get(`/course-items/${own}/playback`)).status).toBe(404);
    expect((await fetch(address)).status).toBe(403);
    expect((await at(schools.hill.people.guardian).get(`/course-items/${itemId}/playback`)).status).toBe(404);
  });

  it.each<[Record<string, string>, number, Record<string, string>]>([
    [{}, 200, { 'accept-ranges': 'bytes' }],
    [{ range: 'bytes=0-9' }, 206, { 'content-length': '10' }],
    [{ range: 'bytes=-10' }, 206, { 'content-length': '10' }],
    [{ range: 'bytes=5-' }, 206, {}],
    [{ range: 'bytes=0-0,-1' }, 206, {}],
    [{ range: 'bytes=999999999-' }, 416, {}],
    [{ range: 'bytes=9-1' }, 200, {}],
    [{ range: 'lines=1-2' }, 200, {}],
    [{ range: 'bytes=0-9', 'if-range': '"other"' }, 200, {}],
    [{ 'if-none-match': 'ETAG' }, 304, {}],
    [{ range: 'bytes=0-9', 'if-range': 'ETAG' }, 206, {}],
    [{ 'if-match': '"other"' }, 412, {}],
    [{ 'if-match': 'W/ETAG' }, 412, {}],
    [{ 'if-match': '"other", ETAG' }, 200, {}],
    [{ 'if-none-match': 'W/ETAG' }, 304, {}],
    [{ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 412, {}],
    [{ 'if-unmodified-since': 'some time' }, 200, {}],
    [{ 'if-modified-since': 'MODIFIED' }, 304, {}],
    [{ range: 'bytes=0-9', 'if-range': 'MODIFIED' }, 206, {}],
  ])('answers %j with %i', async (asked, status, expected) => {
    const first = await fetch(file, { method: 'HEAD' });
    const headers = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [
        name,
        value
          .replace('ETAG', first.headers.get('etag')!)
          .replace('MODIFIED', first.headers.get('last-modified')!),
      ]),
    );
    const answer = await fetch(file, { headers });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(expected);
    const said = Number(answer.headers.get('content-length') ?? 0);
    if (status < 300) expect((await answer.arrayBuffer()).byteLength).toBe(said);
    // Ranges are of GET alone (RFC 9110 §14.2): HEAD says of the whole what GET would without them, and that there are ranges.
    const head = await fetch(file, { method: 'HEAD', headers });
    expect(head.status).toBe([206, 416].includes(status) ? 200 : status);
    expect(head.headers.get('accept-ranges')).toBe('bytes');
    expect(head.headers.get('content-range')).toBeNull();
    if (head.status === 200)
      expect(head.headers.get('content-length')).toBe(first.headers.get('content-length'));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });

  it('asks nothing about when a playlist was changed, which is made for the answer', async () => {
    const headers = { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' };
    expect((await fetch(master, { headers })).status).toBe(200);
    const etag = (await fetch(master)).headers.get('etag')!;
    expect((await fetch(master, { headers: { 'if-match': `W/${etag}` } })).status).toBe(412);
  });

  it('sends several ranges as parts', async () => {
    const whole = Buffer.from(await (await fetch(file)).arrayBuffer());
    const answer = await fetch(file, { headers: { range: 'bytes=4-7, 100-101' } });
    const boundary = /^multipart\/byteranges; boundary=(\w+)$/.exec(answer.headers.get('content-type')!)![1];
    const parts = Buffer.from(await answer.arrayBuffer())
      .toString('latin1')
      .split(`--${boundary}`);
    expect(parts).toHaveLength(4);
    expect(parts[1]).toContain(`Content-Range: bytes 4-7/${whole.length}`);
    expect(parts[1]!.endsWith(`\r\n\r\n${whole.subarray(4, 8).toString('latin1')}\r\n`)).toBe(true);
    expect(parts[3]).toBe('--\r\n');
  });

  it('lists captions in the playlist, and names faults in them by their lines', async () => {
    const { body: item } = await author.school.get<{ video: { id: string } }>(`/course-items/${itemId}`);
    const captions = (language: string, text: string) =>
      author.school.call<{ captions?: object }>('PUT', `/videos/${item.video.id}/captions/${language}`, {
        body: { label: 'Polski', text },
      });
    const wrong = await captions('pl', 'WEBVTT\n\n00:05.000 --> 00:04.000\nChleb');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatchObject({
      code: 'learning.captions_invalid',
      errors: [{ pointer: '/text', detail: 'line 3 must end after it begins' }],
    });
    expect((await captions('no_language', 'WEBVTT')).status).toBe(404);
    const text = 'WEBVTT\n\n00:01.000 --> 00:04.000\nWeź mąkę.\n';
    const { status, body } = await captions('pl', text);
    expect([status, body.captions]).toEqual([200, [{ language: 'pl', label: 'Polski' }]]);
    const before = await (await fetch(master)).text();
    expect(before).toContain('#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="captions",NAME="Polski",LANGUAGE="pl"');
    expect(before).toMatch(/#EXT-X-STREAM-INF:.*,SUBTITLES="captions"\n/);
    const listed = new URL(/URI="(captions-pl-\d+\.m3u8)"/.exec(before)![1]!, master);
    const playlist = await (await fetch(listed)).text();
    const vtt = await fetch(new URL(/^captions-.*\.vtt$/m.exec(playlist)![0], listed));
    expect([vtt.headers.get('content-type'), await vtt.text()]).toEqual(['text/vtt; charset=utf-8', text]);
    await captions('pl', `${text}\n00:05.000 --> 00:06.000\nI wodę.\n`);
    expect(await (await fetch(master)).text()).not.toBe(before);
    expect((await fetch(listed)).status).toBe(403);
    const path = `/videos/${item.video.id}/captions/pl`;
    expect((await author.school.call('DELETE', path)).status).toBe(204);
    expect((await author.school.call('DELETE', path)).status).toBe(404);
    expect(await (await fetch(master)).text()).not.toContain('SUBTITLES');
  });

  it('offers a file under its name, and runs nothing of it', async () => {
    const uploadId = await tus.upload('<script>alert(1)</script>', 'C:\\Rezept „Brot“.html');
    const { id: fileId } = await author.school.make('/files', { uploadId });
    const { id } = await author.school.make('/course-items', {
      moduleId,
      kind: 'file',
      title: 'Recipe',
      fileId,
    });
    await author.publish(`course-items/${id}`);
    const address = await addressOf(id);
    expect((await fetch(new URL('Other.html', address))).status).toBe(403); // good as it was given out, whole
    const answer = await fetch(address, { headers: { range: 'bytes=1-6' } });
    expect([answer.status, await answer.text()]).toEqual([206, 'script']);
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    const disposition = answer.headers.get('content-disposition')!;
    expect(disposition).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe('Rezept „Brot“.html');
    expect((await author.school.call('DELETE', `/files/${fileId}`)).body.code).toBe('learning.file_in_use');
  });
});
