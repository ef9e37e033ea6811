import { knownContext, readContexts } from './house.mjs';
import { named, pascal } from './names.mjs';
import { withImport } from './wiring.mjs';

/**
 * `new:context NAME [ASKED…]`: a module, a schema, and the declaration of whom it may ask.
 * @param {string[]} args
 * @returns {import('./house.mjs').Plan & { next: string }}
 */
export function newContext([given, ...asked]) {
  const name = named(given, /^[a-z]{3,20}$/, 'one lower-case word, such as library');
  asked.forEach(knownContext);
  return {
    files: {
      [`src/${name}/${name}.module.ts`]: moduleOf(name, asked),
      [`migrations/${timestamp()}-${name}-begin.sql`]: schemaOf(name),
    },
    edits: {
      'contexts.json': () => json({ ...readContexts(), [name]: asked }),
      'src/app.module.ts': (text) => inApplication(text, name),
    },
    next: `Say in its migration what it keeps; then npm run new:command ${name} VERB-NOUN`,
  };
}

function moduleOf(name, asked) {
  const imports = asked.map(
    (other) => `import { ${pascal(other)}Module } from '../${other}/${other}.module.js';\n`,
  );
  return `import { Module } from '@nestjs/common';
${imports.join('')}
@Module({
  imports: [${asked.map((other) => `${pascal(other)}Module`).join(', ')}],
  providers: [],
})
export class ${pascal(name)}Module {}
`;
}

function schemaOf(name) {
  return `-- What ${name} keeps, and in ${name}_api the views that it shows to other contexts.

create schema ${name};
create schema ${name}_api;
grant usage on schema ${name}, ${name}_api to lyceum_app, lyceum_backup;
`;
}

function inApplication(text, name) {
  const module = `${pascal(name)}Module`;
  const listed = text.replace(/(imports: \[(\s*)PlatformModule[\s\S]*?),?(\s*\])/, (_, list, gap, end) =>
    gap ? `${list},${gap}${module},${end}` : `${list}, ${module}${end}`,
  );
  return withImport(listed, `import { ${module} } from './${name}/${name}.module.js';`);
}

function timestamp() {
  return new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
}

function json(contexts) {
  const lines = Object.entries(contexts).map(
    ([name, asked]) => `  "${name}": [${asked.map((other) => `"${other}"`).join(', ')}]`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}
