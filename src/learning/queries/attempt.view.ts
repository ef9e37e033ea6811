import type {
  AskedQuestion,
  AttemptState,
  QuestionMark,
  SavedAnswer,
} from '#domain/learning/assessment/attempt.words';
import type {
  Choice,
  QuestionContent,
  QuestionKind,
  Solution,
} from '#domain/learning/assessment/question.words';
import type { Reveal } from '#domain/learning/assessment/quiz';
import { enrolmentSeenWith, isMyOwn } from './course-enrolment.view.js';
import { isOpenTo } from './sight.js';

/** An attempt at a quiz, in lists. */
export class AttemptSummaryView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  runId!: string;
  /** @format uuid */
  itemId!: string;
  itemTitle!: string;
  /** @format uuid */
  enrolmentId!: string;
  /** The school's record of the learner. @format uuid */
  learnerId!: string;
  learnerName!: string;
  /** 1 for the learner's first. */
  number!: number;
  state!: AttemptState;
  /** @format date-time */
  startedAt!: string;
  /** When it ends by itself, by the server's clock; null: never. @format date-time */
  dueAt!: string | null;
  /** @format date-time */
  endedAt!: string | null;
  /** For learners only when it is released. */
  score!: number | null;
  points!: number;
  version!: number;
}

/** A question as it is asked in an attempt, with what was answered. */
export class AttemptQuestionView {
  /** @format uuid */
  questionId!: string;
  kind!: QuestionKind;
  /** As it was written, in Markdown. */
  prompt!: string;
  /** The same as HTML, free of anything that runs, loads styles or frames. */
  html!: string;
  points!: number;
  /** In the order in which they are to be shown; answers name their keys. */
  options!: Choice[];
  /** Of `matching`. */
  targets!: Choice[];
  /** Null: there is none yet; the next one is made upon version 0. */
  answer!: SavedAnswer | null;
  /** For learners only when it is released. */
  mark!: QuestionMark | null;
  /** What is right, for learners only when the quiz reveals it. */
  solution!: Solution | null;
  /** HTML; together with what is right. */
  feedback!: string | null;
}

/** An attempt with everything that is asked. */
export class AttemptView extends AttemptSummaryView {
  questions!: AttemptQuestionView[];
}

interface AskedAnd {
  readonly asked: AskedQuestion;
  readonly content: QuestionContent;
  /** By which it is measured. */
  readonly right: Pick<QuestionContent, 'solution' | 'feedback'>;
}

/** As it is selected, before what the reader may not see is taken away. */
export interface AttemptRow extends AttemptSummaryView {
  readonly open: boolean;
  readonly over: boolean | null;
  /** Whether the learner has none left, and none under way; null: there may be any number. */
  readonly done: boolean | null;
  readonly reveal: Reveal;
  readonly answers: Readonly<Record<string, SavedAnswer>>;
  readonly marks: Readonly<Record<string, QuestionMark>>;
  readonly paper: readonly AskedAnd[];
}

const ofAttempt = `
  a.id, a.run_id as "runId", a.item_id as "itemId", i.title as "itemTitle", a.enrolment_id as "enrolmentId",
  a.learner_id as "learnerId", p.display_name as "learnerName", a.number, a.state, a.started_at as "startedAt",
  a.due_at as "dueAt", a.ended_at as "endedAt", a.points::float8 as points, a.version`;

const fromAttempts = `
  from learning.attempts a
  join learning.items i on i.school_id = a.school_id and i.run_id = a.run_id and i.id = a.item_id
  join learning.modules m on m.school_id = i.school_id and m.run_id = i.run_id and m.id = i.module_id
  join learning.enrolments e on e.school_id = a.school_id and e.id = a.enrolment_id
  join learning.runs r on r.school_id = a.school_id and r.id = a.run_id
  join learning.courses c on c.school_id = r.school_id and c.id = r.course_id
  join roster_api.people_v1 p on p.school_id = a.school_id and p.roster_person_id = a.learner_id`;

/**
 * True for an attempt `a` that the reader sees: as an author all of them; as the learner one's own; as whoever looks after
 * the learner what is released and nothing of it before (B6), least of all what others are being asked. What was taken back
 * learners do not see either (B10).
 * @param sight a parameter of the statement
 */
export const attemptSeenWith = (sight: string) => `(${enrolmentSeenWith(sight)}
  and (${isOpenTo(sight)} or i.state = 'published' and (a.state = 'released' or ${isMyOwn})))`;

/**
 * Selects an {@link AttemptSummaryView} of each attempt `a`; a WHERE may follow.
 * @param sight a parameter of the statement
 */
export const selectAttempts = (sight: string) => `
  select ${ofAttempt},
    case when a.state = 'released' or ${isOpenTo(sight)} then a.score::float8 end as score ${fromAttempts}`;

/** What is right, as it was put right last since a question `v` was asked, and measured by. */
const putRight = `(
  select n.content from learning.regrades g
  join learning.question_versions n on n.school_id = g.school_id and n.question_id = g.question_id and n.revision = g.revision
  where g.school_id = a.school_id and g.item_id = a.item_id and g.question_id = v.question_id and g.revision > v.revision
  order by g.id desc limit 1)`;

/** Selects an {@link AttemptRow} of each attempt `a`, everything included. */
export const selectAttempt = (sight: string) => `
  select ${ofAttempt}, a.score::float8 as score, a.answers, a.marks, ${isOpenTo(sight)} as open,
    i.content -> 'quiz' ->> 'reveal' as reveal, least(i.closes_at, m.closes_at) <= now() as over,
    (select count(*) >= (i.content -> 'quiz' ->> 'attempts')::int and bool_and(o.ended_at is not null) from learning.attempts o
      where o.school_id = a.school_id and o.item_id = a.item_id and o.learner_id = a.learner_id) as done,
    (select json_agg(json_build_object('asked', q.asked, 'content', v.content, 'right', coalesce(${putRight}, v.content)) order by q.place)
      from jsonb_array_elements(a.asked) with ordinality as q (asked, place)
      join learning.question_versions v on v.school_id = a.school_id
        and v.question_id = (q.asked ->> 'questionId')::uuid and v.revision = (q.asked ->> 'revision')::int) as paper
  ${fromAttempts}`;
