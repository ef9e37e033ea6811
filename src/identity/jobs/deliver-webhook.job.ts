import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { AddressDeliveryCommand } from '../commands/address-delivery.command.js';
import { SendDeliveryCommand } from '../commands/send-delivery.command.js';

interface Payload {
  readonly deliveryId: string;
  readonly attempt: number;
}

/**
 * One attempt at one delivery. A failed attempt is no failure of the job: it plans the next one, as a job of its own. Not
 * all of a worker's jobs may be webhooks, which wait for others most of the time.
 */
@Injectable()
@JobHandler({
  kind: 'identity.deliver_webhook',
  completes: 'at-end',
  leaseSeconds: 25,
  concurrency: 4,
  quiet: true,
})
export class DeliverWebhookJob implements RunsJobs<Payload> {
  constructor(private readonly commands: CommandBus) {}

  async run({ payload, actor }: RunningJob<Payload>): Promise<void> {
    const letter = await this.commands.execute(new AddressDeliveryCommand(payload, actor));
    if (letter) await this.commands.execute(new SendDeliveryCommand(letter, actor));
  }
}
