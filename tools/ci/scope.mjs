// Which layers of tests a change asks for: `git diff --name-only A...B | node tools/ci/scope.mjs >> "$GITHUB_OUTPUT"`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const all = ['domain', 'architecture', 'integration', 'e2e'];

/** The first that matches counts. The rules read the documents too, so the architecture layer always runs. */
const layersOf = [
  [/^test\/(architecture|integration|e2e)\//, (_, layer) => ['architecture', layer]],
  [/^libs\/domain\/.*\.spec\.ts$/, () => ['domain', 'architecture']],
  [/^libs\/domain\//, () => all],
  [/^(libs\/platform|src|migrations)\//, () => ['architecture', 'integration', 'e2e']],
  [/^(docs|deploy|bench|web)\/|^[^/]*\.md$|^LICENSE$/, () => ['architecture']],
  [/^/, () => all],
];

const contextOf = /^(?:libs\/domain|src|test\/\w+)\/([a-z-]+)\//;

/**
 * @param {string[]} files changed, from the root of the repository
 * @returns {{ layers: string[], contexts: string[] }} in the order in which to run them
 */
export function scopeOf(files) {
  const asked = files.flatMap((file) => {
    const [pattern, layers] = layersOf.find(([candidate]) => candidate.test(file));
    return layers(...pattern.exec(file));
  });
  const contexts = files.map((file) => contextOf.exec(file)?.[1]).filter(Boolean);
  return { layers: all.filter((layer) => asked.includes(layer)), contexts: [...new Set(contexts)] };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { layers, contexts } = scopeOf(readFileSync(0, 'utf8').split('\n').filter(Boolean));
  console.log(`layers=${JSON.stringify(layers)}`);
  console.log(`touched=${contexts.length > 0 ? `/(${contexts.join('|')})/` : ''}`);
}
