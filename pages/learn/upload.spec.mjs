import { describe, expect, it } from '@jest/globals';
import { Refused } from './session.mjs';
import { Upload } from './upload.mjs';

const MIB = 1024 * 1024;

/** Keeps what comes, and for each piece answers what it is told to: what is not told goes well. */
class Server {
  kept = '';
  /** @type {string[]} */
  asked = [];
  metadata = '';

  /** @param {(null | number | 'half')[]} plan of the pieces: a connection that breaks at once or half way, a status */
  constructor(...plan) {
    this.plan = plan;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ headers: Record<string, string>, body?: Blob }} how
   */
  async send(method, path, { headers, body }) {
    this.asked.push(method);
    this.metadata ||= headers['upload-metadata'] ?? '';
    if (method === 'PATCH') await this.take(headers['upload-offset'] ?? '', body ?? new Blob());
    const location = `${path}/4711`;
    return new Response(null, { headers: { location, 'upload-offset': `${this.kept.length}` } });
  }

  /**
   * @param {string} offset
   * @param {Blob} body
   */
  async take(offset, body) {
    const now = this.plan.shift() ?? 'whole';
    if (typeof now === 'number') throw new Refused({ status: now, detail: `refused with ${now}` });
    if (offset !== `${this.kept.length}`)
      throw new Error('It is sent for another place than where it stands.');
    const text = await body.text();
    this.kept += now === 'half' ? text.slice(0, text.length / 2) : text;
    if (now === 'half') throw new Refused({});
  }
}

const CONTENT = `${'abcdefgh'.repeat((2 * MIB) / 8)}end`;
const file = (content = CONTENT) => new File([content], 'Übung.txt');
const atOnce = async () => undefined;

describe('a file on its way', () => {
  it('goes piece by piece, tells how far it is, and has a name in any script', async () => {
    const server = new Server();
    /** @type {number[]} */
    const told = [];
    const id = await new Upload(server, 'hill', file(), atOnce).run((percent) => told.push(percent));
    expect([id, server.kept === CONTENT]).toEqual(['4711', true]);
    expect(server.asked).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH']);
    expect(told).toEqual([49, 99, 100, 100]);
    const name = Uint8Array.from(atob(server.metadata.split(' ')[1] ?? ''), (one) => one.charCodeAt(0));
    expect(new TextDecoder().decode(name)).toBe('Übung.txt');
  });

  it('R6 goes on where the server stands when the connection breaks, and waits longer each time', async () => {
    const server = new Server('half', 503, 423, 'half');
    /** @type {number[]} */
    const waited = [];
    const wait = async (/** @type {number} */ ms) => void waited.push(ms);
    await new Upload(server, 'hill', file(), wait).run(() => undefined);
    expect(server.kept === CONTENT).toBe(true);
    expect(waited).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('ends with what the server says where it takes no more, and after a while where it cannot be reached', async () => {
    const run = (/** @type {Server} */ server) =>
      new Upload(server, 'hill', file(), atOnce).run(() => undefined);
    await expect(run(new Server(413))).rejects.toThrow('refused with 413');
    await expect(run(new Server(...Array(9).fill(502)))).rejects.toThrow('does not arrive');
    expect(await run(new Server(...Array(5).fill(502)))).toBe('4711');
  });

  it('is one request when there is nothing in it, and removed when it is not wanted any more', async () => {
    const server = new Server();
    const upload = new Upload(server, 'hill', file(''), atOnce);
    await upload.run(() => undefined);
    await upload.end();
    const early = new Upload(server, 'hill', file(), atOnce);
    await early.end();
    await early.run(() => undefined);
    expect(server.asked).toEqual(['POST', 'DELETE', 'POST', 'DELETE']);
  });
});
