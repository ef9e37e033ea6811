import { Attendee, EventOffice, evening, type Occasion } from './event-office.js';
import type { Ids } from './ids.js';
import type { Sample, SchoolFixtures } from './school-fixtures.js';

const holds = ({ office }: SchoolFixtures) => new EventOffice(office);
const student = ({ office, school }: SchoolFixtures) => new Attendee(office.as(school.people.student));
const teacher = ({ office, school }: SchoolFixtures) => new Attendee(office.as(school.people.teacher));
const idsOf = (occasion: Occasion): Ids => ({ ...occasion });

export const anOccasion = async (some: SchoolFixtures): Promise<Ids> => idsOf(await holds(some).occasion());

async function anEvent(some: SchoolFixtures): Promise<Ids> {
  return { eventId: await holds(some).event() };
}

/** The school's student has a seat, begun as the occurrence says. */
export async function seated(some: SchoolFixtures, details: object = {}): Promise<Ids> {
  const occasion = await holds(some).occasion(3, { ...details });
  const { body } = await student(some).register(occasion.quotaId);
  return { ...occasion, registrationId: body.id };
}

/** The only seat is the teacher's, and the student waits for it. */
async function waiting(some: SchoolFixtures): Promise<Ids> {
  const occasion = await holds(some).occasion(1);
  const { body: seat } = await teacher(some).register(occasion.quotaId);
  const { body: turn } = await student(some).wait(occasion.quotaId);
  return { ...occasion, registrationId: seat.id, waitlistEntryId: turn.id };
}

/** … and is offered it. */
async function offered(some: SchoolFixtures): Promise<Ids> {
  const ids = await waiting(some);
  await teacher(some).seat('leave', ids['registrationId']!);
  return ids;
}

/** What a device says at the door. */
export async function shown(some: SchoolFixtures, { registrationId }: Ids) {
  const { body } = await some.office.get<{ code: string }>(`/event-registrations/${registrationId}/ticket`);
  return { code: body.code, device: 'North door' };
}

const inSchool = '/schools/{schoolId}';
const anEventAt = `${inSchool}/events/{eventId}`;
const occurrence = `${inSchool}/occurrences/{occurrenceId}`;
const quota = `${inSchool}/event-quotas/{quotaId}`;
const registration = `${inSchool}/event-registrations/{registrationId}`;
const entry = `${inSchool}/waitlist-entries/{waitlistEntryId}`;

/** The samples of the routes of events. */
export const EVENT_SAMPLES: Readonly<Record<string, Sample>> = {
  [`GET ${inSchool}/events`]: {},
  [`POST ${inSchool}/events`]: { body: () => ({ title: 'Open day', description: '# Come' }) },
  [`GET ${anEventAt}`]: { ids: anEvent },
  [`PATCH ${anEventAt}`]: { ids: anEvent, body: () => ({ place: 'Garden' }) },
  [`PUT ${anEventAt}/organisers`]: {
    ids: anEvent,
    body: (_, { school }) => ({ personIds: [school.people.teacher.id] }),
  },
  [`POST ${anEventAt}/publish`]: { ids: anEvent },
  [`POST ${anEventAt}/cancel`]: { ids: anOccasion },
  [`POST ${anEventAt}/archive`]: { ids: anEvent },
  [`GET ${inSchool}/occurrences`]: {},
  [`POST ${inSchool}/occurrences`]: {
    ids: anEvent,
    body: async (_, some) => ({
      ...(await anEvent(some)),
      starts: evening(10),
      ends: evening(10, '21:00'),
      quotas: [{ name: 'Seats', capacity: 20 }],
    }),
  },
  [`GET ${occurrence}`]: { ids: anOccasion },
  [`PATCH ${occurrence}`]: { ids: anOccasion, body: () => ({ approval: true }) },
  [`POST ${occurrence}/cancel`]: { ids: anOccasion },
  [`GET ${occurrence}/calendar`]: { ids: anOccasion },
  [`GET ${inSchool}/my-calendar`]: {},
  [`POST ${inSchool}/my-calendar`]: {},
  [`DELETE ${inSchool}/my-calendar`]: {},
  [`GET ${occurrence}/quotas`]: { ids: anOccasion },
  [`POST ${occurrence}/quotas`]: { ids: anOccasion, body: () => ({ name: 'Press', capacity: 2 }) },
  [`GET ${occurrence}/check-ins`]: { ids: anOccasion },
  [`POST ${occurrence}/check-ins`]: { ids: seated, body: (ids, some) => shown(some, ids) },
  [`PATCH ${quota}`]: { ids: anOccasion, body: () => ({ capacity: 30 }) },
  [`POST ${quota}/register`]: { by: 'student', ids: anOccasion },
  [`POST ${quota}/wait`]: { by: 'student', ids: async (some) => ({ quotaId: await full(some) }) },
  [`GET ${inSchool}/event-registrations`]: {},
  [`POST ${inSchool}/event-registrations`]: {
    body: async (_, some) => ({
      quotaId: (await anOccasion(some))['quotaId'],
      personId: some.school.people.guardian.id,
    }),
  },
  [`GET ${registration}`]: { ids: seated },
  [`POST ${registration}/confirm`]: { by: 'student', ids: (some) => seated(some, { holdMinutes: 10 }) },
  [`POST ${registration}/leave`]: { by: 'student', ids: seated },
  [`POST ${registration}/cancel`]: { ids: seated },
  [`POST ${registration}/approve`]: { ids: (some) => seated(some, { approval: true }) },
  [`POST ${registration}/reject`]: { ids: (some) => seated(some, { approval: true }) },
  [`GET ${registration}/ticket`]: { ids: seated },
  [`GET ${registration}/ticket.svg`]: { ids: seated },
  [`GET ${inSchool}/waitlist-entries`]: {},
  [`GET ${entry}`]: { ids: waiting },
  [`POST ${entry}/accept`]: { by: 'student', ids: offered },
  [`POST ${entry}/decline`]: { by: 'student', ids: offered },
  [`POST ${entry}/leave`]: { by: 'student', ids: waiting },
};

/** A quota in which every seat is taken. */
async function full(some: SchoolFixtures): Promise<string> {
  const { quotaId } = await holds(some).occasion(1);
  await teacher(some).register(quotaId);
  return quotaId;
}
