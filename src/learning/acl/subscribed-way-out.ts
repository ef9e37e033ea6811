import { Injectable } from '@nestjs/common';
import type { Actor } from '#domain/kernel/actor';
import type { WayOut } from '#domain/learning/talk/way-out';
import { AttendanceApi } from '../../attendance/attendance.api.js';

/** Announcements are one kind among the mails of a school, which people choose in one place. */
@Injectable()
export class SubscribedWayOut implements WayOut {
  constructor(private readonly mails: AttendanceApi) {}

  forLearner(recipientId: string, actor: Actor) {
    return this.mails.wayOut({ recipientId, subscription: 'announcement' }, actor);
  }
}
