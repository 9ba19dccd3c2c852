import { whoAmI } from '../platform/browser-identity';
import { isReply, NoAnswer, type Transport } from './transport';

/** Longer than any function may take (20 s on the platform), so that a late answer is still an answer. */
const patienceMs = 25_000;

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMs);
  try {
    const response = await fetch(url, { ...init, signal: stop.signal });
    return (await response.json()) as unknown;
  } catch (error) {
    throw new NoAnswer(error instanceof Error ? error.message : 'no answer');
  } finally {
    clearTimeout(timer);
  }
}

/** The local cloud over HTTP. Its identity header is taken by the local cloud only; the real cloud asks WeChat. */
export const h5Transport: Transport = {
  async call(functionName, call) {
    const reply = await ask(`/call/${functionName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-huike-openid': whoAmI() },
      body: JSON.stringify(call),
    });
    if (!isReply(reply)) throw new NoAnswer(`the function ${functionName} answered something that is no reply`);
    return reply;
  },
  async upload(cloudPath, filePath) {
    // The browser's chosen file is a blob: URL; its content travels as the raw body.
    const body = await fetch(filePath).then((response) => response.blob());
    const stored = await ask(`/storage/upload?path=${encodeURIComponent(cloudPath)}`, {
      method: 'POST',
      headers: { 'content-type': body.type || 'application/octet-stream', 'x-huike-openid': whoAmI() },
      body,
    });
    const fileId = (stored as { fileID?: unknown } | null)?.fileID;
    if (typeof fileId !== 'string') throw new NoAnswer('the storage answered without a file id');
    return fileId;
  },
};
