import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ReceiveMarkFileUseCase,
  type ReceivedMarkFile,
} from '#domain/attendance/mark-import/use-cases/receive-mark-file.use-case';

export class ReceiveMarkFileCommand extends Command<ReceivedMarkFile> {
  constructor(
    readonly content: AsyncIterable<Uint8Array>,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** No unit of work: a transaction does not wait for an upload. */
@CommandHandler(ReceiveMarkFileCommand)
export class ReceiveMarkFileHandler implements ICommandHandler<ReceiveMarkFileCommand> {
  constructor(private readonly useCase: ReceiveMarkFileUseCase) {}

  execute({ content, actor }: ReceiveMarkFileCommand) {
    return this.useCase.execute(content, actor);
  }
}
