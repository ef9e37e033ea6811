import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RotateWebhookSecretUseCase,
  type RotateWebhookSecretInput,
} from '#domain/identity/use-cases/rotate-webhook-secret.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RotateWebhookSecretCommand extends Command<{ secret: string; formerUntil: Date }> {
  constructor(
    readonly input: RotateWebhookSecretInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RotateWebhookSecretCommand)
export class RotateWebhookSecretHandler implements ICommandHandler<RotateWebhookSecretCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RotateWebhookSecretUseCase,
  ) {}

  execute({ input, actor }: RotateWebhookSecretCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
