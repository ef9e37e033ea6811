import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { anonymous } from '#domain/kernel/actor';
import type { CertificateState } from '#domain/learning/certificates/certificate.words';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What anybody who holds a certificate may know of it: what is printed on it, and whether it is valid. */
export interface VerifiedCertificate {
  readonly serial: string;
  readonly state: CertificateState;
  readonly schoolName: string;
  readonly learnerName: string;
  readonly courseTitle: string;
  readonly runTitle: string;
  readonly completedOn: string;
  readonly issuedOn: string;
  readonly revokedOn: string | null;
}

/** Asked by whoever brings the code of a certificate. Null: there is none with this code. */
export class VerifyCertificateQuery extends Query<VerifiedCertificate | null> {
  constructor(readonly code: string) {
    super();
  }
}

const byCode = prepared(`
  select lpad(number::text, greatest(6, length(number::text)), '0') as serial, state, school_name as "schoolName",
    learner_name as "learnerName", course_title as "courseTitle", run_title as "runTitle",
    completed_on::text as "completedOn", issued_on::text as "issuedOn", revoked_on::text as "revokedOn"
  from learning.certificate_by_code($1)`);

const FORM = /^[A-HJ-NP-Z2-9]{26}$/;

@QueryHandler(VerifyCertificateQuery)
export class VerifyCertificateHandler implements IQueryHandler<VerifyCertificateQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ code }: VerifyCertificateQuery): Promise<VerifiedCertificate | null> {
    const given = code.toUpperCase(); // read out, or typed from paper
    if (!FORM.test(given)) return null;
    const [row] = await this.reader.rows<VerifiedCertificate>(anonymous, byCode, [given]);
    return row ?? null;
  }
}
