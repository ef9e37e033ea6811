/** The name of a stored file: `<school id>/<purpose>/…`. Made by the server, never from a name that a person gave. */
export type FileKey = string & { readonly _fileKey: never };

const OWNER = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** No upper case, because some file systems do not tell it apart; no leading dot, so neither `.` nor `..` exists. */
const PART = /^[a-z0-9][a-z0-9_.-]{0,99}$/;

/**
 * The key of a school's or a person's file (K2). The owner is part of every key, so that one tenant's key never names
 * another's file.
 */
export function fileKey(ownerId: string, ...parts: readonly string[]): FileKey {
  if (!OWNER.test(ownerId)) throw new Error('A file key begins with the id of a school or a person');
  if (parts.length === 0 || parts.length > 6 || !parts.every((part) => PART.test(part)))
    throw new Error(
      'A file key has one to six parts of lower-case letters, digits, dots, hyphens, underscores',
    );
  return [ownerId, ...parts].join('/') as FileKey;
}

/** Checks a key that comes back from a database or a URL. */
export function asFileKey(text: string): FileKey {
  const [ownerId, ...parts] = text.split('/');
  return fileKey(ownerId!, ...parts);
}
