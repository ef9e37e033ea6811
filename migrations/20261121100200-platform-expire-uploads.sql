-- Uploads that were not continued in time are removed for all schools at once.
call platform.let_relay('platform.uploads', 'select, delete');
