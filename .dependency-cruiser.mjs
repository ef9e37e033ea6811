import { boundaries } from './tools/boundaries/rules.mjs';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: boundaries(process.cwd()),
  options: {
    tsPreCompilationDeps: true, // types cross boundaries as well
    preserveSymlinks: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules|^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['lyceum-src', 'import', 'node', 'default'],
    },
  },
};
