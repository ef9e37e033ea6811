-- A role is held once at a time: an invitation that was accepted on another day made a second membership beside the first,
-- and ending the one left every right. The rule has the name of the one before, under which the version before knows it.
-- Memberships are few, a row or two for each person: reading them all once holds nobody up for long.

-- One that is taken away on its first day never took effect: it ends on the day before, as enrolments do.
alter table identity.memberships drop constraint memberships_dates,
  -- squawk-ignore constraint-missing-not-valid
  add constraint memberships_dates check (valid_to is null or valid_to >= valid_from - 1);

-- Of those that overlap, the first lasts as long as all of them did, and the others never took effect: nobody's rights change.
with ordered as (
  select id, person_id, role, school_id, district_id, valid_from, coalesce(valid_to, 'infinity') as last_day,
    max(coalesce(valid_to, 'infinity')) over (partition by person_id, role, school_id, district_id
      order by valid_from, id rows between unbounded preceding and 1 preceding) as last_before
  from identity.memberships where valid_to is null or valid_to >= valid_from
), stretches as (
  select *, count(*) filter (where last_before is null or last_before < valid_from)
    over (partition by person_id, role, school_id, district_id order by valid_from, id) as stretch
  from ordered
), merged as (
  select id, row_number() over of_one = 1 as is_first, max(last_day) over of_all as last_day, count(*) over of_all as held
  from stretches
  window of_all as (partition by person_id, role, school_id, district_id, stretch),
    of_one as (of_all order by valid_from, id)
)
update identity.memberships m set version = m.version + 1,
  valid_to = case when not g.is_first then m.valid_from - 1 when g.last_day = 'infinity' then null else g.last_day end
from merged g where g.id = m.id and g.held > 1;

alter table identity.memberships drop constraint memberships_once,
  -- squawk-ignore constraint-missing-not-valid
  add constraint memberships_once exclude using gist (
    person_id with =, role with =, coalesce(school_id, district_id, '00000000-0000-0000-0000-000000000000') with =,
    daterange(valid_from, valid_to + 1) with &&);
