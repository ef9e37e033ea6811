-- Of few schools and districts: PostgreSQL, which is not told, takes a thousand, and then works out whom a school sees for all of
-- its members at once rather than for the few who are asked about.
alter function identity.my_districts rows 3;
alter function identity.my_schools rows 10;
alter function identity.districts_i_lead rows 3;
alter function identity.people_of_my_districts rows 10;
