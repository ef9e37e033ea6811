import { existsSync, readFileSync } from 'node:fs';
import { knownContext } from './house.mjs';
import { camel, named, pascal, snake, subjectOf } from './names.mjs';
import { withImport, withProviders } from './wiring.mjs';

/**
 * `new:query CONTEXT NAME`: query, handler and view, and their wiring. `list-…` reads a page, anything else one thing
 * by its id.
 * @param {string[]} args
 * @returns {import('./house.mjs').Plan & { next: string }}
 */
export function newQuery([given, message]) {
  const context = knownContext(given);
  const name = named(message, /^[a-z]+(-[a-z]+)+$/, 'verb-noun, such as get-register or list-registers');
  const subject = subjectOf(name);
  const lists = name.startsWith('list-');
  const error = lists ? {} : errorOf(context, subject);
  const query = `src/${context}/queries/${name}.query.ts`;
  return {
    files: {
      [query]: lists ? listOf(context, name, subject) : oneOf(context, name, subject),
      ...viewOf(context, subject),
      ...error.files,
    },
    edits: { [`src/${context}/${context}.module.ts`]: (text) => wired(text, name), ...error.edits },
    next: `Say in ${query} what is read, and in the view what is shown; then send the query from a route in http/`,
  };
}

function oneOf(context, name, subject) {
  const [type, view, id] = [pascal(name), `${pascal(subject)}View`, `${camel(subject)}Id`];
  return `import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { ${pascal(subject)}NotFound } from '#domain/${context}/${subject}.errors';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ${view} } from './${subject}.view.js';

${messageOf(type, view, `${id}: string`)}

const byId = prepared(\`select t.id from ${context}.${snake(subject)}s t where t.id = $1\`);

@QueryHandler(${type}Query)
export class ${type}Handler implements IQueryHandler<${type}Query> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ ${id}, actor }: ${type}Query): Promise<${view}> {
    const [row] = await this.reader.rows<${view}>(actor, byId, [${id}]);
    if (!row) throw new ${pascal(subject)}NotFound();
    return row;
  }
}
`;
}

function listOf(context, name, subject) {
  const [type, view] = [pascal(name), `${pascal(subject)}View`];
  return `import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Page } from '#domain/kernel/page';
import { cursorKey, pageOf, type PageQuery } from '#platform/http/page';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { ${view} } from './${subject}.view.js';

${messageOf(type, `Page<${view}>`, 'page: PageQuery')}

const list = prepared(\`
  select t.id from ${context}.${snake(subject)}s t
  where $1::uuid is null or t.id > $1
  order by t.id limit $2 + 1\`);

@QueryHandler(${type}Query)
export class ${type}Handler implements IQueryHandler<${type}Query> {
  constructor(private readonly reader: TenantReader) {}

  async execute({ page, actor }: ${type}Query): Promise<Page<${view}>> {
    const values = [...cursorKey(page.after, ['uuid']), page.limit];
    const rows = await this.reader.rows<${view}>(actor, list, values);
    return pageOf(rows, page.limit, ({ id }) => [id]);
  }
}
`;
}

function messageOf(type, answer, asked) {
  return `export class ${type}Query extends Query<${answer}> {
  constructor(
    readonly ${asked},
    readonly actor: Actor,
  ) {
    super();
  }
}`;
}

/** The view of a subject is shared by its queries, so it may stand already. */
function viewOf(context, subject) {
  const path = `src/${context}/queries/${subject}.view.ts`;
  if (existsSync(path)) return {};
  const text = `export class ${pascal(subject)}View {
  /** @format uuid */
  id!: string;
}
`;
  return { [path]: text };
}

/** The error of a read by id; it joins the others of its subject where those have a file. */
function errorOf(context, subject) {
  const path = `libs/domain/${context}/${subject}.errors.ts`;
  const known = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (known.includes(`class ${pascal(subject)}NotFound `)) return {};
  const text = `export class ${pascal(subject)}NotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = '${context}.${snake(subject)}_not_found';
  constructor() {
    super('There is no such ${subject.replaceAll('-', ' ')} in this school.');
  }
}
`;
  if (known) return { edits: { [path]: (before) => `${before}\n${text}` } };
  return { files: { [path]: `import { DomainError } from '../kernel/domain-error.js';\n\n${text}` } };
}

function wired(text, name) {
  const handler = `${pascal(name)}Handler`;
  const imported = withImport(text, `import { ${handler} } from './queries/${name}.query.js';`);
  return withProviders(imported, 'queries', `${handler},`);
}
