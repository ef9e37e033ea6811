import { join } from 'node:path';
import type { Actor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { JobQueue, NewJob } from '../queue/job-queue.js';
import { fileKey, type FileKey } from '../storage/file-key.js';
import { GrowingFile } from './growing-file.js';
import { mediaTypeOf, TELLING_BYTES } from './media-type.js';
import { uploadTable as table, type Upload } from './upload-table.js';
import { UploadBusy, UploadExpired, UploadKept, UploadNotFound, UploadTooLarge } from './upload.errors.js';
import { freeBytes, type UploadLimits } from './upload-room.js';

/** The right to write to an upload: one at a time has it. */
export interface Writing {
  readonly upload: Upload;
  readonly writer: string;
  /** Who had it before and gave no sign of life for too long; undefined where there was no upload before. */
  readonly former: string | null | undefined;
  /** It holds from then on at the latest (`performance.now()`). */
  readonly since: number;
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
    const [id, writer, since] = [newId(), newId(), performance.now()];
    if ((of.length ?? 0) > this.limits.maxBytes) throw new UploadTooLarge(this.limits.maxBytes);
    return this.unitOfWork.run(actor, async () => {
      await table.takeTurn();
      const free = await freeBytes(of.length ?? 0, this.limits, actor);
      const upload = (await table.insert(id, of, writer))!;
      return { upload, writer, since, former: undefined, limit: this.limitOf(upload, free) };
    });
  }

  /**
   * @param length the length, where it was left open before and is said now
   * @throws UploadBusy, UploadExpired, UploadNotFound as {@link whyNot} says
   */
  claim(of: Upload, length: number | null, actor: Actor): Promise<Writing> {
    const [writer, since] = [newId(), performance.now()];
    return this.unitOfWork.run(actor, async () => {
      const open = of.length === null;
      if (open) await table.takeTurn();
      const wanted = Math.max(length ?? 0, of.offset) - of.offset;
      const free = open ? await freeBytes(wanted, this.limits, actor) : 0;
      // A length at which it is whole already is kept when it is put to its place.
      const claimed = await table.claim(of.id, writer, length === of.offset ? null : length);
      if (!claimed) throw await this.whyNot(of.id);
      const upload = { ...claimed, length: claimed.length ?? length };
      return { upload, writer, since, former: claimed.former, limit: this.limitOf(upload, free) };
    });
  }

  /** The file of whoever may write: the one that there is, which nobody else writes to. */
  async open(writing: Writing, actor: Actor): Promise<GrowingFile> {
    const path = this.pathOf(writing.upload.id, actor);
    if (writing.former === undefined) return GrowingFile.create(path);
    const found = await GrowingFile.open(path);
    if (found) return found;
    await this.whileHeld(writing, () => GrowingFile.takeBack(path), actor);
    return GrowingFile.create(path);
  }

  /** Another file, with what came so far: whoever still has the former one open, anywhere, writes to it in vain (R6). */
  async openAnew(writing: Writing, actor: Actor): Promise<GrowingFile> {
    const { id, offset } = writing.upload;
    const former = await this.open(writing, actor);
    const file = await this.whileHeld(writing, () => GrowingFile.anew(this.pathOf(id, actor)), actor);
    try {
      await file.fillFrom(former, offset, () => this.advance(writing, offset, false, actor));
      await this.whileHeld(writing, () => file.takePlace(), actor);
      return file;
    } catch (error) {
      await file.close();
      throw error;
    } finally {
      await former.close();
    }
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
      if (open) await freeBytes(0, this.limits, actor);
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
    const mediaType = await mediaTypeOf(await file.read(0, Math.min(bytes, TELLING_BYTES)));
    await file.complete(bytes);
    const { upload, writer } = writing;
    const settle = async () => {
      const whole = (await file.settle()) && (await table.finish(upload.id, writer, bytes, mediaType));
      if (!whole) throw await this.whyNot(upload.id);
      if (whole.thenJob) await this.jobs.enqueue(whole.thenJob);
      return whole;
    };
    return this.whileHeld(writing, settle, actor);
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

  /** Nobody takes over meanwhile: what is done to the place of the file is done to one's own. */
  private whileHeld<T>({ upload, writer }: Writing, work: () => Promise<T>, actor: Actor): Promise<T> {
    return this.unitOfWork.run(actor, async () => {
      if (!(await table.hold(upload.id, writer))) throw await this.whyNot(upload.id);
      return work();
    });
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
}
