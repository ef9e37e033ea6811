import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '#domain/kernel/actor';
import { addDays, dateIn } from '#domain/kernel/local-date';
import { AcademyApi } from '../academy/academy.api.js';

const CONCERT = {
  title: 'Winter concert',
  summary: 'The choir and both bands, in the hall.',
  description: 'Doors open at **six**. There is soup, and something to drink.',
  place: 'Great hall',
  url: null,
};
const QUOTAS = [
  { name: 'Families', capacity: 40 },
  { name: 'Front row', capacity: 1 },
];
const ATTENDEES = [
  ['student1@oakfield.demo.example', 'Front row'],
  ['guardian1@oakfield.demo.example', 'Families'],
  ['teacher1@oakfield.demo.example', 'Families'],
] as const;

/** A concert in two weeks: some have a seat, and one row is full, so that one may wait for it. */
export async function holdEvents(
  app: INestApplicationContext,
  schoolId: string,
  people: ReadonlyMap<string, string>,
  timeZone: string,
): Promise<void> {
  const academy = app.get(AcademyApi);
  const office = systemActor(schoolId, people.get('office@oakfield.demo.example'));
  const eventId = await academy.createEvent(CONCERT, office);
  const date = addDays(dateIn(timeZone, new Date()), 14);
  const details = {
    starts: { date, time: '18:30' },
    ends: { date, time: '21:00' },
    opensAt: null,
    closesAt: null,
    approval: false,
    holdMinutes: null,
    offerMinutes: 1440,
  };
  const occurrenceId = await academy.planOccurrence({ eventId, details, quotas: QUOTAS }, office);
  await academy.publishEvent(eventId, office);
  const seats = await academy.seatsAt(occurrenceId, office);
  for (const [email, name] of ATTENDEES)
    await academy.register(
      seats.find((quota) => quota.name === name)!.id,
      systemActor(schoolId, people.get(email)),
    );
}
