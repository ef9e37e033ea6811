-- A whole collection is taken in one go: one download of each resource in it, by no grant.
-- squawk-ignore ban-drop-not-null
alter table academy.downloads alter column download_grant_id drop not null;
alter table academy.downloads add column collection_id uuid;
-- The table is some days old and short.
-- squawk-ignore adding-foreign-key-constraint, constraint-missing-not-valid
alter table academy.downloads add constraint downloads_in_collections foreign key (school_id, collection_id)
  references academy.resource_collections (school_id, id) on delete set null (collection_id);
-- squawk-ignore constraint-missing-not-valid
alter table academy.downloads add constraint downloads_by_one_way check (download_grant_id is null or collection_id is null);
-- squawk-ignore require-concurrent-index-creation
create index downloads_in_collection on academy.downloads (school_id, collection_id, client, file_version_id)
  where collection_id is not null;
