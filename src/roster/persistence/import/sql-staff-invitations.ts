import { Inject, Injectable } from '@nestjs/common';
import type { StaffInvitations, UninvitedStaff } from '#domain/roster/import/staff-invitations';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import { JobQueue } from '#platform/queue/job-queue';

/** Records systems make up addresses: to one with a space in it, or without a top-level domain, nothing can be sent. */
const take = prepared(`
  update roster.people set invited_at = now()
  where school_id = platform.current_school() and 'staff' = any (roles) and status = 'active' and person_id is null
    and invited_at is null and email ~ '^[^[:space:]@"<>()]{1,64}@[^[:space:]@"<>()]+\\.[^[:space:]@"<>().]{2,}$'
    and length(email) <= 254
  returning id as "rosterPersonId", email`);

@Injectable()
export class SqlStaffInvitations implements StaffInvitations {
  constructor(@Inject(JobQueue) private readonly jobs: JobQueue) {}

  async place(schoolId: string): Promise<void> {
    await this.jobs.enqueue({ kind: 'roster.invite_staff', payload: {}, orderKey: `invite:${schoolId}` });
  }

  takeUninvited(): Promise<UninvitedStaff[]> {
    return transaction().query<UninvitedStaff>(take);
  }
}
