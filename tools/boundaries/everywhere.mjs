const production = '^(?:src|libs)/';
const testCode = '\\.spec\\.ts$|/testing/';

/** What holds everywhere, whatever the kind of file. */
export const everywhere = [
  {
    name: 'no-cycle',
    comment:
      'Two files that need each other are one thing, or a third is missing. Move the shared part out; types count too.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable-import',
    comment:
      'The imported file does not exist. Relative imports end in .js; aliases are #domain/* and #platform/*.',
    from: {},
    to: { couldNotResolve: true, pathNot: '(?:^|/)dist/' }, // tools read what was built, if it was
  },
  {
    name: 'nobody-imports-a-spec',
    comment: 'Move what several specs need to testing/ beside the code, or to test/support.',
    from: {},
    to: { path: '\\.spec\\.ts$' },
  },
  {
    name: 'test-code-stays-out-of-production',
    comment:
      'testing/, test/, bench/ and tools/ are not shipped. Move what production needs to where its kind belongs.',
    from: { path: production, pathNot: testCode },
    to: { path: '^(?:test|bench|tools)/|/testing/', pathNot: 'node_modules/' },
  },
  {
    name: 'no-dev-dependency-in-production',
    comment:
      'The package is not installed in production. Move it to `dependencies`, or the import to test code.',
    from: { path: production, pathNot: testCode },
    to: { dependencyTypes: ['npm-dev'] },
  },
  {
    name: 'no-undeclared-dependency',
    comment:
      'The package is here only because another one brought it. Declare it in package.json, with its exact version.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'use-cases-run-in-commands',
    comment:
      'A use case is run by its command handler, inside the unit of work. Elsewhere import only its input type (`import type`) and send the command.',
    from: { path: '^src/', pathNot: '^src/[^/]+/(?:commands/|[^/]+\\.module\\.ts$)' },
    to: { path: '^libs/domain/.*\\.use-case\\.ts$', dependencyTypesNot: ['type-only', 'type-import'] },
  },
  {
    name: 'stories-enter-through-a-door',
    comment:
      'test/e2e, bench and tools use what a user, a neighbour or an operator has: HTTP, a socket, an api file, the command line. Test the inside in test/integration/<context>.',
    from: { path: '^(?:test/e2e|bench|tools)/' },
    to: {
      path: '^src/[^/]+/(?!cli/)[^/]+/',
      pathNot: '^src/demo/',
      dependencyTypesNot: ['type-only', 'type-import'],
    },
  },
].map((rule) => ({ severity: 'error', ...rule }));
