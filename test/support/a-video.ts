import type pg from 'pg';
import { newId } from '#domain/kernel/id';

/** A published item that shows a video of this length, as an author and the packaging would have left it. */
export async function aVideoItem(
  { admin }: { readonly admin: pg.Client },
  at: { readonly schoolId: string; readonly runId: string; readonly moduleId: string },
  durationMs = 100_000,
): Promise<string> {
  const [upload, video, item] = [newId(), newId(), newId()];
  const { schoolId, runId, moduleId } = at;
  await admin.query(
    `insert into platform.uploads (id, school_id, person_id, state, length, "offset", media_type)
     values ($1, $2, gen_random_uuid(), 'kept', 1, 1, 'video/mp4')`,
    [upload, schoolId],
  );
  await admin.query(
    `insert into learning.videos (id, school_id, title, state, source_id, package_id, duration_ms, width, height, created_at)
     values ($1, $2, 'A video', 'ready', $3, gen_random_uuid(), $4, 640, 360, now())`,
    [video, schoolId, upload, durationMs],
  );
  await admin.query(
    `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
     select $1, $2, $3, $4, 'video', 'published', 'A video', jsonb_build_object('videoId', $5::text),
       1 + coalesce(max(position), 0) from learning.items where module_id = $4`,
    [item, schoolId, runId, moduleId, video],
  );
  return item;
}
