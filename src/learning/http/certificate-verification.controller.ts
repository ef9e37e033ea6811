import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Public } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { VerifyCertificateQuery } from '../queries/verify-certificate.query.js';
import { CERTIFICATE_POLICY, certificatePage } from './certificate.page.js';

/** For whoever was shown a certificate: no sign-in, and nothing that is not printed on it. */
@Controller('certificates')
export class CertificateVerificationController {
  constructor(private readonly queries: QueryBus) {}

  /** Whether a certificate is valid, as a page; also for a code that was never given out, which the page says. */
  @Get(':code')
  @Public()
  @AnswersFile('text/html')
  @Header('content-security-policy', CERTIFICATE_POLICY)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  async verifyCertificate(@Param('code') code: string): Promise<StreamableFile> {
    const page = certificatePage(await this.queries.execute(new VerifyCertificateQuery(code)));
    return new StreamableFile(Buffer.from(page), { type: 'text/html; charset=utf-8' });
  }
}
