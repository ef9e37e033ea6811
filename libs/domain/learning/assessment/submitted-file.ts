import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import type { WholeFile } from '../video/video-sources.js';
import type { FileTerms } from './assignment.js';
import { SubmissionInvalid } from './submission.errors.js';

const MIB = 1024 ** 2;

interface Handed {
  readonly id: string;
  readonly schoolId: string;
}

/** A file of a submission, as it was uploaded. What is known of it stays, also when the file itself is removed. */
export class SubmittedFile extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly submissionId!: string;
  /** 1 for the first. */
  readonly place!: number;
  /** Its upload; null: it was removed. */
  readonly sourceId!: string | null;
  readonly removedAt!: Date | null;
  /** It takes none of its learner's room. */
  readonly ofSchool!: boolean;
  readonly name!: string;
  readonly mediaType!: string;
  readonly bytes!: number;

  static of(submission: Handed, place: number, file: WholeFile): SubmittedFile {
    const { id: submissionId, schoolId } = submission;
    const { sourceId, name, mediaType, bytes } = file;
    return Object.assign(new SubmittedFile(), {
      id: newId(),
      schoolId,
      submissionId,
      place,
      sourceId,
      removedAt: null,
      ofSchool: false,
      name: name ?? 'file',
      mediaType,
      bytes,
    });
  }

  /** It was replaced, and is not needed any more. Answers the upload, which goes with it. */
  letGo(now: Date): string {
    const upload = this.sourceId!;
    Object.assign(this, { sourceId: null, removedAt: now });
    return upload;
  }

  /** The run is over: the school keeps it. Answers the upload. */
  handOver(): string {
    Object.assign(this, { ofSchool: true });
    return this.sourceId!;
  }
}

/** What a file is says its content, not its name. @throws SubmissionInvalid */
export function assertFilesFit(files: readonly WholeFile[], terms: FileTerms | null): void {
  if (files.length === 0) return;
  if (terms === null)
    throw new SubmissionInvalid('uploadIds', 'must be left out: the assignment asks for none');
  if (files.length > terms.most)
    throw new SubmissionInvalid('uploadIds', `must be at most ${terms.most} files`);
  for (const [i, { mediaType, bytes }] of files.entries()) {
    if (!isOneOf(terms.types, mediaType))
      throw new SubmissionInvalid(
        `uploadIds/${i}`,
        `must be of ${terms.types.join(', ')}; by its content it is of ${mediaType}`,
      );
    if (bytes > terms.maxMib * MIB)
      throw new SubmissionInvalid(`uploadIds/${i}`, `must be at most ${terms.maxMib} MiB`);
  }
}

/** @param types none: whatever it is */
function isOneOf(types: readonly string[], mediaType: string): boolean {
  const all = `${mediaType.split('/')[0]}/*`;
  return types.length === 0 || types.includes(mediaType) || types.includes(all);
}
