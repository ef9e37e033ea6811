import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runCommandLine } from '../../src/run-command-line.js';
import { lyceum as inItsOwnProcess, type Ran } from './lyceum-cli.js';
import type { TestApp } from './test-app.js';
import { TEST_SECRET } from './test-secret.js';

type Variables = Readonly<Record<string, string>>;

/** Its files as well: what the command line hands in may be worked through by the process that serves. */
const of = (app: TestApp): Variables => ({
  DATABASE_URL: app.adminUrl,
  LYCEUM_SECRET: TEST_SECRET,
  LYCEUM_DATA: app.data,
});

/** Runs `lyceum` as built, in a process of its own, on the database of a test. */
export function lyceumAsBuilt(app: TestApp, args: readonly string[], input = ''): Promise<Ran> {
  return inItsOwnProcess(of(app), args, input);
}

/** The same in this process, which need not load the application once more; with further variables, if it is to. */
export function lyceum(
  app: TestApp,
  args: readonly string[],
  input = '',
  variables: Variables = {},
): Promise<Ran> {
  return lyceumWith({ ...of(app), ...variables }, args, input);
}

/** `lyceum` in this process with other variables, and with streams of its own that are no terminal. */
export async function lyceumWith(variables: Variables, args: readonly string[], input = ''): Promise<Ran> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(out), text(err)]);
  const putBack = [
    replace(process, { stdout: out, stderr: err, stdin: Readable.from([input]) }),
    replace(process.env, variables),
  ];
  let code: number;
  try {
    code = await runCommandLine([process.execPath, 'lyceum', ...args]);
  } finally {
    putBack.forEach((undo) => undo());
    out.end();
    err.end();
  }
  const [said, complained] = await texts;
  return { code, out: said, err: complained };
}

/** @returns what puts back what was there */
function replace(target: object, values: Readonly<Record<string, unknown>>): () => void {
  const former = Object.keys(values).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
  return () => {
    for (const [name, descriptor] of former)
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
  };
}
