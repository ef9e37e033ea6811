import { CourseItemNotFound } from '#domain/learning/outline/outline.errors';
import { LiveSession } from '#domain/learning/presence/live-session';
import type { PresenceRepository } from '#domain/learning/presence/presence.repository';
import { prepared } from '#platform/persistence/statement';
import { transaction } from '#platform/persistence/transaction';

const isPublished = `(i.state = 'published' and r.state = 'published' and c.state = 'published')`;

const session = prepared(`
  select i.run_id as "runId", ${isPublished} as "isPublished" from learning.items i
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where i.id = $1::uuid and i.kind = 'live' and platform.current_person() is not null
    and (platform.current_person() = any (c.instructors) or ${isPublished} and learning.person_learns_in(r.id))`);

const stay = prepared(`
  insert into learning.presences as p (school_id, run_id, item_id, person_id, until)
  select i.school_id, i.run_id, i.id, platform.current_person(), $2 from learning.items i where i.id = $1::uuid
  on conflict (school_id, item_id, person_id) do update set until = greatest(p.until, excluded.until)`);

const leave = prepared(`
  update learning.presences set until = $2
  where item_id = $1::uuid and person_id = platform.current_person() and until > $2 returning item_id`);

export class SqlPresenceRepository implements PresenceRepository {
  async session(itemId: string): Promise<LiveSession> {
    const [row] = await transaction().query<{ runId: string; isPublished: boolean }>(session, [itemId]);
    if (!row) throw new CourseItemNotFound();
    const live = new LiveSession(itemId, row.runId, row.isPublished);
    transaction().track(live);
    return live;
  }

  async stay(itemId: string, until: Date): Promise<void> {
    await transaction().query(stay, [itemId, until]);
  }

  async leave(itemId: string, now: Date): Promise<boolean> {
    return (await transaction().query(leave, [itemId, now])).length > 0;
  }
}
