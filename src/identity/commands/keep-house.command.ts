import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { KeepHouseUseCase } from '#domain/identity/use-cases/keep-house.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class KeepHouseCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(KeepHouseCommand)
export class KeepHouseHandler implements ICommandHandler<KeepHouseCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: KeepHouseUseCase,
  ) {}

  execute({ actor }: KeepHouseCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}
