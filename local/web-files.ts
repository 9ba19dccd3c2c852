import { createReadStream, existsSync, statSync, realpathSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
};

/** File names with a content hash never change their content. */
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;

/**
 * Serves a folder of built web files. A path without a file ending is a page of the app and gets index.html.
 * Answers false where there is nothing to serve; nothing outside the folder is ever read.
 */
export function serveWebFile(folder: string, request: IncomingMessage, response: ServerResponse, path: string): boolean {
  const file = fileFor(folder, path);
  if (file === undefined) return false;
  const { size, mtimeMs } = statSync(file);
  const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    etag: tag,
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(200, { ...headers, 'content-length': size });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
  return true;
}

function fileFor(folder: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const wanted = normalize(join(folder, decoded));
  const inside = wanted === normalize(folder) || wanted.startsWith(normalize(folder) + sep);
  if (!inside) return undefined;
  const asPage = extname(decoded) === '' ? join(folder, 'index.html') : undefined;
  const found = [wanted, asPage].find((file) => file !== undefined && existsSync(file) && statSync(file).isFile());
  // A link inside the folder must not lead out of it.
  return found !== undefined && realpathSync(found).startsWith(realpathSync(folder)) ? found : undefined;
}
