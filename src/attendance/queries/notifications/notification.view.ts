import type {
  NotificationKind,
  NotificationState,
} from '#domain/attendance/notifications/notification.words';

/** To whom it goes. */
export class NotificationRecipientView {
  /** The school's own record. @format uuid */
  rosterPersonId!: string | null;
  /** The sign-in. @format uuid */
  personId!: string | null;
  displayName!: string;
}

export class NotifiedStudentView {
  /** @format uuid */
  studentId!: string;
  displayName!: string;
}

/** One entry of the notification log: what was told to whom about what, or why not. */
export class NotificationView {
  /** @format uuid */
  id!: string;
  kind!: NotificationKind;
  /** The school's date that it is about. @format date */
  date!: string;
  /** Null where a student has nobody on record. */
  recipient!: NotificationRecipientView | null;
  /** Where it went, as the address was then. */
  address!: string | null;
  /** BCP 47. */
  language!: string;
  student!: NotifiedStudentView | null;
  state!: NotificationState;
  /** Why it was skipped, or what the mail server answered. */
  reason!: string | null;
  /** 2 and more: told again on the same day, after a correction. */
  round!: number;
  /** The id of the event that it came of; null when a schedule did. @format uuid */
  causeId!: string | null;
  /** The part of the Message-ID before the @. */
  messageId!: string;
  /** @format date-time */
  queuedAt!: string;
  /** @format date-time */
  sentAt!: string | null;
}

/** Selects a {@link NotificationView}; a WHERE may follow. */
export const selectNotification = `
  select n.id, n.kind, n.date, n.address, n.language, n.state, n.reason, n.round, n.cause_id as "causeId",
    n.message_id as "messageId", n.queued_at as "queuedAt", n.sent_at as "sentAt",
    case when n.recipient_id is not null then json_build_object('rosterPersonId', n.roster_person_id,
      'personId', n.person_id, 'displayName', coalesce(n.recipient_name, 'Erased person')) end as recipient,
    case when n.student_id is not null then json_build_object('studentId', n.student_id, 'displayName', s.display_name)
      end as student
  from attendance.notifications n
  left join roster_api.people_v1 s on s.school_id = n.school_id and s.roster_person_id = n.student_id`;

/** Those that are addressed to the signed-in person, by the sign-in or by the school's record of them. */
export const isToMe = `(n.person_id = platform.current_person() or n.roster_person_id in (
  select me.roster_person_id from roster_api.people_v1 me
  where me.school_id = platform.current_school() and me.person_id = platform.current_person()))`;
