import type { Assignment } from '#domain/learning/assessment/assignment';
import type { GradingMethod, Quiz, Release, Reveal } from '#domain/learning/assessment/quiz';
import type { ItemKind } from '#domain/learning/outline/item-kinds';
import type { LiveDetails } from '#domain/learning/outline/live';
import type { CompletionRule } from '#domain/learning/progress/rules';
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

/** A module: to authors with everything, to learners with what is published. */
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
  /** How the run is completed, for its authors; null: by every item. */
  completion!: CompletionRule | null;
  /** In their order. */
  modules!: CourseModuleView[];
}

/** A video as those who may watch it see it. */
export class ItemVideoView {
  /** @format uuid */
  id!: string;
  /** Null while it cannot be played. */
  durationMs!: number | null;
  /** Pixels, as it is shown. */
  width!: number | null;
  height!: number | null;
}

/** A file that can be downloaded. */
export class ItemFileView {
  /** @format uuid */
  id!: string;
  name!: string;
  mediaType!: string;
  bytes!: number;
}

/** What learners know of a quiz before they begin. */
export class QuizRulesView {
  /** How many questions an attempt asks. */
  questions!: number;
  /** How many attempts; null: any number. */
  attempts!: number | null;
  /** For an attempt; null: until the item closes. */
  minutes!: number | null;
  method!: GradingMethod;
  /** Percent. */
  passAt!: number | null;
  release!: Release;
  reveal!: Reveal;
}

/** An item with its content. */
export class CourseItemView extends OutlineItemView {
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  courseId!: string;
  /** Of a page its text, of anything else what to look for there; as it was written, in Markdown. */
  markdown!: string | null;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string | null;
  /** Of a link. @format uri */
  url!: string | null;
  /** Of a video. */
  video!: ItemVideoView | null;
  /** Of a file. */
  file!: ItemFileView | null;
  /** Of a quiz, for its authors: what it asks and how it goes. */
  quiz!: Quiz | null;
  /** Of a quiz, for its learners: how it goes. */
  rules!: QuizRulesView | null;
  /** Of an assignment: what is to be handed in, until when, and how it is graded. */
  assignment!: Assignment | null;
  /** Of a live session: when, and where. */
  live!: LiveDetails | null;
  /** How it is completed; null: as items of its kind are. */
  completion!: CompletionRule | null;
}

/** What a learner is told that an item requires: what is not published can be completed by nobody. */
const requires = (open: string) => `case when ${open} then i.requires else array(
  select p.id from learning.items p where p.school_id = i.school_id and p.run_id = i.run_id and p.state = 'published'
    and p.id = any (i.requires)) end`;

const itemJson = (open: string) => `json_build_object('id', i.id, 'moduleId', i.module_id, 'kind', i.kind,
  'state', i.state, 'title', i.title, 'opensAt', i.opens_at, 'closesAt', i.closes_at, 'requires', ${requires(open)},
  'version', i.version)`;

/**
 * A {@link CourseModuleView} of a module `m`, as JSON.
 * @param open whether the reader sees drafts, an expression
 */
export const moduleJson = (
  open: string,
) => `json_build_object('id', m.id, 'runId', m.run_id, 'title', m.title,
  'opensAt', m.opens_at, 'closesAt', m.closes_at, 'version', m.version, 'items', (
    select coalesce(json_agg(${itemJson(open)} order by i.position), '[]') from learning.items i
    where i.school_id = m.school_id and i.run_id = m.run_id and i.module_id = m.id
      and (i.state = 'published' or ${open})))`;

/** Those of the items that `i` requires that are published and that the reader has neither completed nor been let off. */
const missing = `array(
  select p.id from learning.items p where p.school_id = i.school_id and p.run_id = i.run_id and p.state = 'published'
    and p.id = any (i.requires) and not exists (
      select from learning.item_progress d
      join roster_api.people_v1 me on me.school_id = d.school_id and me.roster_person_id = d.learner_id
      where d.school_id = p.school_id and d.run_id = p.run_id and d.item_id = p.id and d.completed_at is not null
        and me.person_id = platform.current_person()))::text[]`;

const videoJson = `(
  select json_build_object('id', v.id, 'durationMs', v.duration_ms, 'width', v.width, 'height', v.height)
  from learning.videos v where v.school_id = i.school_id and v.id = i.video_id)`;

const fileJson = `(
  select json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
  from learning.files f where f.school_id = i.school_id and f.id = i.file_id)`;

/**
 * Selects a {@link CourseItemView} without its HTML, of each item `i` of a module `m` with its run `r` and course `c`.
 * @param open whether the reader sees drafts, an expression
 */
export const selectItem = (open: string) => `
  select i.id, i.module_id as "moduleId", i.kind, i.state, i.title, i.opens_at as "opensAt", i.closes_at as "closesAt",
    ${requires(open)}::text[] as requires, i.version, i.run_id as "runId", r.course_id as "courseId",
    i.content ->> 'markdown' as markdown, i.content ->> 'url' as url, ${videoJson} as video, ${fileJson} as file,
    i.content -> 'quiz' as quiz, i.content -> 'assignment' as assignment, i.content -> 'live' as live, i.completion, ${open} as open,
    greatest(i.opens_at, m.opens_at) as "from", least(i.closes_at, m.closes_at) as "until",
    greatest(i.opens_at, m.opens_at) > now() as "notYet", least(i.closes_at, m.closes_at) <= now() as over, ${missing} as missing
  from learning.items i
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.runs r on r.school_id = i.school_id and r.id = i.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id`;
