import type { ExportScope, ExportStore, PackageDraft, RosterRows } from '../export/export-ports.js';
import { csvLine } from '../export/csv.js';
import { manifestRows } from '../export/manifest.js';
import { PackageAssembly } from '../export/package-assembly.js';
import type { ExportedPackage } from '../export/roster-export.words.js';
import { ROSTER_FILES, type RosterFile } from '../oneroster/file-spec.js';
import { MANIFEST } from '../oneroster/manifest.js';

const SYSTEM = { name: 'Lyceum', code: 'lyceum' };

export type ExportProgress = (done: number, total: number, file: string) => void;

/** Writes a roster as a OneRoster 1.2 package, holding one file of one school at a time. May be begun again. */
export class MakeRosterExportUseCase {
  constructor(private readonly deps: { rows: RosterRows; store: ExportStore }) {}

  async execute(scope: ExportScope, progress: ExportProgress = () => undefined): Promise<ExportedPackage> {
    const draft = await this.deps.store.begin(scope);
    try {
      const rows = await this.write(draft, scope, progress);
      return { ...(await draft.keep()), rows };
    } finally {
      await draft.drop();
    }
  }

  private async write(draft: PackageDraft, scope: ExportScope, progress: ExportProgress) {
    const schools = await this.deps.rows.schools(scope);
    const assembly = new PackageAssembly();
    const rows: Record<string, number> = {};
    for (const [fileIndex, file] of ROSTER_FILES.entries()) {
      await draft.append(file, csvLine(assembly.header(file)));
      rows[file] = 0;
      for (const [index, schoolId] of schools.entries()) {
        progress(fileIndex * schools.length + index, ROSTER_FILES.length * schools.length, file);
        rows[file] += await this.writeSchool(draft, assembly, scope, schoolId, file);
      }
    }
    const manifest = manifestRows(ROSTER_FILES, SYSTEM).map(csvLine).join('');
    await draft.append(MANIFEST, manifest);
    return rows;
  }

  private async writeSchool(
    draft: PackageDraft,
    assembly: PackageAssembly,
    scope: ExportScope,
    schoolId: string,
    file: RosterFile,
  ): Promise<number> {
    const rows = await this.deps.rows.rowsOf(scope, schoolId, file);
    const lines = rows.map((row) => assembly.add(file, row)).filter((cells) => cells !== null);
    await draft.append(file, lines.map(csvLine).join(''));
    return lines.length;
  }
}
