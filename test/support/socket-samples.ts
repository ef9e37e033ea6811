import { meeting } from './live-routes.js';
import { heartbeats, watching } from './watching-routes.js';
import { attempted } from './attempt-routes.js';
import { correctionOf, marksFor } from './attendance-bodies.js';
import { begun } from './content-routes.js';
import { CourseAuthor } from './course-author.js';
import { learning } from './course-progress-routes.js';
import { anOccasion, seated, shown } from './event-routes.js';
import type { Ids } from './ids.js';
import { LedgerKeeper } from './ledger-keeper.js';
import type { SchoolFixtures } from './school-fixtures.js';

const author = ({ office }: SchoolFixtures) => new CourseAuthor(office);

/** What a topic is about, by its pattern where that is not the school itself. */
const THINGS: Readonly<Record<string, (some: SchoolFixtures) => Promise<Ids>>> = {
  'register:{registerId}': (some) => some.scheduled(),
  'job:{jobId}': (some) => some.aJob(),
  'content-entry:{entryId}': async (some) => ({ entryId: (await begun(some))['contentEntryId']! }),
  'online-course:{courseId}': async (some) => ({ courseId: await author(some).course() }),
  'course-run:{runId}:room': async (some) => ({ runId: await author(some).run() }),
  'course-run:{runId}:learners': async (some) => ({ runId: await author(some).run() }),
  'ledger:{ledgerId}': async ({ app, school }) => ({
    ledgerId: await new LedgerKeeper(app, school.people.admin).ledger(),
  }),
  'course-enrolment:{enrolmentId}': enrolled,
  'occurrence:{occurrenceId}': anOccasion,
  'occurrence:{occurrenceId}:attendees': anOccasion,
  'school:{schoolId}:attendee:{personId}': async ({ school }) => ({ personId: school.people.admin.id }),
  'course-enrolment:{enrolmentId}:attempts': enrolled,
};

async function enrolled(some: SchoolFixtures): Promise<Ids> {
  const [runId, learner] = [await author(some).run(), await some.office.student()];
  return { enrolmentId: await author(some).enrol(runId, learner.id, 'active') };
}

/** The name of a topic of the school, about something that was made for it. @throws when nobody can make it */
export async function topicName(pattern: string, some: SchoolFixtures): Promise<string> {
  const ofSchool = pattern.replace('{schoolId}', some.school.id);
  if (!ofSchool.includes('{')) return ofSchool;
  const make = THINGS[pattern];
  if (!make) throw new Error(`Nobody knows how to make what the topic ${pattern} is about: say it here.`);
  const ids = await make(some);
  return ofSchool.replaceAll(/\{(\w+)\}/g, (_, param: string) => ids[param]!);
}

interface ActionSample {
  /** Who does it, where it is not the administrator. */
  readonly by?: 'student';
  readonly input: (some: SchoolFixtures) => Promise<object>;
}

const ACTIONS: Readonly<Record<string, ActionSample>> = {
  'attendance.mark': { input: async (some) => about(await some.opened(), marksFor) },
  'attendance.amend': { input: async (some) => about(await some.submitted(), correctionOf) },
  'attendance.override': { input: async (some) => about(await some.submitted(), correctionOf) },
  'learning.note_evidence': {
    by: 'student',
    input: async (some) => ({ itemId: (await learning(some))['courseItemId'], kind: 'viewed' }),
  },
  'learning.attend': {
    by: 'student',
    input: async (some) => ({ itemId: (await meeting(some))['courseItemId'], here: true }),
  },
  'learning.watch': { by: 'student', input: async (some) => heartbeats(await watching(some)) },
  'learning.save_answers': {
    by: 'student',
    input: async (some) => {
      const { attemptId, questionId } = await attempted(some);
      return { attemptId, answers: [{ questionId, answer: {}, baseVersion: 0 }] };
    },
  },
  'academy.scan_ticket': {
    input: async (some) => {
      const ids = await seated(some);
      return { occurrenceId: ids['occurrenceId'], ...(await shown(some, ids)) };
    },
  },
};

function about(ids: Ids, body: (ids: Ids) => object): object {
  return { registerId: ids['registerId'], ...body(ids) };
}

/** Sound input of a socket action, about things of the school, and whose it is. @throws when there is no sample */
export async function actionSample(
  action: string,
  some: SchoolFixtures,
): Promise<{ readonly by: 'admin' | 'student'; readonly input: object }> {
  const sample = ACTIONS[action];
  if (!sample) throw new Error(`There is no sample of the socket action ${action}: write one.`);
  return { by: sample.by ?? 'admin', input: await sample.input(some) };
}
