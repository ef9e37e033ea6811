import { RosterImportNotFound } from '#domain/roster/import/roster-import.errors';

/**
 * Of an import without any, its statement answers one row of nothing, and none at all where there is no such import.
 * @throws RosterImportNotFound
 */
export function rowsOfImport<Row extends { readonly file: string | null }>(rows: readonly Row[]): Row[] {
  if (rows.length === 0) throw new RosterImportNotFound();
  return rows.filter(({ file }) => file !== null);
}
