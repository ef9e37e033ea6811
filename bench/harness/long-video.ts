import {
  ALL_FORMATS,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
  type EncodedPacket,
  type InputTrack,
} from 'mediabunny';

/** Fills a picture of H.264 up to a size, with a unit of type 12, which every decoder passes over. */
function filled(data: Uint8Array, bytes: number): Uint8Array {
  const more = bytes - data.length - 4;
  if (more < 2) return data;
  const padded = new Uint8Array(data.length + 4 + more);
  padded.set(data);
  new DataView(padded.buffer).setUint32(data.length, more);
  padded.fill(0xff, data.length + 4);
  padded[data.length + 4] = 12;
  padded[padded.length - 1] = 0x80;
  return padded;
}

async function packetsOf(track: InputTrack): Promise<EncodedPacket[]> {
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return packets;
}

/** From the first to the end of the last, seconds: then it can begin again. */
function spanOf(packets: readonly EncodedPacket[]): number {
  const ends = packets.map(({ timestamp, duration }) => timestamp + duration);
  return Math.max(...ends) - Math.min(...packets.map(({ timestamp }) => timestamp));
}

/** Each picture with what is heard until it is shown; pictures stay in the order in which they are decoded. */
function interleaved(pictures: readonly EncodedPacket[], sounds: readonly EncodedPacket[]) {
  const left = [...sounds];
  const woven = pictures.map((picture) => {
    const until = left.findIndex(({ timestamp }) => timestamp > picture.timestamp);
    return { picture, heard: left.splice(0, until < 0 ? left.length : until) };
  });
  woven.at(-1)!.heard.push(...left);
  return woven;
}

/** Writes a video of so many seconds and about so many bytes: a short one again and again, its pictures made larger. */
export async function writeLongVideo(
  from: string,
  to: string,
  { seconds, bytes }: { seconds: number; bytes: number },
): Promise<void> {
  const input = new Input({ source: new FilePathSource(from), formats: ALL_FORMATS });
  const [video, audio] = [(await input.getPrimaryVideoTrack())!, (await input.getPrimaryAudioTrack())!];
  const pictures = await packetsOf(video);
  const sounds = await packetsOf(audio);
  const lasts = spanOf([...pictures, ...sounds]);
  const rounds = Math.ceil(seconds / lasts);
  const each = Math.floor(bytes / (rounds * pictures.length));
  const enlarged = pictures.map((packet) => packet.clone({ data: filled(packet.data, each) }));
  const woven = interleaved(enlarged, sounds);
  const { output, shown, heard } = outputTo(to);
  await output.start();
  const ofVideo = { decoderConfig: (await video.getDecoderConfig())! };
  const ofAudio = { decoderConfig: (await audio.getDecoderConfig())! };
  for (let later = 0; later < rounds * lasts; later += lasts)
    for (const { picture, heard: until } of woven) {
      await shown.add(picture.clone({ timestamp: picture.timestamp + later }), ofVideo);
      for (const sound of until)
        await heard.add(sound.clone({ timestamp: sound.timestamp + later }), ofAudio);
    }
  await output.finalize();
}

function outputTo(path: string) {
  const format = new Mp4OutputFormat({ fastStart: false });
  const output = new Output({ format, target: new FilePathTarget(path) });
  const [shown, heard] = [new EncodedVideoPacketSource('avc'), new EncodedAudioPacketSource('aac')];
  output.addVideoTrack(shown);
  output.addAudioTrack(heard);
  return { output, shown, heard };
}
