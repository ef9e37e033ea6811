import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { DownloadRefused } from './download.errors.js';
import { Download } from './download.js';
import type { FileVersion } from './file-version.js';

/** Of an address: for how long, and for how many downloads. */
export interface GrantTerms {
  readonly minutes: number;
  /** Null: as many as there is time for. */
  readonly maxUses: number | null;
}

/** The right to fetch one version of a file for a while: somebody's own, or of whoever has its address. */
export class DownloadGrant extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly resourceId!: string;
  readonly fileVersionId!: string;
  /** Whose it is; null: it is shared. */
  readonly personId!: string | null;
  /** Whether whoever has it sees the resource while it is not published, too. */
  readonly seesDrafts!: boolean;
  readonly expiresAt!: Date;
  readonly maxUses!: number | null;
  private uses!: number;
  private revokedAt!: Date | null;
  readonly createdAt!: Date;
  readonly createdBy!: string;

  static own(
    version: FileVersion,
    terms: GrantTerms,
    seesDrafts: boolean,
    by: Actor,
    now: Date,
  ): DownloadGrant {
    return DownloadGrant.of(version, terms, { personId: by.personId, seesDrafts }, by, now);
  }

  static shared(version: FileVersion, terms: GrantTerms, by: Actor, now: Date): DownloadGrant {
    return DownloadGrant.of(version, terms, { personId: null, seesDrafts: false }, by, now);
  }

  private static of(
    { id: fileVersionId, resourceId, schoolId }: FileVersion,
    { minutes, maxUses }: GrantTerms,
    whose: { readonly personId: string | null; readonly seesDrafts: boolean },
    by: Actor,
    now: Date,
  ): DownloadGrant {
    const grant = new DownloadGrant();
    Object.assign(grant, whose, {
      id: newId(),
      schoolId,
      resourceId,
      fileVersionId,
      expiresAt: new Date(now.getTime() + minutes * 60_000),
      maxUses,
      uses: 0,
      revokedAt: null,
      createdAt: now,
      createdBy: by.personId,
    });
    return grant;
  }

  /** @throws DownloadRefused when it was revoked, or its time is over */
  assertLasts(now: Date): void {
    if (this.revokedAt !== null || this.expiresAt <= now) throw new DownloadRefused();
  }

  /** One more download by it. @throws DownloadRefused when there were as many as there may be */
  use(client: string, now: Date): Download {
    this.assertLasts(now);
    if (this.uses === this.maxUses) throw new DownloadRefused();
    this.uses += 1;
    return Download.by(this, client, now);
  }

  /** It leads to nothing from now on; a second time changes nothing. */
  revoke(now: Date): void {
    this.revokedAt ??= now;
  }
}
