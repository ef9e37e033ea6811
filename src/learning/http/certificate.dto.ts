import { IsIn, IsUUID } from 'class-validator';
import { CERTIFICATE_STATES, type CertificateState } from '#domain/learning/certificates/certificate.words';
import { PageQuery } from '#platform/http/page';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import { CertificateView } from '../queries/certificate.view.js';
import { CERTIFICATE_SORTS, type CertificateFilter } from '../queries/list-certificates.query.js';

export class CertificateListQuery extends PageQuery implements CertificateFilter {
  /** By `serial` or `learnerName`, backwards with a minus. */
  @IsIn(CERTIFICATE_SORTS)
  sort: CertificateFilter['sort'] = '-serial';

  @MayBeLeftOut()
  @IsUUID()
  runId?: string;

  @MayBeLeftOut()
  @IsUUID()
  learnerId?: string;

  @MayBeLeftOut()
  @IsIn(CERTIFICATE_STATES)
  state?: CertificateState;
}

export class CertificatePage {
  items!: CertificateView[];
  /** Give it as `after` to get the next page; absent on the last. */
  next?: string;
}

export class RevokeCertificateDto {
  /** For the learner and the authors; the public page does not show it. */
  @IsLine(500)
  reason!: string;
}
