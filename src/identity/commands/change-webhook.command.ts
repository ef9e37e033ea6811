import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeWebhookUseCase,
  type ChangeWebhookInput,
} from '#domain/identity/use-cases/change-webhook.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeWebhookCommand extends Command<void> {
  constructor(
    readonly input: ChangeWebhookInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeWebhookCommand)
export class ChangeWebhookHandler implements ICommandHandler<ChangeWebhookCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeWebhookUseCase,
  ) {}

  execute({ input, actor }: ChangeWebhookCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
