import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Server, type Socket } from 'socket.io';
import { io, type Socket as ClientSocket } from 'socket.io-client';
import { fanOut } from '#platform/realtime/fan-out';
import { Subscriptions } from '#platform/realtime/subscription';
import type { LoggedMessage } from '#platform/realtime/topic-log';
import { until } from '../../support/until.js';

let http: HttpServer;
let server: Server;

beforeAll(async () => {
  http = createServer();
  server = new Server(http, { transports: ['websocket'] });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

interface Client {
  readonly here: Socket;
  readonly there: ClientSocket;
  /** What it has received, in order. */
  readonly got: unknown[];
}

async function client(...topics: string[]): Promise<Client> {
  const connected = new Promise<Socket>((resolve) => server.once('connection', resolve));
  const there = io(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, { transports: ['websocket'] });
  const got: unknown[] = [];
  there.on('message', ({ data }: LoggedMessage) => got.push((data as { said: unknown }).said));
  const here = await connected;
  await here.join(topics);
  return { here, there, got };
}

const message = (topic: string, said: unknown): LoggedMessage => ({
  topic,
  seq: 1,
  type: 'test.said',
  occurredAt: '2026-09-01T08:00:00Z',
  data: { said },
});
const received = ({ got }: Client, count: number) => until(() => got.length >= count, `${count} messages`);

describe('What is sent to all who watch a topic', () => {
  it('arrives whole, however long it is and whatever it is written in', async () => {
    const watcher = await client('one');
    const texts = [0, 1, 20, 100, 65_300, 65_400, 65_500, 70_000].map((length) => 'ż'.repeat(length));
    for (const text of texts) fanOut(server, [message('one', text)]);
    fanOut(
      server,
      texts.map((text) => message('one', text)),
    );
    await received(watcher, 16);
    expect(watcher.got).toEqual([...texts, ...texts]);
    watcher.there.close();
  });

  it('reaches those who watch it and nobody else, and each topic in its order', async () => {
    const [one, both, other] = [await client('one'), await client('one', 'two'), await client('three')];
    fanOut(server, [message('one', 1), message('two', 2), message('one', 3), message('four', 4)]);
    fanOut(server, [message('three', 5)]);
    await Promise.all([received(one, 2), received(both, 3), received(other, 1)]);
    expect([one.got, both.got, other.got]).toEqual([[1, 3], [1, 2, 3], [5]]);
    for (const { there } of [one, both, other]) there.close();
  });

  it('does not overtake what socket.io holds for a socket, nor is overtaken by it', async () => {
    const watcher = await client('one');
    const wanted = Array.from({ length: 300 }, (_, i) => i);
    for (const i of wanted)
      if (i % 3 === 0) watcher.here.emit('message', message('one', i));
      else fanOut(server, [message('one', i)]);
    await received(watcher, 300);
    expect(watcher.got).toEqual(wanted);
    watcher.there.close();
  });

  it('goes to those who are there, also when one has just left', async () => {
    const [gone, stays] = [await client('one'), await client('one')];
    gone.here.conn.close();
    fanOut(server, [message('one', 'still')]);
    await received(stays, 1);
    expect([gone.got, stays.got]).toEqual([[], ['still']]);
    stays.there.close();
  });
});

describe('Who subscribes again', () => {
  const numbered = (seq: number): LoggedMessage => ({ ...message('one', seq), seq });

  it('R5 is sent once what comes meanwhile, with the answer or behind it', async () => {
    const subscriptions = new Subscriptions();
    const { here, there, got } = await client('one');
    there.on('answer', ({ messages }: { messages: LoggedMessage[] }) =>
      got.push(...messages.map(({ data }) => (data as { said: unknown }).said)),
    );
    subscriptions.deliver(server, [numbered(1)]);
    subscriptions.hold(here, 'one');
    expect(subscriptions.topics(server)).toContain('one');
    subscriptions.deliver(server, [numbered(2), numbered(3)]);
    const answer = { topic: 'one', seq: 2, messages: [numbered(2)] };
    await subscriptions.release(here, answer, (released) => here.emit('answer', released));
    subscriptions.deliver(server, [numbered(4)]);
    await until(() => got.includes(4), 'the last message');
    expect(got).toEqual([1, 2, 3, 4]);
    there.close();
  });

  it('and is refused watches no longer, and is told so', async () => {
    const subscriptions = new Subscriptions();
    const { here, there, got } = await client('one', 'two');
    there.on('unsubscribed', ({ topic }: { topic: string }) => got.push(`not ${topic}`));
    for (const topic of ['one', 'three']) {
      subscriptions.hold(here, topic);
      subscriptions.refuse(here, topic);
    }
    subscriptions.deliver(server, [message('one', 1), message('two', 2)]);
    await until(() => got.includes(2), 'a message of the other topic');
    expect(got).toEqual(['not one', 2]);
    there.close();
  });

  it('or at once has one wish after the other, also behind one that was refused', async () => {
    const subscriptions = new Subscriptions();
    const { here, there } = await client();
    const told: string[] = [];
    const wish = (name: string, topic = 'one') =>
      subscriptions.inTurn(here, topic, async () => {
        told.push(`${name} begins`);
        await new Promise(setImmediate);
        told.push(`${name} ends`);
        if (name === 'first') throw new Error('refused');
      });
    const [first, ...others] = [wish('first'), wish('second'), wish('other', 'two')];
    await expect(first).rejects.toThrow('refused');
    await Promise.all(others);
    expect(told.filter((what) => !what.startsWith('other'))).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
    ]);
    expect(told.indexOf('other begins')).toBeLessThan(told.indexOf('first ends'));
    there.close();
  });
});
