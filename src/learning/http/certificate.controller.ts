import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CertificateNotFound } from '#domain/learning/certificates/certificate.errors';
import { CurrentActor, Requires } from '#platform/auth/decorators';
import { AnswersFile } from '#platform/http/media';
import { idOf } from '#platform/http/rules';
import { printPdf } from '#platform/print/print-pdf';
import { ReissueCertificateCommand } from '../commands/reissue-certificate.command.js';
import { RevokeCertificateCommand } from '../commands/revoke-certificate.command.js';
import { CertificateView } from '../queries/certificate.view.js';
import { GetCertificateQuery } from '../queries/get-certificate.query.js';
import { ListCertificatesQuery } from '../queries/list-certificates.query.js';
import { CertificateListQuery, CertificatePage, RevokeCertificateDto } from './certificate.dto.js';
import { printedCertificate } from './certificate.paper.js';

const CertificateId = () => Param('certificateId', idOf(CertificateNotFound));

/** That somebody has completed a course. Learners and guardians see their own, authors those of their courses. */
@Controller('schools/:schoolId/certificates')
export class CertificateController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The certificates that you may see, the newest first. */
  @Get()
  @Requires('learning.certificate.read')
  listCertificates(
    @CurrentActor() actor: Actor,
    @Query() filter: CertificateListQuery,
  ): Promise<CertificatePage> {
    return this.queries.execute(new ListCertificatesQuery(filter, actor)) as Promise<CertificatePage>;
  }

  @Get(':certificateId')
  @Requires('learning.certificate.read')
  getCertificate(
    @CurrentActor() actor: Actor,
    @CertificateId() certificateId: string,
  ): Promise<CertificateView> {
    return this.queries.execute(new GetCertificateQuery(certificateId, actor));
  }

  /** To be printed, with a QR code that leads to the page on which anybody sees whether it is valid. */
  @Get(':certificateId/file')
  @Requires('learning.certificate.read')
  @AnswersFile('application/pdf')
  async printCertificate(
    @CurrentActor() actor: Actor,
    @CertificateId() certificateId: string,
  ): Promise<StreamableFile> {
    const certificate = await this.getCertificate(actor, certificateId);
    return new StreamableFile(await printPdf(await printedCertificate(certificate)), {
      type: 'application/pdf',
      disposition: `attachment; filename="certificate-${certificate.serial}.pdf"`,
    });
  }

  /** From now on its page says that it is worth nothing. It is not issued again by itself. */
  @Post(':certificateId/revoke')
  @HttpCode(200)
  @Requires('learning.certificate.manage')
  async revokeCertificate(
    @CurrentActor() actor: Actor,
    @CertificateId() certificateId: string,
    @Body() { reason }: RevokeCertificateDto,
  ): Promise<CertificateView> {
    await this.commands.execute(new RevokeCertificateCommand({ certificateId, reason }, actor));
    return this.queries.execute(new GetCertificateQuery(certificateId, actor));
  }

  /** Issues another one of the same completion, as everybody is called now. The former is revoked. */
  @Post(':certificateId/reissue')
  @Requires('learning.certificate.manage')
  async reissueCertificate(
    @CurrentActor() actor: Actor,
    @CertificateId() certificateId: string,
  ): Promise<CertificateView> {
    const { id } = await this.commands.execute(new ReissueCertificateCommand({ certificateId }, actor));
    return this.queries.execute(new GetCertificateQuery(id, actor));
  }
}
