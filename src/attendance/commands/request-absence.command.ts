import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequestAbsenceUseCase,
  type RequestAbsenceInput,
} from '#domain/attendance/use-cases/request-absence.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestAbsenceCommand extends Command<{ id: string }> {
  constructor(
    readonly input: RequestAbsenceInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequestAbsenceCommand)
export class RequestAbsenceHandler implements ICommandHandler<RequestAbsenceCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequestAbsenceUseCase,
  ) {}

  execute({ input, actor }: RequestAbsenceCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
