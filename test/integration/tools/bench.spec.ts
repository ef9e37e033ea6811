import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { judge, median, percentile, tableRow, type Measured } from '../../../bench/harness/figures.js';
import { HttpLine, readReply, requestText } from '../../../bench/harness/http-line.js';
import { transactionsPerSecond } from '../../../bench/harness/pgbench.js';
import { alternate } from '../../../bench/harness/rounds.js';
import { until } from '../../support/until.js';

describe('the figures of a benchmark', () => {
  it('takes the value in the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([10, 2, 4, 3])).toBe(3.5);
    expect(() => median([])).toThrow('median of nothing');
  });

  it('takes the smallest value that the share does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([0, 0.5, 0.95, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 50, 95, 99, 100]);
    expect(() => percentile([], 0.5)).toThrow('percentile of nothing');
  });

  const measured: Measured = {
    figure: 'mark',
    unit: 'marks/s',
    goal: { of: 'ratio', atLeast: 0.6 },
    ours: [100, 900, 600],
    limit: [1000, 1000, 1000],
  };

  it('judges the median of the rounds’ ratios, not the ratio of the medians', () => {
    const noisy: Measured = { ...measured, ours: [100, 300, 500], limit: [200, 1000, 600] };
    expect(judge(noisy)).toMatchObject({ ours: 300, limit: 600, ratio: 0.5, met: false });
    expect(judge(measured)).toMatchObject({ ours: 600, limit: 1000, ratio: 0.6, met: true, goal: '≥ 0.6' });
  });

  it('judges a figure that has no limit by itself, and refuses a ratio to nothing', () => {
    const own: Measured = {
      figure: 'boot',
      unit: 's',
      goal: { of: 'ours', atMost: 2 },
      ours: [1.5, 2.5, 2.1],
    };
    expect(judge(own)).toMatchObject({ ours: 2.1, limit: null, ratio: null, met: false, goal: '≤ 2 s' });
    expect(() => judge({ ...measured, limit: undefined })).toThrow('no limit');
  });

  it('does not judge what is only shown beside a figure', () => {
    const shown = judge({ ...measured, goal: null });
    expect(shown).toMatchObject({ ratio: 0.6, goal: null, met: null });
    const row = tableRow(shown, { date: '2026-11-21', commit: 'abc', machine: 'two cores' });
    expect(row).toContain('| 0.6 | – | – | two cores |');
  });

  it('writes rows that fit the table of results.md', () => {
    const row = tableRow(judge(measured), { date: '2026-11-21', commit: 'abc', machine: 'two cores' });
    expect(row).toBe(
      '| 2026-11-21 | abc | mark | 600 marks/s | 1000 marks/s | 0.6 | ≥ 0.6 | met | two cores |',
    );
    const head = readFileSync('bench/results.md', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('|'))!;
    expect(row.split('|')).toHaveLength(head.split('|').length);
  });
});

describe('the rounds of a benchmark', () => {
  it('resets before each case, warms up, and lets another begin each time', async () => {
    const done: string[] = [];
    const play = (who: string, result: number) => async (seconds: number) => {
      done.push(`${who} ${seconds}`);
      return result;
    };
    const contest = {
      reset: async () => void done.push('reset'),
      ours: play('ours', 1),
      limit: play('limit', 2),
    };
    expect(await alternate(contest, { rounds: 2, seconds: 7 })).toEqual({ ours: [1, 1], limit: [2, 2] });
    expect(done.filter((step, i) => i % 2 === 0)).toEqual(Array(6).fill('reset'));
    const played = done.filter((step) => step !== 'reset');
    expect(played.slice(2)).toEqual(['ours 7', 'limit 7', 'limit 7', 'ours 7']);
  });

  it('measures a closer limit in the same rounds', async () => {
    const done: string[] = [];
    const play = (who: string, result: number) => async () => {
      done.push(who);
      return result;
    };
    const contest = { ours: play('ours', 1), limit: play('limit', 3), closer: play('closer', 2) };
    const measured = await alternate(contest, { rounds: 2, seconds: 7 });
    expect(measured).toEqual({ ours: [1, 1], limit: [3, 3], closer: [2, 2] });
    expect(done.slice(6)).toEqual(['closer', 'limit', 'ours']);
  });
});

describe('the report of pgbench', () => {
  const report = `transaction type: script.sql
number of transactions actually processed: 8041
number of failed transactions: 0 (0.000%)
latency average = 5.9 ms
initial connection time = 31.8 ms
tps = 2681.123456 (without initial connection time)`;

  it('holds the rate', () => {
    expect(transactionsPerSecond(report)).toBe(2681.123456);
  });

  it('is refused when transactions failed or there is no rate', () => {
    expect(() => transactionsPerSecond(report.replace('transactions: 0', 'transactions: 3'))).toThrow('3 ');
    expect(() => transactionsPerSecond('pgbench (15.14)')).toThrow('no rate');
  });
});

describe('the client of the benchmarks', () => {
  it('writes a request', () => {
    expect(requestText('POST', '/marks', { authorization: 'Bearer x' }, { name: 'Zoë' })).toBe(
      'POST /marks HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer x\r\ncontent-type: application/json\r\n' +
        'content-length: 15\r\n\r\n{"name":"Zoë"}',
    );
  });

  it('reads an answer when all of it has come, and no more than it', () => {
    const whole = Buffer.from('HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nx: y\r\n\r\ngoneHTTP/1.1');
    for (let length = 0; length < whole.length - 'HTTP/1.1'.length; length++) {
      expect(readReply(whole.subarray(0, length))).toBeUndefined();
    }
    expect(readReply(whole)).toEqual({
      status: 404,
      body: 'gone',
      length: whole.length - 'HTTP/1.1'.length,
      closes: false,
    });
    const last = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
    expect(readReply(Buffer.from(last))).toMatchObject({ status: 200, closes: true });
    const empty = 'HTTP/1.1 204 No Content\r\nx: y\r\n\r\n';
    expect(readReply(Buffer.from(empty))).toMatchObject({ status: 204, body: '', length: empty.length });
    expect(() => readReply(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('Content-Length');
  });

  it('connects again where the server has closed a connection that nothing was asked over', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const line = await HttpLine.open('127.0.0.1', (server.address() as AddressInfo).port);
    await until(() => sockets.length === 1, 'the first connection');
    const closed = once(sockets[0]!, 'close');
    sockets[0]!.end();
    await closed; // both ways: the client has heard of it
    const asked = requestText('GET', '/', {});
    expect(await line.send(asked)).toMatchObject({ status: 200, body: 'ok' });
    expect(sockets).toHaveLength(2);
    line.close();
    server.close();
  });
});
