import { code, escaped, fromMarkdown, inline, table } from './html.js';
import { fieldsOf, typeOf, type ShownSchema } from './schema-html.js';

interface Message {
  readonly summary?: string;
  readonly payload: ShownSchema;
}
interface Channel {
  readonly address?: string;
  readonly description?: string;
  readonly messages: Readonly<Record<string, Message>>;
  readonly 'x-permission'?: string;
}

/** What the page shows of docs/api/asyncapi.json. */
export interface AsyncApi {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly operations: Readonly<Record<string, { readonly 'x-permission'?: string }>>;
  readonly components: { readonly schemas: Readonly<Record<string, ShownSchema>> };
}

/** The reference of the sockets as one readable page, without a script. */
export function socketsPage({ info, channels, operations, components }: AsyncApi): string {
  const { actions, notices, ...topics } = channels;
  const body = [
    `<h1>${escaped(info.title)} <small>${escaped(info.version)}</small></h1>`,
    fromMarkdown(info.description),
    '<h2 id="topics">Topics</h2>',
    ...Object.values(topics).map(topicOf),
    '<h2 id="actions">Actions</h2>',
    ...actionsOf(actions, operations),
    '<h2 id="notices">Notices</h2>',
    noticesOf(notices),
    '<h2 id="schemas">Schemas</h2>',
    ...Object.entries(components.schemas).map(schemaOf),
  ];
  return FRAME.replace('<!-- body -->', () => body.join('\n'));
}

function topicOf({ address = '', description = '', messages, ...channel }: Channel): string {
  const { subscribe: _, subscribed, ...shown } = messages;
  const snapshot = subscribed?.payload.oneOf?.[0]?.properties?.['snapshot'];
  const rows = Object.entries(shown).map(([type, { summary = '', payload }]) => [
    code(type),
    typeOf(payload.properties?.['data'] ?? {}),
    inline(summary),
  ]);
  return `<section><h3>${code(address)}</h3>
<p>${inline(description)} Needs the permission ${code(channel['x-permission'] ?? '')}.</p>
<p>The snapshot: ${typeOf(snapshot ?? {})}. ${refusalsOf(subscribed)}</p>
${table(['Message', 'Data', 'Meaning'], rows)}</section>`;
}

function actionsOf(channel: Channel | undefined, operations: AsyncApi['operations']): string[] {
  const messages = channel?.messages ?? {};
  return Object.keys(operations)
    .filter((name) => name in messages)
    .map((name) => {
      const { summary = '', payload } = messages[name]!;
      const answer = messages[`${name}.answer`];
      const result = answer?.payload.oneOf?.[0]?.properties?.['result'];
      return `<section><h3>${code(name)}</h3>
<p>${inline(summary)} Needs the permission ${code(operations[name]!['x-permission'] ?? '')}.</p>
<p>The input: ${typeOf(payload.properties?.['input'] ?? {})}. The result: ${typeOf(result ?? {})}. ${refusalsOf(answer)}</p>
${fieldsOf(payload)}</section>`;
    });
}

/** The codes of the problems that may be answered instead. */
function refusalsOf(answer: Message | undefined): string {
  const problem = answer?.payload.oneOf?.at(-1)?.properties?.['problem'];
  const codes = problem?.allOf?.at(-1)?.properties?.['code']?.enum ?? [];
  return `Or a <a href="#Problem">Problem</a> with one of the codes ${codes.map((one) => code(String(one))).join(', ')}.`;
}

function noticesOf(channel: Channel | undefined): string {
  const rows = Object.entries(channel?.messages ?? {}).map(([name, { summary = '' }]) => [
    code(name),
    inline(summary),
  ]);
  return table(['Event', 'Meaning'], rows);
}

function schemaOf([name, schema]: [string, ShownSchema]): string {
  return `<section id="${name}"><h3>${name}</h3>
<p>${inline(schema.description ?? '')}</p>
${fieldsOf(schema)}</section>`;
}

const FRAME = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lyceum · Sockets</title>
    <link rel="icon" type="image/png" href="/reference/assets/favicon-32x32.png">
    <link rel="stylesheet" href="/reference/style.css">
  </head>
  <body>
    <nav><strong>Lyceum</strong> <a href="/reference">REST API</a> <a href="/reference/sockets" aria-current="page">Sockets</a> <a href="/api/v1/asyncapi.json">asyncapi.json</a></nav>
    <main class="page">
<!-- body -->
    </main>
  </body>
</html>
`;
