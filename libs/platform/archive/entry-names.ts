import { ArchiveRefused } from './archive-refused.js';

const ARCHIVE_NAME = /\.(zip|gz|tgz|bz2|xz|7z|rar|tar|zst)$/i;
/** What file managers add without being asked. */
const LITTER = /(^|\/)(__MACOSX\/|\.[^/]*$|Thumbs\.db$|desktop\.ini$)/i;

export function isLitter(path: string): boolean {
  return LITTER.test(path);
}

/** Refuses a path that points out of the archive, that two systems would read differently, or that hides an archive. */
export function checkPath(path: string): void {
  const shown = JSON.stringify(path.slice(0, 100));
  const steps = path.split('/');
  if (
    // oxlint-disable-next-line no-control-regex -- a control character in a name is what we look for
    /[\\:\u0000-\u001f\u007f]/.test(path) ||
    path.startsWith('/') ||
    steps.includes('..') ||
    steps.includes('.')
  ) {
    throw new ArchiveRefused('unsafe_name', `The archive holds an entry with an unsafe name, ${shown}.`);
  }
  if (ARCHIVE_NAME.test(path)) {
    throw new ArchiveRefused(
      'nested_archive',
      `The archive holds another archive, ${shown}. Pack the files themselves.`,
    );
  }
}

/** Paths by plain name, once the one folder that all of them may lie in is taken off. */
export function plainNames(paths: readonly string[]): Map<string, string> {
  const folders = new Set(paths.map((path) => path.slice(0, path.indexOf('/') + 1)));
  const folder = folders.size === 1 ? [...folders][0]! : '';
  const byName = new Map<string, string>();
  for (const path of paths) {
    const name = path.slice(folder.length);
    if (name.includes('/')) {
      throw new ArchiveRefused(
        'unsafe_name',
        `The archive holds ${JSON.stringify(path.slice(0, 100))} in a folder of its own.`,
      );
    }
    if ([...byName.keys()].some((other) => other.toLowerCase() === name.toLowerCase())) {
      throw new ArchiveRefused(
        'repeated_name',
        `The archive holds ${JSON.stringify(name.slice(0, 100))} more than once.`,
      );
    }
    byName.set(name, path);
  }
  return byName;
}
