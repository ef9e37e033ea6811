-- What the school keeps for good of somebody's uploads takes no longer of their own room, only of the school's.
alter table platform.uploads add column of_school boolean not null default false;
