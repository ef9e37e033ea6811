import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

/** For ports of the kernel that any context may implement: whoever asks does not know who does. */
@Injectable()
export class Implementations {
  constructor(private readonly discovery: DiscoveryService) {}

  /** The providers of all modules that are one, in the order of the modules. */
  of<Port extends object>(port: abstract new () => Port): readonly Port[] {
    return this.discovery
      .getProviders()
      .map(({ instance }) => instance as unknown)
      .filter((instance): instance is Port => instance instanceof port);
  }
}
