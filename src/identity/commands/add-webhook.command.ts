import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddWebhookUseCase, type AddWebhookInput } from '#domain/identity/use-cases/add-webhook.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddWebhookCommand extends Command<{ webhookId: string; secret: string }> {
  constructor(
    readonly input: AddWebhookInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddWebhookCommand)
export class AddWebhookHandler implements ICommandHandler<AddWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddWebhookUseCase,
  ) {}

  execute({ input, actor }: AddWebhookCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
