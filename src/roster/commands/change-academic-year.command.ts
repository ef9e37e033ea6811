import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeAcademicYearUseCase,
  type ChangeAcademicYearInput,
} from '#domain/roster/use-cases/change-academic-year.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeAcademicYearCommand extends Command<void> {
  constructor(
    readonly input: ChangeAcademicYearInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeAcademicYearCommand)
export class ChangeAcademicYearHandler implements ICommandHandler<ChangeAcademicYearCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeAcademicYearUseCase,
  ) {}

  execute({ input, actor }: ChangeAcademicYearCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
