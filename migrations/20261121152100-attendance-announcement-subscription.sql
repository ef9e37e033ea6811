-- Mails of announcements in courses can be ended like those about attendance.
alter table attendance.notification_preferences drop constraint notification_preferences_subscription_check;
-- squawk-ignore constraint-missing-not-valid
alter table attendance.notification_preferences add constraint notification_preferences_subscription_check
  check (subscription in
    ('absence', 'register_reminder', 'registers_not_taken', 'alert', 'daily_report', 'announcement')); -- becomes wider
