import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CloseAlertUseCase,
  type CloseAlertInput,
} from '#domain/attendance/alerts/use-cases/close-alert.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CloseAlertCommand extends Command<void> {
  constructor(
    readonly input: CloseAlertInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CloseAlertCommand)
export class CloseAlertHandler implements ICommandHandler<CloseAlertCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CloseAlertUseCase,
  ) {}

  execute({ input, actor }: CloseAlertCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
