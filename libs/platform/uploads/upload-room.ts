import type { Actor } from '#domain/kernel/actor';
import { uploadTable as table } from './upload-table.js';
import { OwnUploadsFull, UploadsFull } from './upload.errors.js';

export interface UploadLimits {
  readonly maxBytes: number;
  /** Of all uploads of a school. */
  readonly schoolBytes: number;
  /** Of all uploads of a person who makes courses. */
  readonly personBytes: number;
  /** Of all uploads of a person who only hands in work. */
  readonly learnerBytes: number;
}

/**
 * How many bytes more somebody may take of the room of their school, in the turn of the unit of work.
 * @throws UploadsFull, OwnUploadsFull when what is wanted is more than that
 */
export async function freeBytes(wanted: number, limits: UploadLimits, actor: Actor): Promise<number> {
  const { schoolBytes, personBytes, learnerBytes } = limits;
  const used = await table.usedBytes();
  const share = actor.reach('platform.upload.publish') === 'none' ? learnerBytes : personBytes;
  const [bySchool, byPerson] = [schoolBytes - used.bySchool, share - used.byPerson];
  if (wanted > byPerson) throw new OwnUploadsFull(Math.max(byPerson, 0));
  if (wanted > bySchool) throw new UploadsFull(Math.max(bySchool, 0));
  return Math.min(bySchool, byPerson);
}
