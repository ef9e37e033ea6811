import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemovePackagesUseCase } from '#domain/learning/use-cases/remove-packages.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Of one school; again, until none are left. */
export class RemovePackagesCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(RemovePackagesCommand)
export class RemovePackagesHandler implements ICommandHandler<RemovePackagesCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemovePackagesUseCase,
  ) {}

  execute({ actor }: RemovePackagesCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
