import { crc32 } from 'node:zlib';
import { deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** A square PNG with the scene in a QR code: what stands in for WeChat's round code, and can be scanned. */
export function miniProgramCode(scene: string, pixels: number): Buffer {
  const { data, size } = encode(scene, { border: 4 });
  const scale = Math.max(1, Math.floor(pixels / size));
  const width = size * scale;
  const line = Buffer.alloc(1 + Math.ceil(width / 8));
  const lines: Buffer[] = [];
  for (const row of data) {
    line.fill(0xff, 1);
    for (let x = 0; x < width; x++) if (row[Math.floor(x / scale)]) line[1 + (x >> 3)] = (line[1 + (x >> 3)] as number) & ~(0x80 >> (x & 7));
    for (let repeat = 0; repeat < scale; repeat++) lines.push(Buffer.from(line));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(width, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
