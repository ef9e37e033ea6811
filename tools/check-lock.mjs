// Checks that package-lock.json installs everywhere: `node tools/check-lock.mjs [file]`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @param {{ packages: Record<string, { version?: string, resolved?: string, optionalDependencies?: object }> }} lock
 * @returns {string[]} one sentence for each fault
 */
export function lockFaults({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...missingOptional(packages, path, entry),
    ...(/^\w+:\/\//.test(entry.resolved ?? '')
      ? [`${path} names the host it came from: ${entry.resolved}`]
      : []),
  ]);
}

/** npm leaves out what its registry did not have; `npm ci` on the platform that needs it then refuses the lock. */
function missingOptional(packages, path, { optionalDependencies = {}, version }) {
  const missing = Object.keys(optionalDependencies).filter((name) => !resolvesFrom(packages, path, name));
  return missing.map(
    (name) => `${path || 'the project'} (${version}) wants ${name}, which the lock does not hold`,
  );
}

/** As Node looks for a package: beside the one that asks, then in each folder above. */
function resolvesFrom(packages, path, name) {
  if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
  const above = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
  return path !== '' && resolvesFrom(packages, above, name);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = process.argv[2] ?? 'package-lock.json';
  const faults = lockFaults(JSON.parse(readFileSync(file, 'utf8')));
  for (const fault of faults) console.error(`${file}: ${fault}`);
  if (faults.length === 0) console.log(`${file}: complete, and free of hosts`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
