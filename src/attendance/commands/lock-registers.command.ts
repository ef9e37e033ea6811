import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { LockRegistersUseCase } from '#domain/attendance/use-cases/lock-registers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class LockRegistersCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(LockRegistersCommand)
export class LockRegistersHandler implements ICommandHandler<LockRegistersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: LockRegistersUseCase,
  ) {}

  execute({ actor }: LockRegistersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}
