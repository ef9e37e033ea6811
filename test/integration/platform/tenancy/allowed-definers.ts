/** Functions that run with their owner's rights; each is read closely before it is added here. */
export const ALLOWED_DEFINERS = [
  'academy.find_published', // of the current school, and only what is published
  'academy.school_of_entry',
  'academy.school_of_site', // of a public site alone, whose address anybody may open
  'academy.resources_with', // ids of the current school, of which the reader sees what the policy of the table lets them
  'academy.calendar_feed', // two ids, to whoever brings the signed address of a calendar
  'academy.school_of_occurrence',
  'attendance.alert_rounds_due', // which schools look at everyone's limits now: ids alone
  'attendance.begin_retiring', // the relay alone; refuses what has to be kept
  'attendance.forget_account', // of the current school, and only of an account that was erased
  'attendance.forget_exports', // of the current school, which may be made anew
  'attendance.forget_old_notes', // of the current school, and nothing of the last twelve months
  'attendance.forget_person', // of the current school, and only of somebody whom its roster has erased
  'attendance.months_of_records', // the relay alone; sizes, numbers and dates of months
  'attendance.retire_next', // the relay alone; of a month that has begun to go
  'attendance.reports_due', // which schools have a day to report now: ids and dates
  'attendance.rounds_due', // which schools have something to do now: ids and the kind of work
  'attendance.school_of_register',
  'attendance.schools_with_records', // the relay alone; ids
  'finance.assert_balanced', // a trigger
  'finance.count_added', // a trigger
  'finance.count_posted', // a trigger
  'finance.count_removed', // a trigger
  'finance.enter', // what the current person may do in a ledger
  'finance.forget_account', // only of an account that was erased
  'finance.forget_lapsed', // invitations that are over
  'finance.invitations_to_me', // of the current person’s address: titles and who invites
  'finance.ledgers_i_keep',
  'finance.ledgers_i_own',
  'finance.ledgers_i_see',
  'finance.people_of', // names of those who share a ledger that the current person sees
  'finance.unsound', // ids of what does not add up
  'identity.access_changes_since', // ids alone, for every replica
  'identity.access_of', // the roles of a session, to whoever proved it by a signed token
  'identity.administrators', // for mails to those who run the platform
  'identity.district_of', // one id for another
  'identity.forget_account', // the current person’s own, or by whoever leads the platform
  'identity.forget_member', // of the current school, and only of somebody who has left its roster
  'identity.forget_what_is_over', // deletes by age alone, says how much
  'identity.invitation_by_token', // to whoever brings the fingerprint of its secret
  'identity.keepers_of_disabled_webhook', // for mails to those who lead the place of one that was disabled
  'identity.name_membership', // a trigger
  'identity.note_access_change', // a trigger
  'identity.of_a_standing_account', // a trigger
  'identity.people_of_my_districts', // ids of those who lead what the current person leads
  'identity.places_led_alone', // of the current person, or to whoever leads the platform
  'identity.rename_memberships', // a trigger
  'identity.sign_in_by_email', // before sign-in; no answer of ours tells what it found
  'identity.sign_in_by_link', // to whoever brings the fingerprint of its secret
  'identity.sign_in_by_person', // the current person alone
  'identity.sign_in_by_session', // to whoever brings the fingerprint of its secret
  'identity.sign_in_of', // not for the app role; behind the four above
  'identity.tell_webhooks', // the relay alone; ids of deliveries that it makes of events it hands on
  'identity.use_api_key', // the fingerprint of one key, to be compared
  'identity.districts_i_lead',
  'identity.i_lead_the_platform',
  'identity.my_districts',
  'identity.my_schools',
  'identity.platform_is_led', // yes or no
  'identity.signed_in_from', // network addresses, to whoever brings the address of the account
  'identity_api.all_schools',
  'identity_api.schools_ever',
  'learning.certificate_by_code', // what is printed on one certificate, to whoever brings its code
  'learning.forget_account', // of the current school, and only of an account that was erased
  'learning.forget_agents', // of the current school, and only of somebody who has left
  'learning.forget_person', // of the current school, and only of somebody whom its roster has erased
  'learning.school_of_course',
  'learning.school_of_enrolment',
  'learning.school_of_run',
  'platform.audit_chains', // ids of schools
  'platform.broken_audit_links', // numbers and hashes, no entry
  'platform.close_audit_chains',
  'platform.extend_partitions',
  'platform.redacted_audit_entries', // how many
  'roster.forget_exports', // of the current school and its district, which may be made anew
  'roster.forget_person', // of the current school, and only of somebody who has left
  'roster.linked_to_standing_accounts', // a trigger
  'roster.old_exports', // ids of exports of the current school and its district
  'roster.refresh_statistics', // how many tables were looked at
];
