import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RedeliverWebhookUseCase,
  type RedeliverWebhookInput,
} from '#domain/identity/use-cases/redeliver-webhook.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RedeliverWebhookCommand extends Command<void> {
  constructor(
    readonly input: RedeliverWebhookInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RedeliverWebhookCommand)
export class RedeliverWebhookHandler implements ICommandHandler<RedeliverWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RedeliverWebhookUseCase,
  ) {}

  execute({ input, actor }: RedeliverWebhookCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
