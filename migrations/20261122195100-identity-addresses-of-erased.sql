-- What stands where the address of an account was erased is not to be had beforehand: whoever signed up with it kept the owner of
-- that id from being erased.
alter table identity.persons add constraint persons_not_as_erased
  check (status = 'anonymised' or email not like '%@erased.invalid') not valid;
