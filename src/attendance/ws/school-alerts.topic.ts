import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NotPermitted } from '#platform/auth/errors';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AlertPage } from '../http/alerts/alert.dto.js';
import { ListAlertsQuery } from '../queries/alerts/list-alerts.query.js';
import { AlertMessage } from './alert-messages.js';

/** As many as a snapshot shows; the rest are read page by page. */
const SHOWN = 200;

/** The alerts that nobody has closed, and what becomes of them. */
@Injectable()
@WatchableTopic({
  pattern: 'school:{schoolId}:alerts',
  permission: 'attendance.alert.read',
  messages: [
    { type: 'attendance.alert_opened', data: AlertMessage },
    { type: 'attendance.alert_acknowledged', data: AlertMessage },
    { type: 'attendance.alert_closed', data: AlertMessage },
  ],
  snapshot: AlertPage,
})
export class SchoolAlertsTopic implements Topic {
  constructor(private readonly queries: QueryBus) {}

  async schoolOf({ schoolId }: TopicParams): Promise<string | null> {
    return schoolId ?? null;
  }

  /** It shows every alert, so it is for those who may see every alert. */
  async admit(actor: Actor): Promise<void> {
    if (actor.reach('attendance.alert.read') !== 'all') throw new NotPermitted('attendance.alert.read');
  }

  snapshot(actor: Actor): Promise<AlertPage> {
    const standing = { closed: false, sort: '-id', limit: SHOWN } as const;
    return this.queries.execute(new ListAlertsQuery(standing, actor)) as Promise<AlertPage>;
  }
}
