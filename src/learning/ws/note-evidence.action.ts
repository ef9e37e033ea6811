import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SocketAction, type Action } from '#platform/realtime/actions';
import { NoteEvidenceCommand } from '../commands/note-evidence.command.js';
import { NoteEvidenceMessage } from '../http/progress.dto.js';
import { GetProgressQuery } from '../queries/get-progress.query.js';
import { ProgressView } from '../queries/progress.view.js';

@Injectable()
@SocketAction({
  name: 'learning.note_evidence',
  permission: 'learning.progress.note',
  input: NoteEvidenceMessage,
  output: ProgressView,
})
export class NoteEvidenceAction implements Action<NoteEvidenceMessage> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async act(input: NoteEvidenceMessage, actor: Actor): Promise<ProgressView> {
    const { enrolmentId } = await this.commands.execute(new NoteEvidenceCommand(input, actor));
    return this.queries.execute(new GetProgressQuery(enrolmentId, actor));
  }
}
