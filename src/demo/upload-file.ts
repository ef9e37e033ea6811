import type { Actor } from '#domain/kernel/actor';
import type { Uploads } from '#platform/uploads/uploads';

/** Sends a file as somebody would, in one piece. Answers the id of the upload. */
export async function uploadFile(uploads: Uploads, bytes: Buffer, name: string, by: Actor): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const sent = { part: 'whole', length: bytes.length, metadata, concat: null } as const;
  const writing = await uploads.create(sent, by);
  const file = await uploads.open(writing, by);
  await file.write(bytes, 0);
  await uploads.finish(writing, file, by);
  await file.close();
  return writing.upload.id;
}
