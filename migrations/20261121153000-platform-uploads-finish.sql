-- What is at its end and not in its place yet would be taken for finished by whoever asks how far it has come, and nobody would
-- ever put it there: the last bytes count when the file is whole, with the state that says so (R6).
update platform.uploads set "offset" = length - 1 where state = 'receiving' and "offset" = length and length > 0;
alter table platform.uploads add constraint uploads_finish
  check (state <> 'receiving' or length is null or length = 0 or "offset" < length) not valid;
