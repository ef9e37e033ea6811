import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { SyncAnswer } from '#domain/attendance/sync.words';
import { SyncMarksUseCase, type SyncMarksInput } from '#domain/attendance/use-cases/sync-marks.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SyncMarksCommand extends Command<SyncAnswer[]> {
  constructor(
    readonly input: SyncMarksInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SyncMarksCommand)
export class SyncMarksHandler implements ICommandHandler<SyncMarksCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SyncMarksUseCase,
  ) {}

  execute({ input, actor }: SyncMarksCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
