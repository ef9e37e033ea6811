import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeEntryUseCase,
  type ChangeEntryInput,
} from '#domain/academy/content/use-cases/change-entry.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeEntryCommand extends Command<void> {
  constructor(
    readonly input: ChangeEntryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeEntryCommand)
export class ChangeEntryHandler implements ICommandHandler<ChangeEntryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeEntryUseCase,
  ) {}

  execute({ input, actor }: ChangeEntryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
