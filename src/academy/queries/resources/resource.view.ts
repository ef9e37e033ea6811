import type { Audience, Licence, ResourceState } from '#domain/academy/resources/resource.words';
import { instant } from '#platform/persistence/instant.sql';

/** One version of the file of a resource. */
export class FileVersionView {
  /** @format uuid */
  id!: string;
  /** From 1; the highest is the current one. */
  number!: number;
  name!: string;
  /** By its first bytes, whatever it is called. */
  mediaType!: string;
  bytes!: number;
  /** Of its bytes, lower-case hexadecimal; the ETag of the download. */
  sha256!: string;
  /** What is new in it. */
  note!: string | null;
  /** @format date-time */
  createdAt!: string;
}

/** A resource as the library shows it. */
export class ResourceView {
  /** @format uuid */
  id!: string;
  state!: ResourceState;
  /** `public`: it may be passed on by an address that is nobody's own. */
  audience!: Audience;
  title!: string;
  summary!: string | null;
  /** On what terms it may be used: an identifier of SPDX. */
  licence!: Licence;
  tags!: string[];
  /** Null while it has no file. */
  file!: FileVersionView | null;
  /** How often it has been downloaded, whatever version. */
  downloads!: number;
  /** Who has made it. @format uuid */
  createdBy!: string | null;
  /** @format date-time */
  createdAt!: string;
  /** Rises with each change; the ETag. */
  version!: number;
}

/** The fields of a {@link FileVersionView} of `v`, for `json_build_object`. */
const version = `'id', v.id, 'number', v.number, 'name', v.name, 'mediaType', v.media_type, 'bytes', v.bytes,
  'sha256', v.sha256, 'note', v.note, 'createdAt', ${instant('v.created_at')}`;

/** Selects a {@link ResourceView} of each resource `r`, with its current version `v`; a WHERE may follow. */
export const selectResource = `
  select r.id, r.state, r.audience, r.title, r.summary, r.licence, r.tags, r.downloads, r.created_by as "createdBy",
    ${instant('r.created_at')} as "createdAt", r.version,
    case when v.id is not null then json_build_object(${version}) end as file
  from academy.resources r
  left join academy.file_versions v
    on v.school_id = r.school_id and v.resource_id = r.id and v.number = r.current_number`;

/** Selects a {@link FileVersionView} of each version `v` of a resource `r`; a WHERE may follow. */
export const selectVersion = `
  select v.id, v.number, v.name, v.media_type as "mediaType", v.bytes::float8 as bytes, v.sha256, v.note,
    ${instant('v.created_at')} as "createdAt"
  from academy.file_versions v
  join academy.resources r on r.school_id = v.school_id and r.id = v.resource_id`;
