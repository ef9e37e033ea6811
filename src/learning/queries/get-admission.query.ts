import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { CourseRunNotFound } from '#domain/learning/course-run.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { isOpenTo, sightOf } from './sight.js';

/** How a run takes learners, as its authors see it. */
export class AdmissionView {
  /** @format uuid */
  runId!: string;
  /** Everybody in the school may enrol. */
  open!: boolean;
  /** Whoever comes by themselves waits until an author lets them in. */
  approval!: boolean;
  /** How many may come by themselves; null: any number. */
  capacity!: number | null;
  /** How many have, and are there. */
  taken!: number;
  /** Whoever has it may enrol; null: there is none. */
  code!: string | null;
  /** The classes whose students the run takes. @format uuid */
  sectionIds!: string[];
  /** Rises with each change; the ETag. */
  version!: number;
}

export class GetAdmissionQuery extends Query<AdmissionView> {
  constructor(
    readonly runId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofRun = prepared(`
  select r.id as "runId", coalesce(a.open, false) as open, coalesce(a.approval, false) as approval, a.capacity,
    coalesce(a.taken, 0) as taken, a.code, coalesce(a.sections, '{}')::text[] as "sectionIds",
    coalesce(a.version, 1) as version
  from learning.runs r join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  left join learning.admissions a on a.school_id = r.school_id and a.id = r.id
  where r.id = $1::uuid and ${isOpenTo('$2')}`);

@QueryHandler(GetAdmissionQuery)
export class GetAdmissionHandler implements IQueryHandler<GetAdmissionQuery> {
  constructor(private readonly reader: TenantReader) {}

  /** @throws CourseRunNotFound */
  async execute({ runId, actor }: GetAdmissionQuery): Promise<AdmissionView> {
    const [found] = await this.reader.rows<AdmissionView>(actor, ofRun, [runId, sightOf(actor)]);
    if (!found) throw new CourseRunNotFound();
    return found;
  }
}
