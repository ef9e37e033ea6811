import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { PingWebhookUseCase } from '#domain/identity/use-cases/ping-webhook.use-case';
import type { WebhookAddress } from '#domain/identity/webhooks/webhook-ports';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PingWebhookCommand extends Command<string> {
  constructor(
    readonly input: WebhookAddress,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PingWebhookCommand)
export class PingWebhookHandler implements ICommandHandler<PingWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PingWebhookUseCase,
  ) {}

  execute({ input, actor }: PingWebhookCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
