import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** V8's: as text it is a line of a trace. */
interface Frame extends NodeJS.CallSite {
  toString(): string;
}

const maps = new Map<string, SourceMap | undefined>();

/**
 * Stack traces name files and lines of our sources from now on. `node --enable-source-maps` reads and keeps the map of every
 * file that is loaded, libraries included, which takes 6 % of the start; here a map is read when a trace leads
 * through its file.
 */
export function nameSources(): void {
  const asNodeDoes = Error.prepareStackTrace as unknown as (error: Error, frames: string[]) => string;
  Error.prepareStackTrace = (error, frames) => asNodeDoes(error, frames.map(inSource));
}

/** The line of a trace, as it would be without us where there is no map. */
function inSource(frame: Frame): string {
  const written = String(frame);
  const file = frame.getFileName();
  const line = frame.getLineNumber();
  const column = frame.getColumnNumber();
  if (!file?.startsWith('file:') || line === null || column === null) return written;
  const origin = mapOf(file)?.findOrigin(line, column);
  if (!origin || !('fileName' in origin)) return written;
  const source = resolve(fileURLToPath(file), '..', origin.fileName);
  return written.replace(
    `${file}:${line}:${column}`,
    () => `${source}:${origin.lineNumber}:${origin.columnNumber}`,
  );
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${fileURLToPath(file)}.map`));
  return maps.get(file);
}

/** Whoever asks is telling of an error already, so this one is of no interest. */
function readMap(path: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
