import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequestRosterExportUseCase,
  type RequestRosterExportInput,
} from '#domain/roster/use-cases/request-roster-export.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestRosterExportCommand extends Command<string> {
  constructor(
    readonly input: RequestRosterExportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequestRosterExportCommand)
export class RequestRosterExportHandler implements ICommandHandler<RequestRosterExportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequestRosterExportUseCase,
  ) {}

  execute({ input, actor }: RequestRosterExportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
