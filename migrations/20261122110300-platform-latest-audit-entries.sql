-- The log is read from its end, by (at, id) backwards; an index by (at desc, id) gives that only within one instant sorted.
-- squawk-ignore require-concurrent-index-creation
create index audit_entries_latest on platform.audit_entries (school_id, at desc, id desc);
-- squawk-ignore require-concurrent-index-deletion
drop index platform.audit_entries_of_school;
