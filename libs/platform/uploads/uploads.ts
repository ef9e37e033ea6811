import { join } from 'node:path';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { JobQueue, NewJob } from '../queue/job-queue.js';
import { fileKey, type FileKey } from '../storage/file-key.js';
import { GrowingFile } from './growing-file.js';
import { mediaTypeOf, TELLING_BYTES } from './media-type.js';
import { uploadTable as table, type Upload } from './upload-table.js';
import {
  OwnUploadsFull,
  UploadBusy,
  UploadExpired,
  UploadKept,
  UploadNotFound,
  UploadsFull,
  UploadTooLarge,
} from './upload.errors.js';

export interface UploadLimits {
  readonly maxBytes: number;
  /** Of all uploads of a school. */
  readonly schoolBytes: number;
  /** Of all uploads of a person who makes courses. */
  readonly personBytes: number;
  /** Of all uploads of a person who only hands in work. */
  readonly learnerBytes: number;
}

/** The right to write to an upload: one at a time has it. */
export interface Writing {
  readonly upload: Upload;
  readonly writer: string;
  /** The offset that it must not pass. */
  readonly limit: number;
}

/** Where the file of an upload lies once it is whole. */
export function uploadKey(schoolId: string, uploadId: string): FileKey {
  return fileKey(schoolId, 'uploads', uploadId);
}

