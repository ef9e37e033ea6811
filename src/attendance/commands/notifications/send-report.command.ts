import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SendReportUseCase,
  type SendReportInput,
} from '#domain/attendance/notifications/use-cases/send-report.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SendReportCommand extends Command<void> {
  constructor(
    readonly input: SendReportInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SendReportCommand)
export class SendReportHandler implements ICommandHandler<SendReportCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SendReportUseCase,
  ) {}

  execute({ input, actor }: SendReportCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
