import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from './clock';
import { CloudError } from './engine/errors';
import { ENV_ID } from './host/invocation';
import type { StateTable } from './state-table';

export interface StoredFile {
  path: string;
  /** Who uploaded it; absent when a function did. */
  openid?: string;
  bytes: number;
  contentType: string;
  /** The name of its content on disk. */
  blob: string;
  at: number;
}

const BUCKET = '6c6f-local-env-1250000000';
const MAX_PATH_BYTES = 850;
/** The same limit the product's upload has in WeChat for pictures. */
export const MAX_CLIENT_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Private links end after ten minutes unless asked otherwise. Source: WeChat docs, cloud storage. */
const DEFAULT_LINK_SECONDS = 600;
const LONGEST_LINK_SECONDS = 86_400;
const UPLOAD_MS = 900_000;

/** Where file contents lie: in memory, or each in a file of its own. */
interface Blobs {
  write(name: string, content: Buffer): void;
  read(name: string): Buffer | undefined;
  remove(name: string): void;
}

function blobsInMemory(): Blobs {
  const held = new Map<string, Buffer>();
  return {
    write: (name, content) => void held.set(name, content),
    read: (name) => held.get(name),
    remove: (name) => void held.delete(name),
  };
}

function blobsInFolder(folder: string): Blobs {
  mkdirSync(folder, { recursive: true });
  return {
    write: (name, content) => {
      // Renamed into place, so that a crash leaves no half file under a known name.
      writeFileSync(join(folder, `${name}.part`), content);
      renameSync(join(folder, `${name}.part`), join(folder, name));
    },
    read: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined),
    remove: (name) => rmSync(join(folder, name), { force: true }),
  };
}

/** Files of the cloud: `cloud://` ids, links that end, and the default rule: everybody reads by link, only the creator writes. */
export class Storage {
  private readonly blobs: Blobs;
  private readonly secret: string;

  constructor(
    private readonly state: StateTable,
    private readonly clock: Clock,
    folder: string | undefined,
    private readonly url: () => string,
  ) {
    this.blobs = folder === undefined ? blobsInMemory() : blobsInFolder(folder);
    this.secret = state.get<string>('storage', 'secret') ?? randomBytes(32).toString('hex');
    state.put('storage', 'secret', this.secret);
  }

  fileIdOf(path: string): string {
    return `cloud://${ENV_ID}.${BUCKET}/${path}`;
  }

  private pathOf(fileId: string): string | undefined {
    const start = `cloud://${ENV_ID}.${BUCKET}/`;
    return fileId.startsWith(start) ? fileId.slice(start.length) : undefined;
  }

  /** A permission to put one file, for `cloud.uploadFile`. */
  uploadMetadata(path: string): Record<string, string> {
    this.refuseBadPath(path);
    const expires = this.clock.now() + UPLOAD_MS;
    return {
      url: `${this.url()}/storage/put?path=${encodeURIComponent(path)}&expires=${expires}`,
      token: this.sign(`put ${path} ${expires}`),
      authorization: this.sign(`put ${path} ${expires}`),
      fileId: this.fileIdOf(path),
      cosFileId: this.sign(`cos ${path}`).slice(0, 32),
    };
  }

  /** Stores what `cloud.uploadFile` sends. Answers the error's name, or undefined. */
  putSigned(path: string, expires: number, signature: string, content: Buffer, contentType: string): string | undefined {
    if (!this.signed(`put ${path} ${expires}`, signature)) return 'SignatureDoesNotMatch';
    if (this.clock.now() > expires) return 'RequestTimeTooSkewed';
    if (content.length > MAX_FILE_BYTES) return 'EntityTooLarge';
    this.write(path, content, contentType, undefined);
    return undefined;
  }

  /** Stores what a client uploads; refuses to write over another person's file. */
  putByClient(path: string, openid: string, content: Buffer, contentType: string): string {
    this.refuseBadPath(path);
    if (content.length > MAX_CLIENT_FILE_BYTES) throw new CloudError('STORAGE_REQUEST_FAIL', `The file has ${content.length} bytes, ${MAX_CLIENT_FILE_BYTES} are allowed`);
    const present = this.state.get<StoredFile>('file', path);
    if (present !== undefined && present.openid !== openid) throw new CloudError('STORAGE_EXCEED_AUTHORITY', 'Only the creator of a file may write over it');
    this.write(path, content, contentType, openid);
    return this.fileIdOf(path);
  }

  private write(path: string, content: Buffer, contentType: string, openid: string | undefined): void {
    const before = this.state.get<StoredFile>('file', path);
    const file: StoredFile = { path, bytes: content.length, contentType, blob: randomUUID(), at: this.clock.now(), ...(openid === undefined ? {} : { openid }) };
    this.blobs.write(file.blob, content);
    this.state.put('file', path, file);
    if (before !== undefined) this.blobs.remove(before.blob);
  }

  private refuseBadPath(path: string): void {
    const bytes = Buffer.byteLength(path);
    if (bytes === 0 || bytes > MAX_PATH_BYTES || path.startsWith('/') || /[\u0000-\u001f\\]|\/\/|(^|\/)\.\.?(\/|$)/.test(path)) {
      throw new CloudError('INVALID_PARAM', `cloudPath is invalid: ${JSON.stringify(path.slice(0, 100))}`);
    }
  }

  /** One row of `storage.batchGetDownloadUrl`. */
  downloadLink(fileId: string, maxAgeSeconds: number | undefined): Record<string, unknown> {
    const path = this.pathOf(fileId);
    if (path === undefined) return { code: 'STORAGE_INVALID_FILEID', fileID: fileId, tempFileURL: '', message: 'fileID is not of this environment' };
    if (this.state.get('file', path) === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId, tempFileURL: '', message: 'file does not exist' };
    const seconds = Math.min(Math.max(1, maxAgeSeconds ?? DEFAULT_LINK_SECONDS), LONGEST_LINK_SECONDS);
    const expires = this.clock.now() + seconds * 1000;
    const signature = this.sign(`get ${path} ${expires}`);
    // The SDK encodes the link once more before it fetches, so only what would end the path is encoded here.
    const encoded = path.replace(/[%?#]/g, encodeURIComponent);
    return { code: 'SUCCESS', fileID: fileId, tempFileURL: `${this.url()}/storage/file/${encoded}?sign=${signature}&t=${expires}`, maxAge: seconds };
  }

  /** The file behind a link, or why not: a wrong signature and an ended link are told apart from a missing file. */
  open(path: string, signature: string, expires: number): { file: StoredFile; content: Buffer } | 'forbidden' | 'missing' {
    if (!this.signed(`get ${path} ${expires}`, signature) || this.clock.now() > expires) return 'forbidden';
    const file = this.state.get<StoredFile>('file', path);
    const content = file === undefined ? undefined : this.blobs.read(file.blob);
    return file === undefined || content === undefined ? 'missing' : { file, content };
  }

  delete(fileId: string): Record<string, unknown> {
    const path = this.pathOf(fileId);
    const file = path === undefined ? undefined : this.state.get<StoredFile>('file', path);
    if (path === undefined || file === undefined) return { code: 'STORAGE_FILE_NONEXIST', fileID: fileId };
    this.state.remove('file', path);
    this.blobs.remove(file.blob);
    return { code: 'SUCCESS', fileID: fileId };
  }

  list(): StoredFile[] {
    return this.state.list<StoredFile>('file').map(({ value }) => value);
  }

  private sign(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('hex');
  }

  private signed(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
