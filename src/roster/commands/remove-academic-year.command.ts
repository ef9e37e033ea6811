import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RemoveAcademicYearUseCase,
  type RemoveAcademicYearInput,
} from '#domain/roster/use-cases/remove-academic-year.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveAcademicYearCommand extends Command<void> {
  constructor(
    readonly input: RemoveAcademicYearInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveAcademicYearCommand)
export class RemoveAcademicYearHandler implements ICommandHandler<RemoveAcademicYearCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveAcademicYearUseCase,
  ) {}

  execute({ input, actor }: RemoveAcademicYearCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
