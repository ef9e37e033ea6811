import type { ItemKind } from '#domain/learning/outline/item-kinds';
import type { ItemState } from '#domain/learning/publication';

/** An item without its content. */
export class OutlineItemView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  moduleId!: string;
  kind!: ItemKind;
  state!: ItemState;
  title!: string;
  /** From when on it may be opened. @format date-time */
  opensAt!: string | null;
  /** Until when, not included. @format date-time */
  closesAt!: string | null;
  /** The items that have to be completed before. @format uuid */
  requires!: string[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** A module as authors see it. */
export class CourseModuleView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  runId!: string;
  title!: string;
  /** From when on its items may be opened. @format date-time */
  opensAt!: string | null;
  /** Until when, not included. @format date-time */
  closesAt!: string | null;
  /** In their order. */
  items!: OutlineItemView[];
  /** Rises with each change; the ETag. */
  version!: number;
}

/** What a run is made of. */
export class OutlineView {
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  courseId!: string;
  /** In their order. */
  modules!: CourseModuleView[];
}

/** An item with its content. */
export class CourseItemView extends OutlineItemView {
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  courseId!: string;
  /** Of a page its text, of a link what to look for there; as it was written, in Markdown. */
  markdown!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string | null;
  /** Of a link. @format uri */
  url!: string | null;
}

const itemJson = `json_build_object('id', i.id, 'moduleId', i.module_id, 'kind', i.kind, 'state', i.state,
  'title', i.title, 'opensAt', i.opens_at, 'closesAt', i.closes_at, 'requires', i.requires, 'version', i.version)`;

/** A {@link CourseModuleView} of a module `m`, as JSON. */
export const moduleJson = `json_build_object('id', m.id, 'runId', m.run_id, 'title', m.title, 'opensAt', m.opens_at,
  'closesAt', m.closes_at, 'version', m.version, 'items', (
    select coalesce(json_agg(${itemJson} order by i.position), '[]') from learning.items i
    where i.school_id = m.school_id and i.run_id = m.run_id and i.module_id = m.id))`;

/** Selects a {@link CourseItemView} without its HTML, of each item `i` with its run `r` and course `c`. */
export const selectItem = `
  select i.id, i.module_id as "moduleId", i.kind, i.state, i.title, i.opens_at as "opensAt", i.closes_at as "closesAt",
    i.requires::text[] as requires, i.version, i.run_id as "runId", r.course_id as "courseId",
    i.content ->> 'markdown' as markdown, i.content ->> 'url' as url
  from learning.items i
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;
