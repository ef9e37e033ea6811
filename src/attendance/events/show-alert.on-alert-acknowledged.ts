import { Injectable } from '@nestjs/common';
import { AlertAcknowledged } from '#domain/attendance/alerts/alert.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { alertMessages } from './alert-state.js';

@Injectable()
@Announces(AlertAcknowledged)
export class ShowAlertAcknowledged implements Announcer<AlertAcknowledged> {
  announce(event: Envelope<AlertAcknowledged>): Announcement {
    return alertMessages(event, 'acknowledged');
  }
}
