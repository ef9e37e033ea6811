import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { MissRegistersUseCase } from '#domain/attendance/use-cases/miss-registers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MissRegistersCommand extends Command<number> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(MissRegistersCommand)
export class MissRegistersHandler implements ICommandHandler<MissRegistersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MissRegistersUseCase,
  ) {}

  execute({ actor }: MissRegistersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute());
  }
}
