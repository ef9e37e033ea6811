import { Controller, Get, Header, Headers, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { localeFor } from '#domain/kernel/languages';
import { Public } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { wishesOf } from '#platform/http/wishes';
import { VerifyCertificateQuery } from '../queries/verify-certificate.query.js';
import { CERTIFICATE_POLICY, certificatePage } from './certificate.page.js';

/** For whoever was shown a certificate: no sign-in, and nothing that is not printed on it. */
@Controller('certificates')
export class CertificateVerificationController {
  constructor(private readonly queries: QueryBus) {}

  /**
   * Whether a certificate is valid, as a page in the reader's language; also for a code that was never given out, which the
   * page says.
   */
  @Get(':code')
  @Public()
  @AnswersFile('text/html')
  @Header('content-security-policy', CERTIFICATE_POLICY)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('vary', 'accept-language')
  async verifyCertificate(
    @Param('code') code: string,
    @Headers('accept-language') languages?: string,
  ): Promise<StreamableFile> {
    const found = await this.queries.execute(new VerifyCertificateQuery(code));
    const page = certificatePage(found, readable(languages));
    return new StreamableFile(Buffer.from(page), { type: 'text/html; charset=utf-8' });
  }
}

/** The first language that is written here; a wish that is no locale would not be read by `Intl` either. */
function readable(languages: string | undefined): string {
  return localeFor(...wishesOf(languages).filter((wish) => /^[a-z]{2}(-[a-z]{2})?$/.test(wish)));
}
