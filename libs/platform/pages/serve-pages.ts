import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Shipped with the program, as it stands: a folder for each page, which browsers load without a step between. */
const PAGES = join(process.cwd(), 'pages');
const OURS = /(?<!\.spec)\.(?:html|css|mjs|svg)$/;

const packageFolder = (name: string) =>
  dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
/** What pages take from packages, under the same address as their own files. */
const SHARED: Readonly<Record<string, string>> = {
  'hls.min.mjs': join(packageFolder('hls.js'), 'dist'),
  'socket.io.esm.min.js': join(packageFolder('socket.io'), 'client-dist'),
};

/** Everything comes from here, and nothing is inline. The player hands segments to the browser as blobs, captions as data. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  // Asked for again each time, and sent when it is another: a page is never of two versions.
  'cache-control': 'no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
};

/** Serves the pages that people use, each under the name of its folder: pages/learn is at /learn/; pages/front is at / too. */
export async function servePages(app: NestFastifyApplication): Promise<void> {
  for (const { name } of readdirSync(PAGES, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = join(PAGES, name);
    const own = readdirSync(folder).filter((file) => OURS.test(file));
    const served = new Set(['/', ...[...own, ...Object.keys(SHARED)].map((file) => `/${file}`)]);
    await app.register(fastifyStatic, {
      root: [folder, ...Object.values(SHARED)],
      prefix: `/${name}`, // without the stroke behind it, it leads there
      redirect: true,
      allowedPath: (path: string) => served.has(path),
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply) => void reply.headers(HEADERS),
    });
  }
  const front = await readFile(join(PAGES, 'front/index.html'));
  app
    .getHttpAdapter()
    .getInstance()
    .get('/', (_, reply) => reply.headers(HEADERS).type('text/html; charset=utf-8').send(front));
}
