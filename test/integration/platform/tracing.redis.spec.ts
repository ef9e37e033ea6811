import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { testRedisUrl } from '../../support/redis.js';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
}

const run = promisify(execFile);
const PROGRAM = [
  '--import',
  './tools/typescript-sources.mjs',
  '--import',
  './libs/platform/observability/start-tracing.ts',
  'test/support/traced-program.mjs',
];

/** What a collector receives, as the text that was sent. */
async function collector() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url === '/v1/traces') bodies.push(body);
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { endpoint, bodies, close: () => server.close() };
}

function spansOf(bodies: string[]): Span[] {
  return bodies.flatMap((body) => {
    const { resourceSpans } = JSON.parse(body) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
    };
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  });
}

async function runProgram(endpoint: string | undefined): Promise<string> {
  const env = { ...process.env, NODE_OPTIONS: '', TEST_REDIS_URL: testRedisUrl() };
  const own = endpoint === undefined ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
  const { stdout } = await run(process.execPath, PROGRAM, { env: { ...env, ...own } });
  return stdout;
}

describe('Tracing', () => {
  it('joins the request, its statement and its Redis command into one trace, without their values', async () => {
    const { endpoint, bodies, close } = await collector();
    expect(await runProgram(endpoint)).toBe('200\n');
    close();
    const spans = spansOf(bodies);
    const server = spans.find(({ kind }) => kind === 2)!;
    const parts = spans.filter(({ parentSpanId }) => parentSpanId === server.spanId);
    expect(parts.map(({ name }) => name.split(' ')[0])).toEqual(
      expect.arrayContaining(['pg.query:SELECT', 'set']),
    );
    expect(new Set([server, ...parts].map(({ traceId }) => traceId)).size).toBe(1);
    expect(bodies.join()).not.toContain('hidden');
  });

  it('does nothing without a collector', async () => {
    expect(await runProgram(undefined)).toBe('200\n');
  });
});
