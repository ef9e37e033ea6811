import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  BeginEntryUseCase,
  type BeginEntryInput,
} from '#domain/academy/content/use-cases/begin-entry.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class BeginEntryCommand extends Command<{ id: string; versionId: string }> {
  constructor(
    readonly input: BeginEntryInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(BeginEntryCommand)
export class BeginEntryHandler implements ICommandHandler<BeginEntryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: BeginEntryUseCase,
  ) {}

  execute({ input, actor }: BeginEntryCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
