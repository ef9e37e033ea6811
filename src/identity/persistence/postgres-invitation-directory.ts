import { Inject, Injectable } from '@nestjs/common';
import { anonymous } from '#domain/kernel/actor';
import type { InvitationDirectory, InvitationRecord } from '#domain/identity/invitation-directory';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

const byToken = prepared(`
  select id as "invitationId", school_id as "schoolId", email from identity.invitation_by_token($1) where open`);

/** Over the allow-listed function of the migration. */
@Injectable()
export class PostgresInvitationDirectory implements InvitationDirectory {
  constructor(@Inject(TenantReader) private readonly reader: TenantReader) {}

  async findByToken(tokenHash: string): Promise<InvitationRecord | null> {
    const [found] = await this.reader.rows<InvitationRecord>(anonymous, byToken, [tokenHash]);
    return found ?? null;
  }
}
