-- How the results of a run become one: categories with weights, and what counts for nothing. No row: all points are added.
create table learning.grading_schemes (
  id uuid primary key, -- the run's
  school_id uuid not null,
  categories jsonb not null check (jsonb_typeof(categories) = 'array'),
  excluded uuid[] not null,
  version int not null default 1,
  constraint grading_schemes_of_runs foreign key (school_id, id) references learning.runs (school_id, id),
  constraint grading_schemes_weights check (not jsonb_path_exists(categories, '$[*].weight ? (@ < 1 || @ > 100)'))
);
call platform.school_table('learning.grading_schemes', 'select, insert, update');
