import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';

/** What a mail of an announcement says, and to whom. */
export interface AnnouncementMail {
  readonly to: string;
  readonly locale: string;
  readonly schoolName: string;
  readonly courseTitle: string;
  readonly title: string;
  readonly markdown: string;
}

/** Null: it was withdrawn meanwhile, or there is nobody to write to any more. */
export class GetAnnouncementMailQuery extends Query<AnnouncementMail | null> {
  constructor(
    readonly of: { readonly announcementId: string; readonly learnerId: string },
    readonly actor: Actor,
  ) {
    super();
  }
}

const mail = prepared(`
  select p.email as to, coalesce(p.locale, s.locale) as locale, s.name as "schoolName", c.title as "courseTitle", t.title,
    t.markdown
  from learning.announcements t
  join learning.runs r on r.school_id = t.school_id and r.id = t.run_id and r.state = 'published'
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id and c.state = 'published'
  join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.learner_id = $2::uuid
    and e.state in ('active', 'completed')
  join roster_api.contacts_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id and p.email is not null
  join identity_api.schools_v1 s on s.school_id = t.school_id
  where t.school_id = platform.current_school() and t.id = $1::uuid and t.withdrawn_at is null`);

@QueryHandler(GetAnnouncementMailQuery)
export class GetAnnouncementMailHandler implements IQueryHandler<GetAnnouncementMailQuery> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ of, actor }: GetAnnouncementMailQuery): Promise<AnnouncementMail | null> {
    const [row] = await this.reader.rows<AnnouncementMail>(actor, mail, [of.announcementId, of.learnerId]);
    return row ?? null;
  }
}
