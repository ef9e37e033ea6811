import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeSiteUseCase,
  type ChangeSiteInput,
} from '#domain/academy/content/use-cases/change-site.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeSiteCommand extends Command<void> {
  constructor(
    readonly input: ChangeSiteInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeSiteCommand)
export class ChangeSiteHandler implements ICommandHandler<ChangeSiteCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeSiteUseCase,
  ) {}

  execute({ input, actor }: ChangeSiteCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
