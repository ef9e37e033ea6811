import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RequestMarkImportUseCase,
  type RequestMarkImportInput,
} from '#domain/attendance/mark-import/use-cases/request-mark-import.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RequestMarkImportCommand extends Command<string> {
  constructor(
    readonly input: RequestMarkImportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RequestMarkImportCommand)
export class RequestMarkImportHandler implements ICommandHandler<RequestMarkImportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RequestMarkImportUseCase,
  ) {}

  execute({ input, actor }: RequestMarkImportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
