const door = '^src/[^/]+/[^/]+\\.(?:api|module)\\.ts$';

/**
 * The rules between contexts, from the acyclic graph in contexts.json.
 * @param {Record<string, string[]>} contexts each context and those that it may ask
 */
export function between(contexts) {
  return [...doors, ...Object.entries(contexts).map(([context, asks]) => order(context, asks))];
}

const doors = [
  {
    name: 'another-context-only-through-its-api',
    comment:
      'Ask through the neighbour’s <context>.api.ts: a port in your domain, implemented in your acl/. To react, subscribe to an event that their api exports; to show a name, join their <context>_api views.',
    from: { path: '^src/([^/]+)/' },
    to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', door] },
  },
  {
    name: 'never-another-domain',
    comment:
      'Ids cross between contexts, objects never do. Take the id and keep your own copy by their events, or ask through their api file in your acl/.',
    from: { path: '^(?:src|libs/domain)/(?!kernel/)([^/]+)/' },
    to: { path: '^libs/domain/', pathNot: ['^libs/domain/$1/', '^libs/domain/kernel/'] },
  },
  {
    name: 'neighbours-are-asked-in-acl-or-events',
    comment:
      'Only acl/ (to ask) and events/ (to react) know a neighbour. Give your domain a port and implement it in acl/.',
    from: { path: '^src/(?!demo/)([^/]+)/', pathNot: '^src/[^/]+/(?:acl|events)/' },
    to: { path: '^src/[^/]+/[^/]+\\.api\\.ts$', pathNot: '^src/$1/' },
  },
  {
    name: 'modules-are-imported-by-modules',
    comment: 'A module is wiring: let your <context>.module.ts import it, and inject what it exports.',
    from: { path: '^src/(?!demo/)([^/]+)/', pathNot: '\\.module\\.ts$' },
    to: { path: '^src/[^/]+/[^/]+\\.module\\.ts$', pathNot: '^src/$1/' },
  },
].map((rule) => ({ severity: 'error', ...rule }));

/**
 * @param {string} context
 * @param {string[]} asks
 */
function order(context, asks) {
  const known = asks.length > 0 ? asks.join(', ') : 'no other context';
  return {
    name: `${context}-asks-only-what-it-declares`,
    comment: `contexts.json lets ${context} ask ${known}. If it must ask more, add it there; if that makes a circle, let the other one react to an event instead.`,
    severity: 'error',
    from: { path: `^src/${context}/` },
    to: { path: door, pathNot: `^src/(?:${[context, ...asks].join('|')})/` },
  };
}
