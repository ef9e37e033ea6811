import { createHmac } from 'node:crypto';

/** The four roles of the database (see `docs/operation.md`); only `app` and `relay` are used while serving. */
export const DATABASE_ROLES = ['lyceum_owner', 'lyceum_app', 'lyceum_relay', 'lyceum_backup'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

export interface DatabaseUrls {
  readonly app: string;
  readonly relay: string;
}

/**
 * The password of a role, derived from the administrator's: every replica arrives at the same one, so a single
 * `DATABASE_URL` is enough to start with. Whoever keeps roles apart gives `DATABASE_APP_URL` and `DATABASE_RELAY_URL`.
 */
export function rolePassword(adminUrl: string, role: DatabaseRole): string {
  return createHmac('sha256', new URL(adminUrl).password || 'trusted')
    .update(`lyceum:${role}`)
    .digest('hex');
}

export function urlOf(adminUrl: string, role: DatabaseRole): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = rolePassword(adminUrl, role);
  return url.toString();
}

export function databaseUrls(adminUrl: string): DatabaseUrls {
  return { app: urlOf(adminUrl, 'lyceum_app'), relay: urlOf(adminUrl, 'lyceum_relay') };
}
