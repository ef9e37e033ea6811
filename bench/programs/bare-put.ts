// The limit of `upload`: a bare node:http server that writes what is put to a file, syncs and renames it. Task: { folder };
// answer: { port }.
import { createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serveTasks } from './tasks.js';

await serveTasks<{ folder: string }>(async ({ folder }) => {
  const path = join(folder, 'put');
  const server = createServer((request, response) => {
    const keep = async () => {
      await pipeline(request, createWriteStream(`${path}.part`));
      const file = await open(`${path}.part`, 'r+');
      await file.sync();
      await file.close();
      await rename(`${path}.part`, path);
      const names = await open(folder, 'r');
      await names.sync();
      await names.close();
      response.writeHead(204).end();
    };
    void keep();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
});
