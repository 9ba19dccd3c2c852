import busboy from 'busboy';
import { Readable } from 'node:stream';

export interface Part {
  content: Buffer;
  contentType: string;
}

/** Reads a whole multipart form into its parts by name; the body is already bounded by whoever read it. */
export function readMultipart(contentType: string, body: Buffer): Promise<Map<string, Part>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Part>();
    const parser = busboy({ headers: { 'content-type': contentType }, limits: { parts: 50 } });
    parser.on('field', (name, value, info) => parts.set(name, { content: Buffer.from(value), contentType: info.mimeType }));
    parser.on('file', (name, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => parts.set(name, { content: Buffer.concat(chunks), contentType: info.mimeType }));
    });
    parser.on('error', reject);
    parser.on('close', () => resolve(parts));
    Readable.from([body]).pipe(parser);
  });
}
