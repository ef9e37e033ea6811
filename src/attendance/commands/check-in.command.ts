import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { Arrival } from '#domain/attendance/check-in/check-in.words';
import { CheckInUseCase, type CheckInInput } from '#domain/attendance/use-cases/check-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CheckInCommand extends Command<Arrival> {
  constructor(
    readonly input: CheckInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CheckInCommand)
export class CheckInHandler implements ICommandHandler<CheckInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CheckInUseCase,
  ) {}

  execute({ input, actor }: CheckInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
