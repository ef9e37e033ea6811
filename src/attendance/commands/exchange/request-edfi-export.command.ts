import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequestEdfiExportUseCase,
  type RequestEdfiExportInput,
} from '#domain/attendance/edfi/use-cases/request-edfi-export.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestEdfiExportCommand extends Command<string> {
  constructor(
    readonly input: RequestEdfiExportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequestEdfiExportCommand)
export class RequestEdfiExportHandler implements ICommandHandler<RequestEdfiExportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequestEdfiExportUseCase,
  ) {}

  execute({ input, actor }: RequestEdfiExportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
