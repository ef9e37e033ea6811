import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ExpireUploads } from '#platform/uploads/expire-uploads.job';
import { TestApp } from '../../support/test-app.js';
import { PIECE, TusClient, type TusAnswer } from '../../support/tus.js';
import { somebody, twoSchools, type TwoSchools } from '../../support/two-schools.js';
import { until } from '../../support/until.js';

const GIB = 1024 ** 3;
let app: TestApp;
let schools: TwoSchools;
let tus: TusClient;

beforeAll(async () => {
  app = await TestApp.start({
    UPLOAD_MAX_GIB: '1',
    UPLOADS_PER_SCHOOL_GIB: '2',
    CORS_ORIGINS: 'https://other.example',
  });
  schools = await twoSchools(app);
  tus = new TusClient(app.url, schools.hill.id, schools.hill.people.teacher.token);
});
afterAll(() => app.stop());

const base64 = (text: string) => Buffer.from(text).toString('base64');
const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('base64');
const fileOf = (at: string) => join(app.data, 'files', schools.hill.id, 'uploads', at.split('/').at(-1)!);
const codeOf = ({ body }: TusAnswer) => (JSON.parse(body) as { code: string }).code;

async function expectAt(at: string, offset: number): Promise<void> {
  expect((await tus.head(at)).headers['upload-offset']).toBe(String(offset));
}

