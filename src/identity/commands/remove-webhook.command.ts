import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { RemoveWebhookUseCase } from '#domain/identity/use-cases/remove-webhook.use-case';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveWebhookCommand extends Command<void> {
  constructor(
    readonly input: WebhookAddress,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveWebhookCommand)
export class RemoveWebhookHandler implements ICommandHandler<RemoveWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveWebhookUseCase,
  ) {}

  execute({ input, actor }: RemoveWebhookCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
