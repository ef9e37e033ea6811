import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../auth/decorators.js';
import { documentNamed } from './documents.js';
import { REST_PAGE, REST_SCRIPT } from './rest-page.js';
import { socketsPage, type AsyncApi } from './sockets-page.js';
import { STYLE } from './style.js';

/** Everything comes from here, nothing is inline but the styles that Swagger UI sets. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const Page = () => Header('content-security-policy', POLICY);
const Html = () => Header('content-type', 'text/html; charset=utf-8');

/** The reference for people. It needs no internet: its assets are those of swagger-ui-dist, served from here. */
@Controller('reference')
@Public()
export class ReferenceController {
  private sockets?: Promise<string>;

  @Get()
  @Page()
  @Html()
  rest(): string {
    return REST_PAGE;
  }

  @Get('sockets')
  @Page()
  @Html()
  ofSockets(): Promise<string> {
    this.sockets ??= documentNamed('asyncapi.json').then((bytes) =>
      socketsPage(JSON.parse(bytes.toString('utf8')) as AsyncApi),
    );
    return this.sockets;
  }

  @Get('start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  script(): string {
    return REST_SCRIPT;
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return STYLE;
  }
}
