import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import type { CertificateState } from '#domain/learning/certificates/certificate.words';
import { publicUrl, Settings } from '#platform/config/settings';
import { given, Listing, type ListInput } from '#platform/http/listing';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { amongMine } from './among-mine.js';
import { certificateSeenWith, CertificateView, selectCertificate, withAddress } from './certificate.view.js';
import { sightIn } from './sight.js';

export const CERTIFICATE_SORTS = ['serial', '-serial', 'learnerName', '-learnerName'] as const;

type CertificateSort = (typeof CERTIFICATE_SORTS)[number];

export interface CertificateFilter extends ListInput<CertificateSort> {
  readonly runId?: string;
  readonly learnerId?: string;
  readonly state?: CertificateState;
}

export class ListCertificatesQuery extends Query<Page<CertificateView>> {
  constructor(
    readonly filter: CertificateFilter,
    readonly actor: Actor,
  ) {
    super();
  }
}

const listing = new Listing<CertificateView, CertificateSort>(selectCertificate, {
  serial: [
    ['e.number', 'int', 'serial'],
    ['e.id', 'uuid', 'id'],
  ],
  learnerName: [
    ['e.learner_name', 'text', 'learnerName'],
    ['e.id', 'uuid', 'id'],
  ],
});

/** The same sorts, of the table alone. */
const orders = {
  serial: [
    ['t.number', 'int'],
    ['t.id', 'uuid'],
  ],
  learnerName: [
    ['t.learner_name', 'text'],
    ['t.id', 'uuid'],
  ],
} as const;

@QueryHandler(ListCertificatesQuery)
export class ListCertificatesHandler implements IQueryHandler<ListCertificatesQuery> {
  constructor(
    private readonly reader: TenantReader,
    @Inject(Settings) private readonly settings: Settings,
  ) {}

  async execute({ filter, actor }: ListCertificatesQuery): Promise<Page<CertificateView>> {
    const page = await listing.page(this.reader, actor, filter, [
      [certificateSeenWith(sightIn(actor))],
      amongMine(actor, filter, { table: 'learning.certificates', as: 'e', orders }),
      given('e.run_id = ?', filter.runId),
      given('e.learner_id = ?', filter.learnerId),
      given('e.state = ?', filter.state),
    ]);
    const address = publicUrl(this.settings);
    return { ...page, items: page.items.map((row) => withAddress(row, address)) };
  }
}
