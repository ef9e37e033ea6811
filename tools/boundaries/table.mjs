/**
 * The table "who may import what": one entry per kind of file. The rules of dependency-cruiser are made from it
 * (rules.mjs), so a new context needs no new entry.
 *
 * `from` and `may` are names of places.mjs; `npm` lists the packages that the kind of file may use (`any`, or none),
 * `node` says whether it may use the modules of Node. `instead` is what the reader of the error should do.
 *
 * @typedef {{ name: string, from: string, may: string[], npm: string[] | 'any', node: boolean, instead: string }} Row
 * @type {Row[]}
 */
export const table = [
  {
    name: 'kernel-imports-only-itself',
    from: 'kernel',
    may: ['own domain'],
    npm: [],
    node: false,
    instead:
      'The kernel is pure TypeScript that every context trusts. Move what needs a package or a context to the caller, or hide it behind a port.',
  },
  {
    name: 'domain-imports-only-domain',
    from: 'domain',
    may: ['own domain', 'kernel'],
    npm: [],
    node: false,
    instead:
      'The domain is plain TypeScript, types included. Declare a port (interface + token) beside the use case and implement it in src/<context>/persistence, acl or libs/platform.',
  },
  {
    name: 'domain-tests-need-no-infrastructure',
    from: 'domain tests',
    may: ['own domain', 'kernel'],
    npm: ['@jest/globals', 'fast-check'],
    node: false,
    instead:
      'A rule is proved without a database: use the fakes in testing/. What needs a real adapter belongs in test/integration/<context>.',
  },
  {
    name: 'platform-knows-no-business',
    from: 'platform',
    may: ['platform', 'kernel'],
    npm: 'any',
    node: true,
    instead:
      'libs/platform is technical. Let it take a callback, a token or a registration, and let the context hand its knowledge in.',
  },
  {
    name: 'doors-only-translate',
    from: 'doors',
    may: ['own folder', 'own dtos', 'own commands', 'own queries', 'own vocabulary', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs', 'class-validator', 'class-transformer', 'rxjs'],
    node: true,
    instead:
      'http, ws and jobs turn a message into a command or a query. Send one through the bus; decide in a use case, read in a query.',
  },
  {
    name: 'cli-only-translates',
    from: 'cli',
    may: ['own folder', 'own dtos', 'own commands', 'own queries', 'own vocabulary', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/core', '@nestjs/cqrs', 'commander', 'cli-progress'],
    node: true,
    instead:
      'The command line turns arguments into a command or a query, as a controller does. Send one through the bus.',
  },
  {
    name: 'commands-only-run-use-cases',
    from: 'commands',
    may: ['own folder', 'own domain', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'A handler opens the unit of work and runs one use case. Storage goes through a repository of the domain, implemented in persistence/; an `if` belongs in the use case.',
  },
  {
    name: 'queries-only-read',
    from: 'queries',
    may: ['own folder', 'own vocabulary', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'A read goes by SQL straight to its view: no aggregate, no repository, no use case. See libs/platform/persistence.',
  },
  {
    name: 'events-only-react',
    from: 'events',
    may: ['own folder', 'own commands', 'own gateway', 'own events', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'A reaction after commit pushes through the gateway, evicts, or sends a command. Anything more is a use case.',
  },
  {
    name: 'acl-only-translates',
    from: 'acl',
    may: ['own folder', 'own vocabulary', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'acl/ implements a port of our domain over the api file of a neighbour, and knows nothing else of either side.',
  },
  {
    name: 'persistence-serves-the-domain',
    from: 'persistence',
    may: ['own folder', 'own domain', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@mikro-orm/core', '@mikro-orm/postgresql', 'pg-copy-streams'],
    node: true,
    instead:
      'persistence/ maps and stores what the domain asks for. It neither calls handlers nor knows a door.',
  },
  {
    name: 'api-shows-only-messages',
    from: 'api',
    may: ['own commands', 'own queries', 'own vocabulary', 'own events', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'The api file is a promise to the neighbours: offer a command, a query or an event, not the machinery behind it.',
  },
  {
    name: 'module-wires-its-own-context',
    from: 'module',
    may: ['own context', 'own domain', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: false,
    instead:
      'A module is the table of contents of its context. Technical set-up belongs in a module of libs/platform.',
  },
  {
    name: 'roots-only-compose',
    from: 'roots',
    may: ['roots', 'any module', 'any cli', 'demo', 'platform', 'kernel'],
    npm: 'any',
    node: true,
    instead:
      'main, worker, cli and app.module put modules together. Give the context a module, a cli folder or an api for this.',
  },
  {
    name: 'demo-composes-apis',
    from: 'demo',
    may: ['demo', 'any api', 'any module', 'platform', 'kernel'],
    npm: ['@nestjs/common', '@nestjs/cqrs'],
    node: true,
    instead: 'The demo does what a user could do: through the api file of each context.',
  },
];
