import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TakeOverSchoolUseCase,
  type TakeOverSchoolInput,
} from '#domain/roster/use-cases/take-over-school.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TakeOverSchoolCommand extends Command<void> {
  constructor(
    readonly input: TakeOverSchoolInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TakeOverSchoolCommand)
export class TakeOverSchoolHandler implements ICommandHandler<TakeOverSchoolCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TakeOverSchoolUseCase,
  ) {}

  execute({ input, actor }: TakeOverSchoolCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
