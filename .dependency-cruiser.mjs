import { boundaries } from './tools/boundaries/rules.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: boundaries(process.cwd()),
  options: {
    tsPreCompilationDeps: true, // types cross boundaries as well
    preserveSymlinks: true,
    skipAnalysisNotInRules: true,
    doNotFollow: { path: 'node_modules|^dist/' },
    // What `#platform/x` is, package.json says; asking tsconfig.json as well takes a quarter more time.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['lyceum-src', 'import', 'node', 'default'],
    },
  },
};
