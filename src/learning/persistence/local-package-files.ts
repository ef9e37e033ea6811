import { rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { PackageFiles, VideoPackage } from '#domain/learning/video/packages';
import { Settings } from '#platform/config/settings';
import { syncFolder } from '#platform/storage/durable-file';
import { fileKey } from '#platform/storage/file-key';

/** A folder of this machine for each package, in one for each video. */
@Injectable()
export class LocalPackageFiles implements PackageFiles {
  private readonly root: string;

  constructor(@Inject(Settings) { LYCEUM_DATA }: Settings) {
    this.root = join(LYCEUM_DATA, 'files');
  }

  async remove(schoolId: string, { packageId, videoId }: VideoPackage): Promise<void> {
    const folder = join(this.root, fileKey(schoolId, 'videos', videoId, packageId));
    // Beside it lies what a process has left that ended in the midst of it.
    for (const path of [folder, `${folder}.draft`, `${folder}.renditions`])
      await rm(path, { recursive: true, force: true });
    const ofVideo = dirname(folder);
    await rmdir(ofVideo).catch(unlessItStays);
    await syncFolder(dirname(ofVideo)).catch(unlessItStays);
  }
}

/** Others are in it, or it was not there. */
function unlessItStays(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'ENOENT') throw error;
}
