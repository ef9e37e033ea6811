import { correctionOf, marksFor } from './attendance-bodies.js';
import { CourseAuthor } from './course-author.js';
import type { Ids } from './ids.js';
import type { SchoolFixtures } from './school-fixtures.js';

const author = ({ office }: SchoolFixtures) => new CourseAuthor(office);

/** What a topic is about, by its pattern where that is not the school itself. */
const THINGS: Readonly<Record<string, (some: SchoolFixtures) => Promise<Ids>>> = {
  'register:{registerId}': (some) => some.scheduled(),
  'job:{jobId}': (some) => some.aJob(),
  'online-course:{courseId}': async (some) => ({ courseId: await author(some).course() }),
  'course-run:{runId}:learners': async (some) => ({ runId: await author(some).run() }),
  'course-enrolment:{enrolmentId}': async (some) => {
    const [runId, learner] = [await author(some).run(), await some.office.student()];
    return { enrolmentId: await author(some).enrol(runId, learner.id, 'active') };
  },
};

/** The name of a topic of the school, about something that was made for it. @throws when nobody can make it */
export async function topicName(pattern: string, some: SchoolFixtures): Promise<string> {
  const ofSchool = pattern.replace('{schoolId}', some.school.id);
  if (!ofSchool.includes('{')) return ofSchool;
  const make = THINGS[pattern];
  if (!make) throw new Error(`Nobody knows how to make what the topic ${pattern} is about: say it here.`);
  const ids = await make(some);
  return ofSchool.replaceAll(/\{(\w+)\}/g, (_, param: string) => ids[param]!);
}

const INPUTS: Readonly<Record<string, (some: SchoolFixtures) => Promise<object>>> = {
  'attendance.mark': async (some) => about(await some.opened(), marksFor),
  'attendance.amend': async (some) => about(await some.submitted(), correctionOf),
  'attendance.override': async (some) => about(await some.submitted(), correctionOf),
};

function about(ids: Ids, body: (ids: Ids) => object): object {
  return { registerId: ids['registerId'], ...body(ids) };
}

/** A sound input of a socket action, about things of the school. @throws when there is none */
export function actionInput(action: string, some: SchoolFixtures): Promise<object> {
  const input = INPUTS[action];
  if (!input) throw new Error(`There is no sample of the socket action ${action}: write one.`);
  return input(some);
}
