import { Injectable } from '@nestjs/common';
import { AlertOpened } from '#domain/attendance/alerts/alert.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { alertMessages } from './alert-state.js';

@Injectable()
@Announces(AlertOpened)
export class ShowAlertOpened implements Announcer<AlertOpened> {
  announce(event: Envelope<AlertOpened>): Announcement {
    return alertMessages(event, 'open');
  }
}