describe('tus 1.0.0, what the server says of itself', () => {
  it.each<Record<string, string>>([{}, { origin: 'https://other.example' }, { 'tus-resumable': '0.2.2' }])(
    'answers OPTIONS to anybody, whatever the version: %j',
    async (headers) => {
      const answer = await tus.send('OPTIONS', tus.home, {
        headers: { authorization: '', 'tus-resumable': '', ...headers },
      });
      expect([answer.status, answer.body]).toEqual([204, '']);
      expect(answer.headers).toMatchObject({
        'tus-resumable': '1.0.0',
        'tus-version': '1.0.0',
        'tus-max-size': String(GIB),
        'tus-checksum-algorithm': 'sha1,sha256,md5',
        'tus-extension':
          'creation,creation-with-upload,creation-defer-length,expiration,checksum,checksum-trailer,termination,concatenation',
      });
    },
  );

  it('lets pages of allowed origins ask beforehand, and read what they need', async () => {
    const origin = 'https://other.example';
    const headers = { origin, 'access-control-request-method': 'PATCH', authorization: '' };
    const { headers: said } = await tus.send('OPTIONS', tus.home, { headers });
    expect(said['access-control-allow-methods']).toContain('PATCH');
    const created = await tus.create({ 'upload-length': '1', origin });
    expect(created.headers['access-control-expose-headers']).toMatch(/location.*upload-offset/);
  });

  it('does nothing for another version, and names its own', async () => {
    const at = await tus.begin({ 'upload-length': '4' });
    for (const version of ['', '0.2.2', '2.0.0']) {
      const headers = { 'tus-resumable': version };
      const answers = [
        await tus.send('POST', tus.home, { headers: { ...headers, 'upload-length': '4' } }),
        await tus.send('HEAD', at, { headers }),
        await tus.patch(at, 0, 'abcd', { headers }),
        await tus.send('DELETE', at, { headers }),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(412);
        expect(answer.headers).toMatchObject({ 'tus-version': '1.0.0', 'tus-resumable': '1.0.0' });
      }
    }
    await expectAt(at, 0);
  });

  it('says its version in every answer', async () => {
    const other = `${tus.home}/${schools.hill.id}`;
    const answers = [
      await tus.create({}),
      await tus.head(other),
      await tus.send('GET', other),
      await tus.send('HEAD', other, { headers: { authorization: '' } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 404, 401]);
    for (const { headers } of answers) expect(headers['tus-resumable']).toBe('1.0.0');
  });
});

describe('Creation', () => {
  it('answers where the upload is, when it expires, and what it was told', async () => {
    const metadata = `filename ${base64('Brot & Salz.mp4')},secret`;
    const made = await tus.create({ 'upload-length': '11', 'upload-metadata': metadata });
    expect(made.status).toBe(201);
    expect(made.headers.location).toMatch(new RegExp(`^${app.url}${tus.home}/[0-9a-f-]{36}$`));
    expect(Date.parse(made.headers['upload-expires'] as string)).toBeGreaterThan(Date.now());
    expect(made.headers['upload-expires']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
    const found = await tus.head(made.headers.location!);
    expect(found.status).toBe(200);
    expect(found.headers).toMatchObject({
      'upload-offset': '0',
      'upload-length': '11',
      'upload-metadata': metadata,
      'cache-control': 'no-store',
    });
    expect(found.headers).not.toHaveProperty('upload-defer-length');
    expect(found.headers).not.toHaveProperty('upload-concat');
  });

  it.each<[Record<string, string>, number]>([
    [{}, 400],
    [{ 'upload-length': '-1' }, 400],
    [{ 'upload-length': '1.5' }, 400],
    [{ 'upload-length': 'many' }, 400],
    [{ 'upload-defer-length': '2' }, 400],
    [{ 'upload-defer-length': '1', 'upload-length': '1' }, 400],
    [{ 'upload-length': String(GIB + 1) }, 413],
    [{ 'upload-length': '18446744073709551616' }, 413],
    [{ 'upload-length': '1', 'upload-metadata': 'a YQ==,a YQ==' }, 400],
    [{ 'upload-length': '1', 'upload-metadata': 'a b c' }, 400],
    [{ 'upload-length': '1', 'upload-metadata': 'a %%%' }, 400],
    [{ 'upload-length': '1', 'upload-metadata': ',a YQ==' }, 400],
    [{ 'upload-length': '1', 'upload-concat': 'something' }, 400],
    [{ 'upload-length': '1', 'upload-concat': 'final;/a' }, 400],
    [{ 'upload-concat': 'final;' }, 400],
    [{ 'upload-length': '1', 'upload-checksum': 'crc9 YQ==', ...PIECE }, 400],
  ])('refuses %j with %i', async (headers, status) => {
    expect((await tus.create(headers, { ...(headers['upload-checksum'] && { body: 'a' }) })).status).toBe(
      status,
    );
  });

  it('takes the first bytes with it, and an empty file is whole at once', async () => {
    const made = await tus.create({ 'upload-length': '11', ...PIECE }, { body: 'hello' });
    expect([made.status, made.headers['upload-offset']]).toEqual([201, '5']);
    expect((await tus.patch(made.headers.location!, 5, ' world')).headers['upload-offset']).toBe('11');
    expect(await readFile(fileOf(made.headers.location!), 'utf8')).toBe('hello world');
    const wrong = await tus.create({ 'upload-length': '5', 'content-type': 'text/plain' }, { body: 'hello' });
    expect(wrong.status).toBe(415);
    const empty = await tus.begin({ 'upload-length': '0' });
    expect((await stat(fileOf(empty))).size).toBe(0);
  });

  it('lets the length be said later, once', async () => {
    const at = await tus.begin({ 'upload-defer-length': '1' });
    expect((await tus.head(at)).headers).toMatchObject({ 'upload-defer-length': '1', 'upload-offset': '0' });
    await tus.patch(at, 0, 'abc');
    expect((await tus.head(at)).headers).not.toHaveProperty('upload-length');
    expect((await tus.patch(at, 3, 'd', { headers: { 'upload-length': '2' } })).status).toBe(400);
    const length = { 'upload-length': '6' };
    expect((await tus.patch(at, 3, 'd', { headers: length })).status).toBe(204);
    expect((await tus.head(at)).headers).toMatchObject({ 'upload-length': '6', 'upload-offset': '4' });
    expect((await tus.patch(at, 4, 'e', { headers: { 'upload-length': '7' } })).status).toBe(400);
    expect((await tus.patch(at, 4, 'ef', { headers: length })).status).toBe(204);
    expect(await readFile(fileOf(at), 'utf8')).toBe('abcdef');
  });

  it('has room for so much in a school, and for more when something was ended', async () => {
    const lake = new TusClient(app.url, schools.lake.id, schools.lake.people.teacher.token);
    const large = { 'upload-length': String(GIB) };
    const [first] = [await lake.begin(large), await lake.begin(large)];
    const third = await lake.create({ 'upload-length': '1' });
    expect([third.status, codeOf(third)]).toEqual([413, 'platform.uploads_full']);
    await lake.send('DELETE', first);
    expect((await lake.create({ 'upload-length': '1' })).status).toBe(201);
  });
});

describe('Core', () => {
  it.each<[string, number, Record<string, string>, number]>([
    ['another media type', 0, { 'content-type': 'application/json' }, 415],
    ['no media type', 0, { 'content-type': '' }, 415],
    ['no offset', 0, { 'upload-offset': '' }, 400],
    ['an offset that is no number', 0, { 'upload-offset': '-1' }, 400],
    ['an offset before', 2, {}, 409],
    ['an offset behind', 4, {}, 409],
    ['more than was said', 3, { 'upload-offset': '3' }, 413],
    ['a checksum of an unknown kind', 3, { 'upload-checksum': 'crc9 AAAA' }, 400],
    ['a checksum that is none', 3, { 'upload-checksum': 'sha1' }, 400],
    ['a checksum of other bytes', 3, { 'upload-checksum': `sha1 ${hash('sha1', 'other')}` }, 460],
  ])('refuses %s, and changes nothing', async (what, offset, headers, status) => {
    const at = await tus.begin({ 'upload-length': '6', ...PIECE }, { body: 'abc' });
    const body = what.startsWith('more') ? 'defg' : 'def';
    expect((await tus.patch(at, offset, body, { headers })).status).toBe(status);
    await expectAt(at, 3);
    expect((await tus.patch(at, 3, 'xyz')).status).toBe(204);
    expect(await readFile(fileOf(at), 'utf8')).toBe('abcxyz');
  });

  it('acknowledges what was stored, and an empty piece as well', async () => {
    const at = await tus.begin({ 'upload-length': '3' });
    const empty = await tus.patch(at, 0, '');
    expect([empty.status, empty.headers['upload-offset']]).toEqual([204, '0']);
    const piece = await tus.patch(at, 0, 'abc');
    expect([piece.status, piece.headers['upload-offset'], piece.body]).toEqual([204, '3', '']);
    expect(piece.headers['upload-expires']).toBeDefined();
    expect((await tus.patch(at, 3, '')).status).toBe(204); // whole already
    expect((await tus.patch(at, 3, 'd')).status).toBe(413);
  });

  it('refuses more than was said also when nobody has said how much comes', async () => {
    const at = await tus.begin({ 'upload-length': '3' });
    const headers = { ...PIECE, 'upload-offset': '0', 'transfer-encoding': 'chunked' };
    expect((await tus.send('PATCH', at, { headers, chunks: ['ab', 'cd'] })).status).toBe(413);
    expect((await tus.send('PATCH', at, { headers, chunks: ['ab', 'c'] })).status).toBe(204);
  });

  it('lets POST stand for methods that cannot be sent', async () => {
    const at = await tus.begin({ 'upload-length': '3' });
    const by = (method: string) => ({ 'x-http-method-override': method });
    const headers = { ...PIECE, 'upload-offset': '0', ...by('PATCH') };
    expect((await tus.send('POST', at, { headers, body: 'abc' })).status).toBe(204);
    expect((await tus.send('POST', at, { headers: by('HEAD') })).headers['upload-offset']).toBe('3');
    expect((await tus.send('POST', at, { headers: by('DELETE') })).status).toBe(204);
    expect((await tus.send('POST', `${tus.home}/`, { headers: { 'upload-length': '1' } })).status).toBe(201);
  });

  it('R6 keeps what came before the connection broke, and goes on from there', async () => {
    const content = 'x'.repeat(300_000);
    const at = await tus.begin({ 'upload-length': String(content.length) });
    await expect(tus.patch(at, 0, content, { cutAt: 100_000 })).rejects.toThrow('socket hang up');
    await until(async () => (await tus.head(at)).headers['upload-offset'] === '100000', 'what came');
    const rest = () => tus.patch(at, 100_000, content.slice(100_000));
    await until(async () => (await rest()).status === 204, 'the rest');
    expect(await readFile(fileOf(at), 'utf8')).toBe(content);
  });

  it('R6 is said to be at its end only when it is in its place, which the database holds (uploads_finish)', async () => {
    const large = Buffer.alloc(32 * 1024 * 1024, 'z'); // kept as soon as so much has come
    const at = await tus.begin({ 'upload-length': String(large.length), ...PIECE }, { body: large });
    expect((await stat(fileOf(at))).size).toBe(large.length);
    const open = await tus.begin({ 'upload-defer-length': '1', ...PIECE }, { body: 'abc' });
    expect((await tus.patch(open, 3, '', { headers: { 'upload-length': '3' } })).status).toBe(204);
    expect(await readFile(fileOf(open), 'utf8')).toBe('abc');
    const early = tus.begin({ 'upload-length': '4', ...PIECE }, { body: 'ab' });
    const ended = `update platform.uploads set "offset" = length where id = $1`;
    await expect(app.admin.query(ended, [(await early).split('/').at(-1)])).rejects.toThrow('uploads_finish');
  });

  it('R6 takes nothing of a broken piece whose checksum cannot be checked', async () => {
    const content = 'y'.repeat(200_000);
    const at = await tus.begin({ 'upload-length': String(content.length) });
    const headers = { 'upload-checksum': `sha256 ${hash('sha256', content)}` };
    await expect(tus.patch(at, 0, content, { cutAt: 100_000, headers })).rejects.toThrow('socket hang up');
    await until(
      async () => (await tus.patch(at, 0, content, { headers })).status === 204,
      'the right to write',
    );
    expect((await stat(fileOf(at))).size).toBe(content.length);
  });

  it('lets one write at a time: of ten at once one is taken', async () => {
    const pieces = Array.from({ length: 10 }, (_, n) => String(n).repeat(50_000));
    const at = await tus.begin({ 'upload-length': '50000' });
    const answers = await Promise.all(pieces.map((piece) => tus.patch(at, 0, piece)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses[0]).toBe(204);
    for (const status of statuses.slice(1)) expect([409, 413, 423]).toContain(status);
    expect(pieces).toContain(await readFile(fileOf(at), 'utf8'));
  });
});

describe('Checksum', () => {
  it.each(['sha1', 'sha256', 'md5'])(
    'takes a piece whose %s is right, said before or after it',
    async (algorithm) => {
      const at = await tus.begin({ 'upload-length': '22' });
      const checksum = `${algorithm} ${hash(algorithm, 'hello world')}`;
      expect(
        (await tus.patch(at, 0, 'hello world', { headers: { 'upload-checksum': checksum } })).status,
      ).toBe(204);
      const headers = {
        ...PIECE,
        'upload-offset': '11',
        'transfer-encoding': 'chunked',
        trailer: 'Upload-Checksum',
      };
      const trailers = { 'Upload-Checksum': `${algorithm} ${hash(algorithm, 'other')}` };
      expect((await tus.send('PATCH', at, { headers, chunks: ['hello world'], trailers })).status).toBe(460);
      await expectAt(at, 11);
      expect((await tus.send('PATCH', at, { headers, chunks: ['hello world'] })).status).toBe(400);
      const right = { 'Upload-Checksum': checksum };
      expect(
        (await tus.send('PATCH', at, { headers, chunks: ['hello', ' world'], trailers: right })).status,
      ).toBe(204);
    },
  );
});

describe('Concatenation', () => {
  const partial = (text: string) =>
    tus.begin({ 'upload-length': String(text.length), 'upload-concat': 'partial', ...PIECE }, { body: text });

  it('puts parts together in their order, by addresses of either form', async () => {
    const [a, b] = [await partial('hello'), await partial(' world')];
    expect((await tus.head(a)).headers).toMatchObject({ 'upload-concat': 'partial', 'upload-offset': '5' });
    const concat = `final;${app.url}${a} ${b}`;
    const made = await tus.create({ 'upload-concat': concat, 'upload-metadata': `filename ${base64('ab')}` });
    expect(made.status).toBe(201);
    const found = await tus.head(made.headers.location!);
    expect(found.headers).toMatchObject({
      'upload-concat': concat,
      'upload-length': '11',
      'upload-offset': '11',
      'upload-metadata': `filename ${base64('ab')}`,
    });
    expect(await readFile(fileOf(made.headers.location!), 'utf8')).toBe('hello world');
    expect((await tus.patch(made.headers.location!, 11, 'x')).status).toBe(403);
    expect(await readFile(fileOf(a), 'utf8')).toBe('hello');
    const again = await tus.begin({ 'upload-concat': `final;${b} ${a}` });
    expect(await readFile(fileOf(again), 'utf8')).toBe(' worldhello');
    expect((await tus.head(again)).headers).not.toHaveProperty('upload-metadata');
  });

  it('refuses parts that are not whole, no parts, or of somebody else', async () => {
    const unfinished = await tus.begin({ 'upload-length': '5', 'upload-concat': 'partial' });
    const whole = await tus.begin({ 'upload-length': '1', ...PIECE }, { body: 'a' });
    const colleague = await somebody(app, 'teacher', { schoolId: schools.hill.id });
    const theirs = await new TusClient(app.url, schools.hill.id, colleague.token).begin(
      { 'upload-length': '1', 'upload-concat': 'partial', ...PIECE },
      { body: 'a' },
    );
    for (const part of [unfinished, whole, theirs, '/elsewhere', 'http://', `${tus.home}/${schools.hill.id}`])
      expect((await tus.create({ 'upload-concat': `final;${part}` })).status).toBe(400);
  });
});

describe('Termination and expiration', () => {
  it('ends an upload, whole or not, and answers that it is gone', async () => {
    for (const body of ['', 'ab', 'abcd']) {
      const at = await tus.begin({ 'upload-length': '4', ...PIECE }, { body });
      expect((await tus.send('DELETE', at)).status).toBe(204);
      const answers = [await tus.head(at), await tus.patch(at, 0, 'a'), await tus.send('DELETE', at)];
      for (const { status, headers } of answers) {
        expect(status).toBe(410);
        expect(headers).not.toHaveProperty('upload-offset');
      }
      await expect(stat(fileOf(at))).rejects.toThrow('ENOENT');
      await expect(stat(`${fileOf(at)}.part`)).rejects.toThrow('ENOENT');
    }
  });

  it('forgets what nobody has continued: first it is gone, then there was never one', async () => {
    const at = await tus.begin({ 'upload-length': '4', ...PIECE }, { body: 'ab' });
    const id = at.split('/').at(-1);
    await app.admin.query(
      `update platform.uploads set expires_at = now() - interval '1 hour' where id = $1`,
      [id],
    );
    const expire = () => app.app.get(ExpireUploads).run({ signal: new AbortController().signal } as never);
    await expire();
    expect((await tus.patch(at, 2, 'cd')).status).toBe(410);
    await app.admin.query(
      `update platform.uploads set expires_at = now() - interval '25 hours' where id = $1`,
      [id],
    );
    await expire();
    expect((await tus.head(at)).status).toBe(404);
    await expect(stat(`${fileOf(at)}.part`)).rejects.toThrow('ENOENT');
  });
});

describe('K1 an upload is of a person in a school', () => {
  it('is not seen, continued or ended by anybody else', async () => {
    const at = await tus.begin({ 'upload-length': '4' });
    const { office, guardian } = schools.hill.people;
    const colleague = new TusClient(app.url, schools.hill.id, office.token);
    const answers = [
      await colleague.head(at),
      await colleague.patch(at, 0, 'abcd'),
      await colleague.send('DELETE', at),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const parent = new TusClient(app.url, schools.hill.id, guardian.token);
    expect((await parent.create({ 'upload-length': '1' })).status).toBe(403);
    const stranger = new TusClient(app.url, schools.hill.id, schools.lake.people.teacher.token);
    expect((await stranger.create({ 'upload-length': '1' })).status).toBe(404);
    const nobody = new TusClient(app.url, schools.hill.id, 'nobody');
    expect((await nobody.create({ 'upload-length': '1' })).status).toBe(401);
    await expectAt(at, 0);
  });

  it.each([
    ['video/mp4', Buffer.from('0000001c667479706d703432000000016d703431697370316d70343200000000', 'hex')],
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
    ['text/plain', Buffer.from('<html>Größe</html>')],
    ['application/octet-stream', Buffer.from([0, 1, 2, 3])],
  ])('knows what it is by its content: %s', async (mediaType, content) => {
    const id = await tus.upload(content, 'holiday.mp4');
    const { rows } = await app.admin.query('select media_type from platform.uploads where id = $1', [id]);
    expect(rows).toEqual([{ media_type: mediaType }]);
  });
});
