import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  DeclineAbsenceUseCase,
  type DeclineAbsenceInput,
} from '#domain/attendance/use-cases/decline-absence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class DeclineAbsenceCommand extends Command<void> {
  constructor(
    readonly input: DeclineAbsenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(DeclineAbsenceCommand)
export class DeclineAbsenceHandler implements ICommandHandler<DeclineAbsenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: DeclineAbsenceUseCase,
  ) {}

  execute({ input, actor }: DeclineAbsenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
