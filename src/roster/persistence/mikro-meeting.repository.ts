import { Meeting } from '#domain/roster/meeting';
import { MeetingNotFound } from '#domain/roster/meeting.errors';
import type { MeetingRepository } from '#domain/roster/meeting.repository';
import type { LocalDate } from '#domain/kernel/local-date';
import { transaction } from '#platform/persistence/transaction';
import './meeting.mapping.js';

export class MikroMeetingRepository implements MeetingRepository {
  async byId(id: string): Promise<Meeting> {
    const meeting = await transaction().em.findOne(Meeting, { id });
    if (!meeting) throw new MeetingNotFound();
    return meeting;
  }

  ofSectionAfter(sectionId: string, day: LocalDate): Promise<Meeting[]> {
    return transaction().em.find(Meeting, { sectionId, endsOn: { $gt: day } });
  }

  add(meeting: Meeting): void {
    transaction().em.persist(meeting);
  }

  remove(meeting: Meeting): void {
    transaction().em.remove(meeting);
  }
}
