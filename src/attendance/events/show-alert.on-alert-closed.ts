import { Injectable } from '@nestjs/common';
import { AlertClosed } from '#domain/attendance/alerts/alert.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { alertMessages } from './alert-state.js';

@Injectable()
@Announces(AlertClosed)
export class ShowAlertClosed implements Announcer<AlertClosed> {
  announce(event: Envelope<AlertClosed>): Announcement {
    return alertMessages(event, 'closed');
  }
}
