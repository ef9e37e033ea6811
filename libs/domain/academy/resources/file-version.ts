import type { Actor } from '../../kernel/actor.js';
import { AggregateRoot } from '../../kernel/aggregate-root.js';
import { newId } from '../../kernel/id.js';
import { FileTypeRefused, ResourceFileTooLarge } from './file-version.errors.js';
import type { Resource } from './resource.js';
import { LARGEST_FILE } from './resource.words.js';

/** What came whole over the wire: what it is was told by its bytes. */
export interface ReceivedFile {
  readonly sourceId: string;
  /** As it was called where it came from; null: nobody said so. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: number;
}

/** The fingerprint of what a file says, lower-case hexadecimal. */
export type Sha256 = string;

const WHOLE_KINDS = ['audio/', 'font/', 'image/', 'text/', 'video/'];
const DOCUMENTS = [
  /^application\/(?:pdf|rtf|epub\+zip|xml|json|ogg)$/,
  /^application\/vnd\.(?:oasis\.opendocument|openxmlformats-officedocument|ms-)[a-z0-9.-]+$/,
  /^application\/(?:x-cfb|x-indesign|postscript|eps|x-mobipocket-ebook|vnd\.apache\.parquet)$/,
  /^application\/(?:zip|gzip|x-7z-compressed|x-bzip2?|x-xz|x-tar|zstd)$/,
];

/** One version of the file of a resource. Once it is made it stays as it is. */
export class FileVersion extends AggregateRoot {
  readonly id!: string;
  readonly schoolId!: string;
  readonly resourceId!: string;
  /** From 1; the highest is the current one. */
  readonly number!: number;
  readonly sourceId!: string;
  readonly sha256!: Sha256;
  readonly bytes!: number;
  readonly mediaType!: string;
  readonly name!: string;
  readonly note!: string | null;
  readonly createdAt!: Date;
  readonly createdBy!: string | null;

  static of(
    resource: Resource,
    file: ReceivedFile & { readonly sha256: Sha256; readonly note: string | null },
    by: Actor,
    now: Date,
  ): FileVersion {
    const version = new FileVersion();
    Object.assign(version, file, {
      id: newId(),
      schoolId: resource.schoolId,
      resourceId: resource.id,
      number: resource.takeNextFile(by),
      name: file.name ?? 'file',
      createdAt: now,
      createdBy: by.personId,
    });
    return version;
  }
}

/** @throws ResourceFileTooLarge, FileTypeRefused */
export function assertFit({ bytes, mediaType }: Pick<ReceivedFile, 'bytes' | 'mediaType'>): void {
  if (bytes > LARGEST_FILE) throw new ResourceFileTooLarge(LARGEST_FILE);
  const fits =
    WHOLE_KINDS.some((kind) => mediaType.startsWith(kind)) || DOCUMENTS.some((one) => one.test(mediaType));
  if (!fits) throw new FileTypeRefused(mediaType);
}
