/**
 * What depends on what, as coarse as the picture draws it: contexts on contexts, layers on layers.
 *
 * @typedef {{ contexts: string[], layers: string[] }} Edges each edge is written `from > to`
 */

const LAYERS = [
  ['doors', /^src\/[^/]+\/(?:http|ws|jobs|cli)\//],
  ['commands', /^src\/[^/]+\/commands\//],
  ['queries', /^src\/[^/]+\/queries\//],
  ['events', /^src\/[^/]+\/events\//],
  ['acl', /^src\/[^/]+\/acl\//],
  ['persistence', /^src\/[^/]+\/persistence\//],
  ['api', /^src\/[^/]+\/[^/]+\.api\.ts$/],
  ['kernel', /^libs\/domain\/kernel\//],
  ['domain', /^libs\/domain\//],
  ['platform', /^libs\/platform\//],
];
// Nearly every layer uses the kernel and the platform; arrows for that would hide the others.
const BASE = ['domain > kernel', 'platform > kernel'];
const TESTS = /\.spec\.ts$|\/testing\//;

/**
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules as dependency-cruiser reports them
 * @param {string[]} contexts the names of the contexts
 * @returns {Edges}
 */
export function edgesOf(modules, contexts) {
  const imports = modules
    .filter(({ source }) => !TESTS.test(source))
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => [source, resolved]));
  return {
    contexts: unique(imports.map((ends) => ends.map((path) => contextOf(path, contexts)))),
    layers: [
      ...unique(imports.filter((ends) => inOneContext(ends, contexts)).map((ends) => ends.map(layerOf))),
      ...BASE,
    ],
  };
}

/** @param {string} path */
function layerOf(path) {
  return LAYERS.find(([, place]) => place.test(path))?.[0];
}

/**
 * @param {string} path
 * @param {string[]} contexts
 */
function contextOf(path, contexts) {
  const name = /^(?:src|libs\/domain)\/([^/]+)\//.exec(path)?.[1];
  return contexts.find((context) => context === name);
}

function inOneContext(ends, contexts) {
  const [from, to] = ends.map((path) => contextOf(path, contexts));
  return from !== undefined && from === to;
}

/** @param {(string | undefined)[][]} ends */
function unique(ends) {
  const edges = ends.filter(([from, to]) => from && to && from !== to).map(([from, to]) => `${from} > ${to}`);
  return [...new Set(edges)].toSorted();
}
