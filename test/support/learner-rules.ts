import { newId } from '#domain/kernel/id';

/** A run of a school with one module. */
interface Run {
  readonly school: string;
  readonly run: string;
  readonly module: string;
}

/** What violates a rule, what refuses it, and what takes the rule away. */
export interface LearnerRule {
  readonly violation: (at: Run) => string;
  readonly refusedBy: string;
  readonly without: string;
}

const DENIED = '42501';
const LEARNER = newId();
const AT_ONCE = '; set constraints all immediate';
const drop = (table: string, constraint: string) =>
  `alter table learning.${table} drop constraint ${constraint}`;
const withoutTrigger = (table: string, trigger: string) => `drop trigger ${trigger} on learning.${table}`;

export function addPage({ school, run, module }: Run): string {
  return `insert into learning.items (id, school_id, run_id, module_id, kind, state, title, content, position)
    values ('${newId()}', '${school}', '${run}', '${module}', 'page', 'published', 'x', '{"markdown": "x"}', 1);`;
}

/** What somebody has watched of the first item of the run, as if it were a video of a second. */
function addWatched({ school, run }: Run, parts: string, credit = 1_000): string {
  return `insert into learning.watched (school_id, run_id, learner_id, item_id, round, duration_ms, parts, credit_ms,
      position_ms, counted_at)
    select '${school}', '${run}', '${LEARNER}', id, 0, 1000, '${parts}', ${credit}, 0, now()
    from learning.items where run_id = '${run}';`;
}

const POSTS = [newId(), newId(), newId()];

/** Posts about the first item of the run: which one, in the thread of which. */
function addPosts({ school, run }: Run, ...posts: readonly (readonly [number, number])[]): string {
  const rows = posts.map(
    ([
      post,
      thread,
    ]) => `insert into learning.posts (id, school_id, run_id, item_id, thread_id, written_by, markdown,
      written_at, state, locked)
    select '${POSTS[post]}', '${school}', '${run}', id, '${POSTS[thread]}', '${LEARNER}', 'x', now(), 'visible', false
    from learning.items where run_id = '${run}';`,
  );
  return rows.join('\n');
}

/** Certificates of an enrolment that is made for them, completed unless it says otherwise. */
function addCertificates(
  { school, run }: Run,
  { state = 'completed', times = 1, replaces = 'null' } = {},
): string {
  const enrolment = newId();
  const certificates = Array.from(
    { length: times },
    (
      _,
      n,
    ) => `insert into learning.certificates (id, school_id, enrolment_id, run_id, learner_id, round, number, code,
      replaces, learner_name, course_title, run_title, school_name, completed_on, issued_at, state)
    values ('${newId()}', '${school}', '${enrolment}', '${run}', '${LEARNER}', 0, ${n + 1}, repeat('${'AB'[n]}', 26),
      ${n === 0 ? 'null' : replaces}, 'x', 'x', 'x', 'x', now(), now(), 'valid');`,
  );
  return `insert into learning.enrolments (id, school_id, run_id, learner_id, origin, state, since, enrolled_at)
    values ('${enrolment}', '${school}', '${run}', '${LEARNER}', 'office', '${state}', now(), now());
    ${certificates.join('\n')}`;
}

const WATCHING: Readonly<Record<string, LearnerRule>> = {
  'B4 nothing is watched beyond the video': {
    violation: (at) => addPage(at) + addWatched(at, '{[900,1100)}'),
    refusedBy: 'watched_within',
    without: drop('watched', 'watched_within'),
  },
  'B4 one row of a learner and a video': {
    violation: (at) => addPage(at) + addWatched(at, '{}') + addWatched(at, '{}'),
    refusedBy: 'watched_once',
    without: drop('watched', 'watched_once'),
  },
  'B4 nobody watches faster than one can': {
    violation: (at) =>
      `${addPage(at)} ${addWatched(at, '{}', 0)}
       update learning.watched set parts = '{[0,900)}', counted_at = counted_at + interval '400 ms'`,
    refusedBy: 'watched_in_time',
    without: withoutTrigger('watched', 'watched_in_time'),
  },
};

