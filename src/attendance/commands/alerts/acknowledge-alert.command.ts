import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  AcknowledgeAlertUseCase,
  type AcknowledgeAlertInput,
} from '#domain/attendance/alerts/use-cases/acknowledge-alert.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AcknowledgeAlertCommand extends Command<void> {
  constructor(
    readonly input: AcknowledgeAlertInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AcknowledgeAlertCommand)
export class AcknowledgeAlertHandler implements ICommandHandler<AcknowledgeAlertCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AcknowledgeAlertUseCase,
  ) {}

  execute({ input, actor }: AcknowledgeAlertCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
