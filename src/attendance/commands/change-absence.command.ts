import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeAbsenceUseCase,
  type ChangeAbsenceInput,
} from '#domain/attendance/use-cases/change-absence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeAbsenceCommand extends Command<void> {
  constructor(
    readonly input: ChangeAbsenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeAbsenceCommand)
export class ChangeAbsenceHandler implements ICommandHandler<ChangeAbsenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeAbsenceUseCase,
  ) {}

  execute({ input, actor }: ChangeAbsenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
