import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TakeOverMarksUseCase,
  type TakeOverMarksInput,
} from '#domain/attendance/mark-import/use-cases/take-over-marks.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TakeOverMarksCommand extends Command<number> {
  constructor(
    readonly input: TakeOverMarksInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TakeOverMarksCommand)
export class TakeOverMarksHandler implements ICommandHandler<TakeOverMarksCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TakeOverMarksUseCase,
  ) {}

  execute({ input, actor }: TakeOverMarksCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
