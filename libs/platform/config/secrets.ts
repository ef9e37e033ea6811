import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOnce } from '../storage/durable-file.js';
import type { Settings } from './settings.js';

/** Keys for each purpose, all derived from the installation's one secret (HKDF with SHA-256, RFC 5869). */
export class Secrets {
  constructor(private readonly secret: string) {}

  /**
   * The key of one purpose, the same on every replica. A purpose is a short constant such as `jwt-signing`: changing it
   * changes the key.
   */
  derive(purpose: string, bytes: number): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, 'lyceum', purpose, bytes));
  }
}

/** The secret of the settings or, for the embedded server, the one kept in LYCEUM_DATA, made at the first start. */
export async function openSecrets(settings: Settings): Promise<Secrets> {
  return new Secrets(settings.LYCEUM_SECRET ?? (await keptSecret(settings.LYCEUM_DATA)));
}

async function keptSecret(folder: string): Promise<string> {
  const path = join(folder, 'secret');
  const kept = await readIfThere(path);
  if (kept !== undefined) return checked(kept, path);
  // Another process may be first: then its secret counts.
  await createOnce(path, `${randomBytes(48).toString('base64url')}\n`);
  return checked(await readFile(path, 'utf8'), path);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function checked(content: string, path: string): string {
  const secret = content.trim();
  if (secret.length < 32)
    throw new Error(`The secret in ${path} is shorter than 32 characters: restore it or delete it`);
  return secret;
}
