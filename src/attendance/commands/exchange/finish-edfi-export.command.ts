import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  FinishEdfiExportUseCase,
  type FinishEdfiExportInput,
} from '#domain/attendance/edfi/use-cases/finish-edfi-export.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class FinishEdfiExportCommand extends Command<void> {
  constructor(
    readonly input: FinishEdfiExportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(FinishEdfiExportCommand)
export class FinishEdfiExportHandler implements ICommandHandler<FinishEdfiExportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: FinishEdfiExportUseCase,
  ) {}

  execute({ input, actor }: FinishEdfiExportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
