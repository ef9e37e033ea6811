import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { FileStore } from './file-store.js';
import { LocalFileStore } from './local-file-store.js';

@Global()
@Module({
  providers: [
    {
      provide: FileStore,
      inject: [Settings],
      useFactory: ({ LYCEUM_DATA }: Settings) => new LocalFileStore(join(LYCEUM_DATA, 'files')),
    },
  ],
  exports: [FileStore],
})
export class StorageModule {}
