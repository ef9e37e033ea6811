import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NoteDeliveryUseCase } from '#domain/identity/use-cases/note-delivery.use-case';
import { WebhookPost, type Letter } from '#domain/identity/webhooks/webhook-ports';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SendDeliveryCommand extends Command<void> {
  constructor(
    readonly letter: Letter,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Sent outside of any transaction; what came of it is kept in one. */
@CommandHandler(SendDeliveryCommand)
export class SendDeliveryHandler implements ICommandHandler<SendDeliveryCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: NoteDeliveryUseCase,
    @Inject(WebhookPost) private readonly post: WebhookPost,
  ) {}

  execute({ letter, actor }: SendDeliveryCommand) {
    return this.post
      .send(letter)
      .then((outcome) => this.unitOfWork.run(actor, () => this.useCase.execute(letter, outcome)));
  }
}
