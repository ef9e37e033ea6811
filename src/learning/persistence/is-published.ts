/** A row as a statement of the ORM names it; with the columns `school_id` and `item_id`. */
interface Row {
  readonly alias: string;
}

/** The formula of what is about an item: whether learners are shown it, for which its run and course have to be published, too (B10). */
export const isPublished = (_: unknown, { alias: of }: Row) => `exists (
  select from learning.items i
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  where i.school_id = ${of}.school_id and i.id = ${of}.item_id
    and i.state = 'published' and r.state = 'published' and c.state = 'published')`;
