import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SendDigestUseCase } from '#domain/attendance/notifications/use-cases/send-digest.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SendDigestCommand extends Command<void> {
  constructor(readonly actor: Actor) {
    super();
  }
}

@CommandHandler(SendDigestCommand)
export class SendDigestHandler implements ICommandHandler<SendDigestCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SendDigestUseCase,
  ) {}

  execute({ actor }: SendDigestCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(actor));
  }
}