/** Files that come piece by piece, of the person who sends them: their rows and their bytes. */
export class Uploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly root: string,
    readonly limits: UploadLimits,
  ) {}

  /** @throws UploadNotFound, UploadExpired */
  async byId(id: string, actor: Actor): Promise<Upload> {
    const found = await this.unitOfWork.run(actor, () => table.find(id));
    if (!found) throw new UploadNotFound();
    if (found.expired) throw new UploadExpired();
    return found;
  }

  /**
   * Makes room for a new upload, which its maker may write to at once.
   * @throws UploadTooLarge, UploadsFull, OwnUploadsFull
   */
  async create(of: Pick<Upload, 'part' | 'length' | 'metadata' | 'concat'>, actor: Actor): Promise<Writing> {
    const [id, writer] = [newId(), newId()];
    if ((of.length ?? 0) > this.limits.maxBytes) throw new UploadTooLarge(this.limits.maxBytes);
    return this.unitOfWork.run(actor, async () => {
      await table.takeTurn();
      const free = await this.freeBytes(of.length ?? 0, actor);
      const upload = (await table.insert(id, of, writer))!;
      return { upload, writer, limit: this.limitOf(upload, free) };
    });
  }

  /**
   * @param length the length, where it was left open before and is said now
   * @throws UploadBusy, UploadExpired, UploadNotFound as {@link whyNot} says
   */
  claim(of: Upload, length: number | null, actor: Actor): Promise<Writing> {
    const writer = newId();
    return this.unitOfWork.run(actor, async () => {
      const open = of.length === null;
      if (open) await table.takeTurn();
      const free = open ? await this.freeBytes(Math.max(length ?? 0, of.offset) - of.offset, actor) : 0;
      // A length at which it is whole already is kept when it is put to its place.
      const claimed = await table.claim(of.id, writer, length === of.offset ? null : length);
      if (!claimed) throw await this.whyNot(of.id);
      const upload = { ...claimed, length: claimed.length ?? length };
      return { upload, writer, limit: this.limitOf(upload, free) };
    });
  }

  open({ id }: Upload, actor: Actor): Promise<GrowingFile> {
    return GrowingFile.open(this.pathOf(id, actor));
  }

  /**
   * Says that the bytes before the offset are on the disk.
   * @param isLast whether the right to write is given up with it
   * @throws UploadBusy, UploadExpired, UploadNotFound as {@link whyNot} says; UploadsFull, OwnUploadsFull when its length was
   * left open and others have taken the room meanwhile
   */
  advance({ upload, writer }: Writing, offset: number, isLast: boolean, actor: Actor): Promise<Upload> {
    const open = upload.length === null;
    return this.unitOfWork.run(actor, async () => {
      if (open) await table.takeTurn();
      const advanced = await table.advance(upload.id, writer, offset, isLast);
      if (!advanced) throw await this.whyNot(upload.id);
      if (open) await this.freeBytes(0, actor);
      return advanced;
    });
  }

  /** Gives up the right to write. */
  async release({ upload, writer }: Writing, actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, () => table.release(upload.id, writer));
  }

  /** The last byte is there: the file is put to its place, then whoever waits for it is told by a job. */
  async finish(writing: Writing, file: GrowingFile, actor: Actor): Promise<Upload> {
    const bytes = writing.upload.length!;
    const mediaType = await mediaTypeOf(await file.head(Math.min(bytes, TELLING_BYTES)));
    const isThere = await file.settle(bytes);
    return this.unitOfWork.run(actor, async () => {
      const whole = isThere && (await table.finish(writing.upload.id, writing.writer, bytes, mediaType));
      if (!whole) throw await this.whyNot(writing.upload.id);
      if (whole.thenJob) await this.jobs.enqueue(whole.thenJob);
      return whole;
    });
  }

  /** The parts of a final upload, one after the other. @returns false when one of them was ended meanwhile */
  async concatenate(file: GrowingFile, parts: readonly Upload[], actor: Actor): Promise<boolean> {
    let at = 0;
    for (const { id, offset } of parts) {
      if (!(await file.append(this.pathOf(id, actor), at))) return false;
      at += offset;
    }
    return true;
  }

  /** @throws UploadNotFound, UploadKept */
  async terminate(id: string, actor: Actor): Promise<void> {
    await this.byId(id, actor);
    const removed = await this.unitOfWork.run(actor, () => table.remove(id));
    if (!removed) throw new UploadKept();
    await this.forget(id, actor);
  }

  /**
   * Within a unit of work: something is made of the upload, which from now on stays. Without a job it has to be whole;
   * the job is placed at once, or as soon as it is, or with `expired` in its payload when that never comes. Nothing when it is not the actor's, or in use.
   */
  async keep(id: string, thenJob: NewJob | null): Promise<Upload | undefined> {
    const kept = await table.keep(id, thenJob);
    if (kept?.state === 'kept' && thenJob) await this.jobs.enqueue(thenJob);
    return kept;
  }

  /** Within a unit of work: what was made of it is gone, and so is it. */
  async letGo(id: string): Promise<void> {
    await table.letGo(id);
  }

  /** Within a unit of work: the school keeps them, and they take none of their makers' room any more. */
  async handOver(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await table.handOver(ids);
  }

  /** Removes the bytes of an upload. */
  forget(id: string, actor: Actor): Promise<void> {
    return GrowingFile.remove(this.pathOf(id, actor));
  }

  pathOf(id: string, { schoolId }: Actor): string {
    return join(this.root, uploadKey(schoolId!, id));
  }

  /** Why it cannot be written to: somebody else writes, or it was ended. Within the unit of work that has found out. */
  private async whyNot(id: string): Promise<UploadBusy | UploadExpired | UploadNotFound> {
    const found = await table.find(id);
    if (found && !found.expired) return new UploadBusy();
    return found ? new UploadExpired() : new UploadNotFound();
  }

  private limitOf({ length, offset }: Upload, free: number): number {
    return length ?? Math.min(this.limits.maxBytes, offset + free);
  }

  /** In the turn of the unit of work. */
  private async freeBytes(wanted: number, actor: Actor): Promise<number> {
    const { schoolBytes, personBytes, learnerBytes } = this.limits;
    const used = await table.usedBytes();
    const share = actor.reach('platform.upload.publish') === 'none' ? learnerBytes : personBytes;
    const [bySchool, byPerson] = [schoolBytes - used.bySchool, share - used.byPerson];
    if (wanted > byPerson) throw new OwnUploadsFull(Math.max(byPerson, 0));
    if (wanted > bySchool) throw new UploadsFull(Math.max(bySchool, 0));
    return Math.min(bySchool, byPerson);
  }
}
