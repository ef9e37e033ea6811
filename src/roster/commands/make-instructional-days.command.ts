import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  MakeInstructionalDaysUseCase,
  type MakeInstructionalDaysInput,
} from '#domain/roster/use-cases/make-instructional-days.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MakeInstructionalDaysCommand extends Command<{ made: number }> {
  constructor(
    readonly input: MakeInstructionalDaysInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MakeInstructionalDaysCommand)
export class MakeInstructionalDaysHandler implements ICommandHandler<MakeInstructionalDaysCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MakeInstructionalDaysUseCase,
  ) {}

  execute({ input, actor }: MakeInstructionalDaysCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
