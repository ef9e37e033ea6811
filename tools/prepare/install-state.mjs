import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';

const marker = 'node_modules/.prepared';

/** Whether node_modules holds what the lock asks for on this platform. */
export function isInstalled() {
  const folder = lstatSync('node_modules', { throwIfNoEntry: false });
  if (!folder) return false;
  if (folder.isSymbolicLink()) return true; // shared with another checkout, which looks after it
  if (existsSync(marker)) return readFileSync(marker, 'utf8') === fingerprint();
  return installedByHand();
}

export function rememberInstall() {
  writeFileSync(marker, fingerprint());
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'));
  return hash.update(`${process.platform}-${process.arch}`).digest('hex');
}

/** Someone ran `npm ci`: npm leaves a note of what it installed, which has to be the lock's content. */
function installedByHand() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    return found ? found.version === entry.version : entry.optional && !isThisPlatforms(entry);
  });
}

/** Of the packages for one platform, not for one C library, which only npm tells apart. */
function isThisPlatforms({ os = [], cpu = [], libc }) {
  return !libc && os.includes(process.platform) && cpu.includes(process.arch);
}