const CERTIFICATES: Readonly<Record<string, LearnerRule>> = {
  'no certificate of what was not completed': {
    violation: (at) => addCertificates(at, { state: 'active' }),
    refusedBy: 'certificates_of_completed',
    without: withoutTrigger('certificates', 'certificates_stay'),
  },
  'one certificate of a completion, however often it is told': {
    violation: (at) => addCertificates(at, { times: 2 }),
    refusedBy: 'certificates_once',
    without: `drop index learning.certificates_once; ${drop('certificates', 'certificates_one_valid')}`,
  },
  'one valid certificate of an enrolment': {
    violation: (at) =>
      addCertificates(at, { times: 2, replaces: '(select id from learning.certificates)' }) + AT_ONCE,
    refusedBy: 'certificates_one_valid',
    without: drop('certificates', 'certificates_one_valid'),
  },
  'a certificate says what it said': {
    violation: (at) => `${addCertificates(at)} update learning.certificates set learner_name = 'y'`,
    refusedBy: 'certificates_stay',
    without: withoutTrigger('certificates', 'certificates_stay'),
  },
  'what is revoked stays revoked': {
    violation: (at) =>
      `${addCertificates(at)} update learning.certificates set state = 'revoked', cause = 'decided', reason = 'x',
         revoked_at = now();
       update learning.certificates set state = 'valid', cause = null, reason = null, revoked_at = null`,
    refusedBy: 'certificates_stay',
    without: withoutTrigger('certificates', 'certificates_stay'),
  },
  'nothing is revoked for no reason': {
    violation: (at) =>
      `${addCertificates(at)} update learning.certificates set state = 'revoked', revoked_at = now()`,
    refusedBy: 'certificates_revoked',
    without: drop('certificates', 'certificates_revoked'),
  },
  'no certificate with a code that can be guessed': {
    violation: (at) => addCertificates(at).replaceAll("repeat('A', 26)", "'ABC'"),
    refusedBy: 'certificates_code_check',
    without: drop('certificates', 'certificates_code_check'),
  },
  'no certificate is removed': {
    violation: () => 'delete from learning.certificates where false',
    refusedBy: DENIED,
    without: 'grant delete on learning.certificates to lyceum_app',
  },
};

const TALK: Readonly<Record<string, LearnerRule>> = {
  'nobody answers an answer': {
    violation: (at) => addPage(at) + addPosts(at, [0, 0], [1, 0], [2, 1]),
    refusedBy: 'posts_answer_threads',
    without: withoutTrigger('posts', 'posts_keep_rules'),
  },
  'nobody answers where it is locked': {
    violation: (at) =>
      `${addPage(at)} ${addPosts(at, [0, 0])} update learning.posts set locked = true; ${addPosts(at, [1, 0])}`,
    refusedBy: 'posts_answer_threads',
    without: withoutTrigger('posts', 'posts_keep_rules'),
  },
  'what was said stays as it was said': {
    violation: (at) => `${addPage(at)} ${addPosts(at, [0, 0])} update learning.posts set markdown = 'y'`,
    refusedBy: 'posts_stay',
    without: withoutTrigger('posts', 'posts_keep_rules'),
  },
  'nothing is hidden for no reason': {
    violation: (at) => `${addPage(at)} ${addPosts(at, [0, 0])} update learning.posts set state = 'hidden'`,
    refusedBy: 'posts_hidden',
    without: drop('posts', 'posts_hidden'),
  },
  'an answer is not locked': {
    violation: (at) =>
      `${addPage(at)} ${addPosts(at, [0, 0], [1, 0])} update learning.posts set locked = true`,
    refusedBy: 'posts_locked',
    without: drop('posts', 'posts_locked'),
  },
  'a post is reported once by one person': {
    violation: (at) =>
      `${addPage(at)} ${addPosts(at, [0, 0])} ${`insert into learning.post_reports (school_id, post_id, reported_by,
        reason, reported_at) select school_id, id, written_by, 'x', now() from learning.posts;`.repeat(2)}`,
    refusedBy: 'post_reports_once',
    without: drop('post_reports', 'post_reports_once'),
  },
  'no post is removed': {
    violation: () => 'delete from learning.posts where false',
    refusedBy: DENIED,
    without: 'grant delete on learning.posts to lyceum_app',
  },
};

/** What the database refuses of what learners do and are given. */
export const LEARNER_RULES: Readonly<Record<string, LearnerRule>> = { ...WATCHING, ...CERTIFICATES, ...TALK };
