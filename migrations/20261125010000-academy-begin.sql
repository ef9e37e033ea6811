-- What a school tells, gives and holds beside its lessons: content, resources and events. Every row carries its school.

create schema academy;
create schema academy_api;
grant usage on schema academy, academy_api to lyceum_app, lyceum_backup;
