import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Public } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { qrSvg } from '#platform/images/qr-code';
import { GetCheckInDisplayQuery } from '../queries/get-check-in-display.query.js';
import { displayPage, DISPLAY_POLICY } from './check-in-display.page.js';

/** The page that a projector shows: whoever was given its address sees the codes until check-in is closed. */
@Controller('check-in-displays')
export class CheckInDisplayController {
  constructor(private readonly queries: QueryBus) {}

  /** The code of the moment as a page that renews itself. */
  @Get(':display')
  @Public()
  @AnswersFile('text/html')
  @Header('content-security-policy', DISPLAY_POLICY)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async show(@Param('display') display: string): Promise<StreamableFile> {
    const shown = await this.queries.execute(new GetCheckInDisplayQuery(display));
    const image = shown.code === null ? null : await qrSvg(shown.code);
    const page = displayPage(shown, image, new Date());
    return new StreamableFile(Buffer.from(page), { type: 'text/html; charset=utf-8' });
  }
}
