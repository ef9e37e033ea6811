import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CertificateNotFound } from '#domain/learning/certificates/certificate.errors';
import { publicUrl, Settings } from '#platform/config/settings';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { certificateSeenWith, CertificateView, selectCertificate, withAddress } from './certificate.view.js';
import { sightOf } from './sight.js';

export class GetCertificateQuery extends Query<CertificateView> {
  constructor(
    readonly certificateId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const byId = prepared(`${selectCertificate} where e.id = $1::uuid and ${certificateSeenWith('$2')}`);

@QueryHandler(GetCertificateQuery)
export class GetCertificateHandler implements IQueryHandler<GetCertificateQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  /** @throws CertificateNotFound */
  async execute({ certificateId, actor }: GetCertificateQuery): Promise<CertificateView> {
    const [row] = await this.reader.rows<CertificateView>(actor, byId, [certificateId, sightOf(actor)]);
    if (!row) throw new CertificateNotFound();
    return withAddress(row, publicUrl(this.settings));
  }
}
