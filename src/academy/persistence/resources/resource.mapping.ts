import { ResourceCollection } from '#domain/academy/resources/collection';
import { DownloadGrant } from '#domain/academy/resources/download-grant';
import { FileVersion } from '#domain/academy/resources/file-version';
import { CollectedResourceUnknown } from '#domain/academy/resources/collection.errors';
import { ResourceNotFound } from '#domain/academy/resources/resource.errors';
import { Resource } from '#domain/academy/resources/resource';
import { constraintMeans } from '#platform/persistence/constraints';
import { mapClass } from '#platform/persistence/map-class';

mapClass(Resource, {
  table: 'academy.resources',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    state: p.string(),
    audience: p.string(),
    title: p.string(),
    summary: p.string().nullable(),
    licence: p.string(),
    tags: p.array(),
    currentNumber: p.integer().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    version: p.integer().version(),
  }),
});

mapClass(FileVersion, {
  table: 'academy.file_versions',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    resourceId: p.uuid(),
    number: p.integer(),
    sourceId: p.uuid(),
    sha256: p.string(),
    bytes: p.bigint('number'),
    mediaType: p.string(),
    name: p.string(),
    note: p.string().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
  }),
});

mapClass(DownloadGrant, {
  table: 'academy.download_grants',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    resourceId: p.uuid(),
    fileVersionId: p.uuid(),
    personId: p.uuid().nullable(),
    seesDrafts: p.boolean(),
    expiresAt: p.datetime(),
    maxUses: p.integer().nullable(),
    uses: p.integer(),
    revokedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid(),
  }),
  audit: { observed: ['uses'] },
});

mapClass(ResourceCollection, {
  table: 'academy.resource_collections',
  fields: (p) => ({
    id: p.uuid().primary(),
    schoolId: p.uuid(),
    title: p.string(),
    summary: p.string().nullable(),
    createdAt: p.datetime(),
    createdBy: p.uuid().nullable(),
    arrangedAt: p.datetime().nullable(),
    version: p.integer().version(),
  }),
});

// Somebody has removed it a moment ago.
constraintMeans('download_grants_of_resources', () => new ResourceNotFound());
constraintMeans('download_grants_of_versions', () => new ResourceNotFound());
constraintMeans('collected_resources_there', () => new CollectedResourceUnknown());
