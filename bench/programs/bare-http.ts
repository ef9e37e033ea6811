// The limit of `read`: a bare node:http server that has its answer at hand. Task: { body }; answer: { port }.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveTasks } from './tasks.js';

await serveTasks<{ body: string }>(async ({ body }) => {
  const bytes = Buffer.from(body);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length };
  const server = createServer((_, response) => response.writeHead(200, headers).end(bytes));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});
