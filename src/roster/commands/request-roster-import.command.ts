import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequestRosterImportUseCase,
  type RequestRosterImportInput,
} from '#domain/roster/use-cases/request-roster-import.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestRosterImportCommand extends Command<{ importId: string; jobId: string }> {
  constructor(
    readonly input: RequestRosterImportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequestRosterImportCommand)
export class RequestRosterImportHandler implements ICommandHandler<RequestRosterImportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequestRosterImportUseCase,
  ) {}

  execute({ input, actor }: RequestRosterImportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
