import { errorCodes, type FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What a page's form or the button of a mail program sends is a few words. */
const LONGEST_FORM = 16 * 1024;

/**
 * Lets the forms of pages in, and no other: any page of the web can send a form, so the API takes none. Mail programs
 * send a form of several parts (RFC 8058), whose words nobody needs.
 * @param pages the beginnings of the paths of pages with forms, `/unsubscribe/`
 */
export function takeForms(app: NestFastifyApplication, pages: readonly string[]): void {
  const options = { bodyLimit: LONGEST_FORM };
  const refusalOf = ({ url, headers }: FastifyRequest) =>
    pages.some((page) => url.startsWith(page))
      ? null
      : new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(headers['content-type']);
  app.useBodyParser('application/x-www-form-urlencoded', options, (request, body, done) =>
    done(refusalOf(request as FastifyRequest), Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.useBodyParser('multipart/form-data', options, (request, _body, done) =>
    done(refusalOf(request as FastifyRequest), {}),
  );
}
