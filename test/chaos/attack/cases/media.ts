import { setTimeout as pause } from 'node:timers/promises';
import { Classroom } from '../../../support/classroom.js';
import { TusClient } from '../../../support/tus.js';
import { ask } from '../ask.js';
import { open, type SingleAttack, type Target } from '../attack.js';
import { fileAddress } from './uploads.js';

const CONTENT = 'flour, water, salt';
/** Of `/api/v1/media/who/what/seal/file`. */
const PARTS = { who: 4, what: 5, seal: 6, file: 7 };
/** Until it is asked again whether somebody may still see what is played. */
const ASKED_AGAIN_MS = 11_000;

function otherLetter(part: string, at: number): string {
  const letter = part.charAt(at) === 'A' ? 'B' : 'A';
  return `${part.slice(0, at)}${letter}${part.slice(at + 1)}`;
}

/** The address with one letter of it changed, with parts of another one, and with names that lead elsewhere. */
function forged(address: string, other: string): string[] {
  const parts = address.split('/');
  const others = other.split('/');
  const sealed = [PARTS.who, PARTS.what, PARTS.seal];
  const letters = sealed.flatMap((n) =>
    [0, 3, 7, Math.floor(parts[n]!.length / 2), parts[n]!.length - 2].map((at) =>
      parts.with(n, otherLetter(parts[n]!, at)).join('/'),
    ),
  );
  const mixed = sealed.map((n) => parts.with(n, others[n]!).join('/'));
  const shapes = sealed.flatMap((n) =>
    ['', '.', '..', '%00', 'A'.repeat(4_000), `${parts[n]}=`, `${parts[n]}A`].map((part) =>
      parts.with(n, part).join('/'),
    ),
  );
  // Of the same person `who` is the same.
  return [...letters, ...mixed, ...shapes].filter((path) => path !== address);
}

const addresses: SingleAttack = {
  name: 'media-addresses',
  promise:
    'a sealed address plays to one person what it was made for: changed or mixed in any way it plays nothing (B8)',
  fixture: {
    hole: 'seals are not compared',
    changes: [
      {
        file: 'src/learning/http/playback-tokens.js',
        text: 'if (!timingSafeEqual(seal, this.sealOf(who, what))) throw',
        becomes: `if (!timingSafeEqual(seal, this.sealOf(who, what)) && !${open('media-addresses')}) throw`,
      },
    ],
  },
  async attack(target) {
    const address = (await fileAddress(target, 'Recipe.txt', CONTENT))!;
    const other = (await fileAddress(target, 'Secret.txt', 'the other'))!;
    const good = await ask(target.origin, { path: address });
    const breaches =
      good.status === 200 && good.text === CONTENT ? [] : [`the address itself → ${good.status}`];
    for (const path of forged(address, other)) {
      const { status } = await ask(target.origin, { path });
      if (![400, 403, 404, 414].includes(status)) breaches.push(`${path.slice(-160)} → ${status}`);
    }
    for (const name of ['..%2f..%2f..%2fsecret', '%2e%2e', 'master.m3u8%00', 'Secret.txt']) {
      const { status, text } = await ask(target.origin, {
        path: address.split('/').with(PARTS.file, name).join('/'),
      });
      if (status >= 500 || text.includes(CONTENT)) breaches.push(`${name} → ${status}`);
    }
    return breaches;
  },
};

/** An item that shows a learner a file: its address for the learner, and who may take it back. */
async function shownFile({ app, schools: { hill } }: Target) {
  const room = new Classroom(app, hill);
  const learner = await room.learner(async () => {
    const tus = new TusClient(app.url, hill.id, hill.people.teacher.token);
    const { id } = await room.teacher.make('/files', {
      uploadId: await tus.upload(CONTENT),
      name: 'Recipe.txt',
    });
    return { kind: 'file', fileId: id };
  });
  const { body } = await learner.me.get<{ url: string }>(`/course-items/${learner.itemId}/playback`);
  const takeBack = () => room.teacher.call('POST', `/course-items/${learner.itemId}/unpublish`);
  return { path: body.url, takeBack };
}

export const takenBack: SingleAttack = {
  name: 'media-taken-back',
  promise: 'what is taken back plays no more, though its address was used just now (B10)',
  fixture: {
    hole: 'whoever was let in is believed for as long as the address lasts',
    always: [
      {
        file: 'src/learning/http/media-delivery.js',
        text: 'BELIEVED = 10_000;',
        becomes: 'BELIEVED = 3_600_000;',
      },
    ],
  },
  async attack(target) {
    const { path, takeBack } = await shownFile(target);
    const before = await ask(target.origin, { path });
    await takeBack();
    await pause(ASKED_AGAIN_MS);
    const after = await ask(target.origin, { path });
    return [
      ...(before.status === 200 ? [] : [`before it was taken back → ${before.status}`]),
      ...(after.status === 403 ? [] : [`after it was taken back → ${after.status}`]),
    ];
  },
};

export const MEDIA_ATTACKS: readonly SingleAttack[] = [addresses];
