import { instant } from '#platform/persistence/instant.sql';

/** The right to fetch a version of a file for a while, as lists show it. */
export class DownloadGrantView {
  /** @format uuid */
  id!: string;
  /** @format uuid */
  resourceId!: string;
  /** Of the version. */
  number!: number;
  /** Whose it is; null: of whoever has the address. @format uuid */
  personId!: string | null;
  /** @format date-time */
  expiresAt!: string;
  /** How many downloads there may be; null: as many as there is time for. */
  maxUses!: number | null;
  /** How many there were. */
  uses!: number;
  /** @format date-time */
  revokedAt!: string | null;
  /** @format date-time */
  createdAt!: string;
}

/** A grant with its address, which is said to whoever has just got it. */
export class DownloadView extends DownloadGrantView {
  /** Where the bytes are, below the server’s own address: to be fetched without any other credential. */
  url!: string;
}

const grant = `g.id, g.resource_id as "resourceId", v.number, g.person_id as "personId",
    ${instant('g.expires_at')} as "expiresAt", g.max_uses as "maxUses", g.uses,
    ${instant('g.revoked_at')} as "revokedAt", ${instant('g.created_at')} as "createdAt"`;
const grants = `
  from academy.download_grants g
  join academy.file_versions v on v.school_id = g.school_id and v.id = g.file_version_id
  join academy.resources r on r.school_id = g.school_id and r.id = g.resource_id`;

/** Selects a {@link DownloadGrantView} of each grant `g` of a version `v` of a resource `r`; a WHERE may follow. */
export const selectGrant = `select ${grant} ${grants}`;

/** The same with what its address says. */
export const selectMadeGrant = `select ${grant}, v.id as "fileVersionId", v.name ${grants}`;
