import { Injectable } from '@nestjs/common';
import { RegistersOverdue } from '#domain/attendance/notifications/overdue.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { RegistersOverdueMessage } from '../ws/overdue-messages.js';

@Injectable()
@Announces(RegistersOverdue)
export class ShowWall implements Announcer<RegistersOverdue> {
  announce({ schoolId, type, data }: Envelope<RegistersOverdue>): Announcement {
    const { date, registers } = data;
    const message: RegistersOverdueMessage = {
      date,
      registers: registers.map((register) => ({ ...register, teachers: [...register.teachers] })),
    };
    return { messages: [{ topic: `school:${schoolId}:registers-not-taken`, type, data: message }] };
  }
}
