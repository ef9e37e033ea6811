import { describe, expect, it } from '@jest/globals';
import { every, Paged, pagesOf } from './paged.mjs';

/** A server with a list of numbers, the largest first, by pages of three. */
class Server {
  /** @type {string[]} */
  asked = [];
  broken = false;

  /** @param {number} count */
  constructor(count) {
    this.numbers = Array.from({ length: count }, (_, n) => count - n);
  }

  /** @param {string} path @returns {Promise<any>} */
  async get(path) {
    this.asked.push(path);
    if (this.broken) throw new Error('The server could not be reached.');
    const { searchParams } = new URL(path, 'http://localhost');
    const limit = Number(searchParams.get('limit'));
    const after = Number(searchParams.get('after') ?? Infinity);
    const rest = this.numbers.filter((one) => one < after);
    const items = rest.slice(0, limit);
    return rest.length > limit ? { items, next: `${items.at(-1)}` } : { items };
  }

  paged() {
    return new Paged(pagesOf(this, '/numbers?odd=true', 3));
  }
}

describe('a list that is read page by page', () => {
  it('shows one page, then more of it, until there is no more', async () => {
    const server = new Server(7);
    const list = server.paged();
    await list.again();
    expect([list.items, list.hasMore]).toEqual([[7, 6, 5], true]);
    await list.more();
    await list.more();
    expect([list.items, list.hasMore]).toEqual([[7, 6, 5, 4, 3, 2, 1], false]);
    await list.more();
    expect(server.asked).toEqual([
      '/numbers?odd=true&limit=3',
      '/numbers?odd=true&limit=3&after=5',
      '/numbers?odd=true&limit=3&after=2',
    ]);
  });

  it('is read anew as far as it is shown, also what has come and gone meanwhile', async () => {
    const server = new Server(8);
    const list = server.paged();
    await list.again();
    await list.more();
    server.numbers = [9, ...server.numbers.filter((one) => one !== 7)];
    await list.again();
    expect([list.items, list.hasMore]).toEqual([[9, 8, 6, 5, 4, 3], true]);
    server.numbers = [9];
    await list.again();
    expect([list.items, list.hasMore]).toEqual([[9], false]);
  });

  it('mixes up nothing when it is asked for more and read anew at once', async () => {
    const list = new Server(9).paged();
    await list.again();
    await Promise.all([list.more(), list.again(), list.more()]);
    expect(list.items).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('keeps what it shows when the next page does not come, and reads it later', async () => {
    const server = new Server(5);
    const list = server.paged();
    await list.again();
    server.broken = true;
    await expect(list.more()).rejects.toThrow('could not be reached');
    expect([list.items, list.hasMore]).toEqual([[5, 4, 3], true]);
    server.broken = false;
    await list.more();
    expect(list.items).toEqual([5, 4, 3, 2, 1]);
  });

  it('is read to its end where all of it is needed', async () => {
    /** @type {number[]} */
    const all = [];
    for await (const one of every(pagesOf(new Server(8), '/numbers', 3))) all.push(one);
    expect(all).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    for await (const one of every(pagesOf(new Server(0), '/numbers', 3))) all.push(one);
    expect(all).toHaveLength(8);
  });
});
