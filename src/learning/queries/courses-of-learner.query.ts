import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { enrolmentSeenWith } from './course-enrolment.view.js';
import { MyCourseView, selectMyCourse } from './my-course.view.js';
import { sightOf } from './sight.js';

/** More courses than anybody learns in at once. */
const MOST = 200;

/**
 * The published courses that one learner is in, by title: all of them for the learner, the guardians and whoever sees every
 * course; for an author those that the author works on.
 */
export class CoursesOfLearnerQuery extends Query<MyCourseView[]> {
  constructor(
    readonly learnerId: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const ofLearner = prepared(`${selectMyCourse}
  where e.school_id = platform.current_school() and e.learner_id = $1::uuid
    and e.state not in ('withdrawn', 'expired') and ${enrolmentSeenWith('$2')}
  order by c.title, e.id limit ${MOST}`);

@QueryHandler(CoursesOfLearnerQuery)
export class CoursesOfLearnerHandler implements IQueryHandler<CoursesOfLearnerQuery> {
  constructor(private readonly reader: TenantReader) {}

  execute({ learnerId, actor }: CoursesOfLearnerQuery): Promise<MyCourseView[]> {
    return this.reader.rows<MyCourseView>(actor, ofLearner, [learnerId, sightOf(actor)]);
  }
}
