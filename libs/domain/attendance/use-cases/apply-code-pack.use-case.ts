import type { Actor } from '../../kernel/actor.js';
import type { AttendanceCodeRepository } from '../attendance-code.repository.js';
import type { CodePack } from '../attendance-code.words.js';
import type { AttendanceSettingsRepository } from '../attendance-settings.repository.js';
import { CodeBook } from '../code-book.js';

export interface ApplyCodePackInput {
  readonly pack: CodePack;
}

/** The school's codes are those of a pack from now on; what was marked before means what it meant. */
export class ApplyCodePackUseCase {
  constructor(
    private readonly deps: { codes: AttendanceCodeRepository; settings: AttendanceSettingsRepository },
  ) {}

  async execute({ pack }: ApplyCodePackInput, actor: Actor): Promise<void> {
    const settings = await this.deps.settings.ofSchool();
    const book = new CodeBook(actor.schoolId!, await this.deps.codes.all());
    for (const code of book.follow(pack)) this.deps.codes.add(code);
    settings.chooseCodes(pack);
  }
}
