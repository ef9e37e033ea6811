import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { NotificationPost } from '#domain/attendance/notifications/notification-post';
import { NoteDeliveryUseCase } from '#domain/attendance/notifications/use-cases/note-delivery.use-case';
import {
  PrepareNotificationUseCase,
  type PrepareNotificationInput,
} from '#domain/attendance/notifications/use-cases/prepare-notification.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SendNotificationCommand extends Command<void> {
  constructor(
    readonly input: PrepareNotificationInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Frozen in one transaction, sent outside of any, noted in another: each step may be repeated after a crash (R4). */
@CommandHandler(SendNotificationCommand)
export class SendNotificationHandler implements ICommandHandler<SendNotificationCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly prepare: PrepareNotificationUseCase,
    private readonly note: NoteDeliveryUseCase,
    @Inject(NotificationPost) private readonly post: NotificationPost,
  ) {}

  execute({ input, actor }: SendNotificationCommand) {
    return this.unitOfWork
      .run(actor, () => this.prepare.execute(input))
      .then((mail) => mail && this.post.deliver(mail))
      .then((delivery) => (delivery ? this.noted({ ...input, ...delivery }, actor) : undefined));
  }

  private noted(input: Parameters<NoteDeliveryUseCase['execute']>[0], actor: Actor): Promise<void> {
    return this.unitOfWork.run(actor, () => this.note.execute(input));
  }
}
