import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const SERVED = /^\/(?:swagger-ui\.css|swagger-ui-bundle\.js|favicon-32x32\.png)$/;

/** Serves the three files of swagger-ui-dist that the reference needs, under /reference/assets/. */
export async function serveReferenceAssets(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic as never, {
    root: PACKAGE,
    prefix: '/reference/assets/',
    allowedPath: (path: string) => SERVED.test(path),
    index: false,
    decorateReply: false,
    maxAge: '1h',
  });
}
