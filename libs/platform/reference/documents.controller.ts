import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../auth/decorators.js';
import { documentNamed } from './documents.js';

/** The descriptions of the API for programs: client generators, testers, importers. */
@Controller()
@Public()
export class DocumentsController {
  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  openApi(): Promise<Buffer> {
    return documentNamed('openapi.json');
  }

  @Get('asyncapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  asyncApi(): Promise<Buffer> {
    return documentNamed('asyncapi.json');
  }
}
