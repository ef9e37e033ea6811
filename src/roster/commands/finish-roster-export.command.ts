import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  FinishRosterExportUseCase,
  type FinishRosterExportInput,
} from '#domain/roster/use-cases/finish-roster-export.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class FinishRosterExportCommand extends Command<void> {
  constructor(
    readonly input: FinishRosterExportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(FinishRosterExportCommand)
export class FinishRosterExportHandler implements ICommandHandler<FinishRosterExportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: FinishRosterExportUseCase,
  ) {}

  execute({ input, actor }: FinishRosterExportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
