import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RosterPackageRefused } from '#domain/roster/import/roster-package-refused';
import type { StagedPackage } from '#domain/roster/import/staged-package';
import {
  StageRosterPackageUseCase,
  type StageRosterPackageInput,
  type StagingProgress,
} from '#domain/roster/use-cases/stage-roster-package.use-case';

export class StageRosterPackageCommand extends Command<StagedPackage | RosterPackageRefused> {
  constructor(
    readonly input: StageRosterPackageInput,
    readonly progress: StagingProgress,
  ) {
    super();
  }
}

/** No unit of work: staging commits as it goes, and begins again after a crash. */
@CommandHandler(StageRosterPackageCommand)
export class StageRosterPackageHandler implements ICommandHandler<StageRosterPackageCommand> {
  constructor(private readonly useCase: StageRosterPackageUseCase) {}

  execute({ input, progress }: StageRosterPackageCommand) {
    return this.useCase.execute(input, progress);
  }
}
