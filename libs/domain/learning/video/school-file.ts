import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { WholeFile } from './video-sources.js';

/** Something to be downloaded, as it was uploaded. */
export class SchoolFile extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly sourceId!: string;
  readonly name!: string;
  readonly mediaType!: string;
  readonly bytes!: number;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  static of({ sourceId, name, mediaType, bytes }: WholeFile, by: Actor, now: Date): SchoolFile {
    const file = new SchoolFile();
    Object.assign(file, {
      id: newId(),
      schoolId: by.schoolId!,
      sourceId,
      name: name ?? 'file',
      mediaType,
      bytes,
      createdAt: now,
      createdBy: by.personId,
    });
    return file;
  }
}
