import { token } from '#domain/kernel/token';
import type { Access } from './access.js';

/** Finds out who calls. Implemented by the identity context; used by the HTTP guard and the socket gateway. */
export interface Authenticator {
  /**
   * The caller behind an `Authorization` header (`Bearer` access token, or `Basic` API key).
   * @throws an `unauthenticated` domain error when it is missing, wrong, expired or revoked
   */
  authenticate(authorization: string | undefined): Promise<Access>;

  /**
   * What somebody who was let in before may do now, for a connection that outlives the credential it began with; never from
   * what is kept, because a day that ends changes roles as well.
   * @throws an `unauthenticated` domain error when their session, account or key is over
   */
  renew(access: Access, authorization: string): Promise<Access>;

  /** The same object as before, when this credential was verified before and nothing about its owner has changed since. */
  known(authorization: string): Access | undefined;

  /** The district of a school; null when there is no such school. Cached: schools do not move. */
  districtOf(schoolId: string): Promise<string | null>;

  /**
   * Calls back when sessions or roles have been changed, within 5 s of the change, so that open sockets are checked
   * again. `null` means: any may have changed.
   */
  onRevocation(
    listener: (change: { personId: string | null; sessionId: string | null } | null) => void,
  ): void;
}
export const Authenticator = token<Authenticator>('Authenticator');
