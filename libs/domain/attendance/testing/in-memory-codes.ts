import { AttendanceCode } from '../attendance-code.js';
import { AttendanceCodeNotFound } from '../attendance-code.errors.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import type { CodeDefinition, UsableCode } from '../attendance-code.words.js';
import { AttendanceSettings } from '../attendance-settings.js';
import type { AttendanceSettingsRepository } from '../attendance-settings.repository.js';
import { SIMPLE_PACK } from '../code-packs/simple.pack.js';

/** The codes and the settings of one school in memory. */
export class InMemoryCodes implements AttendanceCodeRepository, AttendanceSettingsRepository {
  private readonly codes: AttendanceCode[] = [];
  private readonly settings: AttendanceSettings;

  constructor(private readonly schoolId: string) {
    this.settings = AttendanceSettings.ofNewSchool(schoolId);
  }

  async byId(id: string): Promise<AttendanceCode> {
    const code = this.codes.find((one) => one.id === id);
    if (!code) throw new AttendanceCodeNotFound();
    return code;
  }

  async all(): Promise<AttendanceCode[]> {
    return this.codes.toSorted((a, b) => a.position - b.position);
  }

  add(code: AttendanceCode): void {
    this.codes.push(code);
  }

  async ensureAny(): Promise<void> {
    if (this.codes.length > 0) return;
    for (const [at, code] of SIMPLE_PACK.entries()) this.add(AttendanceCode.create(this.schoolId, code, at));
  }

  async ofSchool(): Promise<AttendanceSettings> {
    return this.settings;
  }

  /** Those that may be given, with what they mean; it is the database that counts their meanings. */
  given(): (UsableCode & CodeDefinition)[] {
    const active = this.codes.filter(({ isActive }) => isActive);
    return active.map((code) => ({ ...(code as unknown as CodeDefinition), version: 1 }));
  }
}
