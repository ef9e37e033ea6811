import { stat } from 'node:fs/promises';
import type { RosterPackage, FileReading, RowBatch } from '#domain/roster/import/roster-package';
import { RosterPackageRefused } from '#domain/roster/import/roster-package-refused';
import { ArchiveRefused } from '#platform/archive/archive-refused';
import { openFolder } from '#platform/archive/folder-archive';
import type { ReadableArchive } from '#platform/archive/readable-archive';
import { openZip } from '#platform/archive/zip-archive';
import { CsvRefused } from '#platform/csv/csv-refused';
import type { DeclaredEncoding } from '#platform/csv/encoding';
import { readCsv } from '#platform/csv/read-csv';

/** A package in a zip or a folder on this machine. What cannot be opened or read is said file by file. */
export async function openPackage(path: string, encoding?: DeclaredEncoding): Promise<RosterPackage> {
  const archive = await saying('package', async () =>
    (await stat(path)).isDirectory() ? openFolder(path) : openZip(path),
  );
  return {
    sizes: archive.sizes,
    read: (file) => saying(file, () => readFile(archive, file, encoding)),
    close: () => archive.close(),
  };
}

async function readFile(
  archive: ReadableArchive,
  file: string,
  encoding?: DeclaredEncoding,
): Promise<FileReading> {
  const reading = await readCsv(await archive.open(file), { file, encoding });
  return { ...reading, batches: sayingOf(file, reading.batches) };
}

async function* sayingOf(file: string, batches: AsyncIterable<RowBatch>): AsyncGenerator<RowBatch> {
  try {
    yield* batches;
  } catch (error) {
    throw refusal(file, error);
  }
}

async function saying<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusal(file, error);
  }
}

function refusal(file: string, error: unknown): unknown {
  if (error instanceof CsvRefused) return new RosterPackageRefused([{ file, message: error.explanation }]);
  if (error instanceof ArchiveRefused) return new RosterPackageRefused([{ file, message: error.message }]);
  return error;
}
