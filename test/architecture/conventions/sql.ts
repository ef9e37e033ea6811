import ts from 'typescript';
import { nodesOf, perFile, type Conventions, type House, type Source } from './source.js';

/** SQL is a door too: other tables never cross, only the views that a neighbour publishes. */
/** Loads whole schools at once, as a restore would; no door of a context could. */
const BULK_LOAD = /^src\/demo\/scale\//;

export const sql: Conventions = {
  'sql-names-own-schema': perFile((source, house) => {
    if (BULK_LOAD.test(source.path)) return [];
    const [, context = 'platform'] = /^src\/([^/]+)\//.exec(source.path) ?? [];
    const allowed = [context, ...(house.contexts[context] ?? []).map((asked) => `${asked}_api`)];
    const foreign = schemasIn(source, house).filter((schema) => !allowed.includes(schema));
    return [...new Set(foreign)].map(
      (schema) =>
        `names the schema ${schema}; ${context} reads ${allowed.join(', ')}: ask for a view in <context>_api`,
    );
  }),

  'mappings-name-own-schema': perFile((source) => {
    const [, context] = /^src\/([^/]+)\//.exec(source.path) ?? [];
    return nodesOf(source, ts.isPropertyAssignment)
      .filter(({ name }) => name.getText() === 'table')
      .map(({ initializer }) => initializer.getText().replaceAll(/['"`]/g, ''))
      .filter((table) => context && !table.startsWith(`${context}.`))
      .map((table) => `maps ${table}; ${context} keeps its classes in ${context}.*`);
  }),
};

/** The schemas of this house that the SQL of a file names. Functions of the platform, such as the reader's id, are for all. */
function schemasIn(source: Source, { contexts }: House): string[] {
  const names = Object.keys(contexts).flatMap((context) => [context, `${context}_api`]);
  const named = new RegExp(`\\b(?:(${names.join('|')})\\s*\\.|(platform)\\.[a-z_]+\\b(?!\\())`, 'g');
  return literalsOf(source)
    .filter((text) => /\b(select|from|join|into|update|table|copy|references)\s/i.test(text))
    .flatMap((text) => [...text.matchAll(named)].map(([, context, platform]) => context ?? platform!));
}

/** The texts of a file; what a template puts in shows as `?`. */
function literalsOf(source: Source): string[] {
  const plain = nodesOf(source, ts.isStringLiteralLike).map(({ text }) => text);
  const templates = nodesOf(source, ts.isTemplateExpression).map(({ head, templateSpans }) =>
    [head.text, ...templateSpans.map(({ literal }) => literal.text)].join('?'),
  );
  return [...plain, ...templates];
}
