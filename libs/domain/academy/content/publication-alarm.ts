import { token } from '../../kernel/token.js';

/** Sees to it that a version is published when its moment comes, whoever is there or not. */
export interface PublicationAlarm {
  set(versionId: string, at: Date): Promise<void>;
}
export const PublicationAlarm = token<PublicationAlarm>('PublicationAlarm');
