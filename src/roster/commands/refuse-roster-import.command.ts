import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RefuseRosterImportUseCase,
  type RefuseRosterImportInput,
} from '#domain/roster/use-cases/refuse-roster-import.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RefuseRosterImportCommand extends Command<void> {
  constructor(
    readonly input: RefuseRosterImportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RefuseRosterImportCommand)
export class RefuseRosterImportHandler implements ICommandHandler<RefuseRosterImportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RefuseRosterImportUseCase,
  ) {}

  execute({ input, actor }: RefuseRosterImportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
