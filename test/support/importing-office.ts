import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { packageFiles, temporaryFolder, writeZip, type DescribedPackage } from './oneroster-package.js';
import type { TestApp } from './test-app.js';
import type { TestPerson } from './two-schools.js';

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ImportReportView {
  readonly id: string;
  readonly jobId: string;
  readonly state: string;
  readonly problems: readonly { file: string; message: string }[];
  readonly schools: readonly { schoolId: string; sourceId: string; name: string; counts: Counts | null }[];
  readonly finishedAt: string | null;
}

interface ExportView {
  readonly id: string;
  readonly package: { bytes: number; sha256: string } | null;
}

const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 150;

/** Whoever leads a district, importing and exporting over REST. */
export class ImportingOffice {
  constructor(
    private readonly app: TestApp,
    readonly districtId: string,
    private readonly person: TestPerson,
  ) {}

  /** Imports a package to its end; a path is one on disk. */
  async import(sent: DescribedPackage | string, query = ''): Promise<ImportReportView> {
    const path = typeof sent === 'string' ? sent : await writeZip(packageFiles(sent));
    const imports = `/districts/${this.districtId}/roster-imports`;
    const { body } = await this.app.call<ImportReportView>('POST', `${imports}${query}`, {
      token: this.person.token,
      bytes: new Uint8Array(await readFile(path)),
      headers: { 'content-type': 'application/zip' },
    });
    return this.ended(body.id);
  }

  async ended<View extends { finishedAt: string | null } = ImportReportView>(
    importId: string,
  ): Promise<View> {
    const path = `/districts/${this.districtId}/roster-imports/${importId}`;
    return this.watch<View>(path, ({ finishedAt }) => finishedAt !== null);
  }

  /** Exports what lies below the path and writes the package to disk. Answers where it is, and what the API says of it. */
  async export(below = `/districts/${this.districtId}`, body: object = {}) {
    const { token } = this.person;
    const asked = await this.app.call<ExportView>('POST', `${below}/roster-exports`, { token, body });
    const path = `${below}/roster-exports/${asked.body.id}`;
    const view = await this.watch<ExportView>(path, (latest) => latest.package !== null);
    const response = await fetch(`${this.app.url}/api/v1${path}/file`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const zip = Buffer.from(await response.arrayBuffer());
    const file = join(await temporaryFolder(), 'export.zip');
    await writeFile(file, zip);
    return { file, zip, view, path, headers: response.headers };
  }

  /** Looks at a resource until it is as it should be, no more often than people may. */
  private async watch<View extends object>(path: string, done: (view: View) => boolean): Promise<View> {
    for (const end = Date.now() + PATIENCE_MS; ; await pause(LOOK_EVERY_MS)) {
      const { body } = await this.app.call<View>('GET', path, { token: this.person.token });
      if (done(body)) return body;
      if (Date.now() > end)
        throw new Error(`Waited ${PATIENCE_MS} ms in vain for ${path}: ${JSON.stringify(body)}`);
    }
  }
}
