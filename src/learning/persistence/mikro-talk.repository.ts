import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { Announcement } from '#domain/learning/talk/announcement';
import { CoursePost } from '#domain/learning/talk/course-post';
import type { FoundPlace } from '#domain/learning/talk/talk.words';
import { AnnouncementNotFound, PostNotFound } from '#domain/learning/talk/talk.errors';
import type { AnnouncementReader, TalkRepository } from '#domain/learning/talk/talk.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';
import './talk.mapping.js';

const ofRun = `
  join learning.runs r on r.school_id = t.school_id and r.id = t.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;

/** $2: whether only own courses are within reach. */
const isAuthor = `(not $2::boolean or platform.current_person() = any (c.instructors))`;

const isMember = `(${isAuthor} or c.state = 'published' and r.state = 'published'
  and learning.person_learns_in(r.id))`;

const lockAnnouncement = prepared(`
  select t.id from learning.announcements t ${ofRun} where t.id = $1::uuid and ${isAuthor} for no key update of t`);

const readers = prepared(`
  select e.learner_id as "learnerId" from learning.announcements t ${ofRun}
  join learning.enrolments e on e.school_id = r.school_id and e.run_id = r.id and e.state in ('active', 'completed')
  join roster_api.contacts_v1 p on p.school_id = e.school_id and p.roster_person_id = e.learner_id and p.email is not null
  where t.id = $1::uuid and t.withdrawn_at is null and r.state = 'published' and c.state = 'published'
  order by e.learner_id`);

const isPublished = `(t.state = 'published' and c.state = 'published' and r.state = 'published')`;

const place = prepared(`
  select t.run_id as "runId", t.id as "itemId", ${isPublished} as "isPublished" from learning.items t ${ofRun}
  where t.id = $1::uuid and (${isAuthor} or ${isPublished} and learning.person_learns_in(r.id))`);

const lockPost = (seen: string) =>
  prepared(`
  select t.id from learning.posts t ${ofRun}
  join learning.items i on i.school_id = t.school_id and i.run_id = t.run_id and i.id = t.item_id
  where t.id = $1::uuid and ${seen} for no key update of t`);
const LOCKS = {
  members: lockPost(`(${isAuthor} or i.state = 'published' and ${isMember})`),
  authors: lockPost(isAuthor),
} as const;

const noteReport = prepared(`
  insert into learning.post_reports (school_id, post_id, reported_by, reason, reported_at)
  values (platform.current_school(), $1, platform.current_person(), $2, $3)
  on conflict do nothing returning post_id`);

export class MikroTalkRepository implements TalkRepository {
  addAnnouncement(announcement: Announcement): void {
    transaction().em.persist(announcement);
  }

  async holdAnnouncement(id: string, ownOnly: boolean): Promise<Announcement> {
    const held = await transaction().query(lockAnnouncement, [id, ownOnly]);
    if (held.length === 0) throw new AnnouncementNotFound();
    return transaction().em.findOneOrFail(Announcement, { id });
  }

  readersOf(announcementId: string): Promise<AnnouncementReader[]> {
    return transaction().query<AnnouncementReader>(readers, [announcementId]);
  }

  async placeOf(itemId: string, ownOnly: boolean): Promise<FoundPlace> {
    const [found] = await transaction().query<FoundPlace>(place, [itemId, ownOnly]);
    if (!found) throw new CourseItemNotFound();
    return found;
  }

  async holdPost(id: string, who: 'members' | 'authors', ownOnly: boolean): Promise<CoursePost> {
    const held = await transaction().query(LOCKS[who], [id, ownOnly]);
    if (held.length === 0) throw new PostNotFound();
    return transaction().em.findOneOrFail(CoursePost, { id });
  }

  addPost(post: CoursePost): void {
    transaction().em.persist(post);
  }

  async noteReport(postId: string, reason: string, now: Date): Promise<boolean> {
    return (await transaction().query(noteReport, [postId, reason, now])).length > 0;
  }
}
