#!/usr/bin/env node
/**
 * Posts purchases and refunds of a till system to Huike. Plain Node.js 18 or newer, no dependencies; copy it or read it.
 *
 *   HUIKE_TILL=till_... HUIKE_SECRET=... node pos-client.mjs https://YOUR-ENVIRONMENT.app.tcloudbase.com rows.json
 *
 * rows.json holds an array of rows (docs/till-systems.md); `-` reads them from standard input. One row:
 *   {"kind": "purchase", "orderNo": "A-1", "at": 1795312800000, "paid": 5000, "member": {"number": "12345678"},
 *    "lines": [{"category": "绿茶", "amount": 4000}, {"name": "纸袋", "amount": 1000}]}   (lines may be left out)
 * Prints one line of JSON a row.
 * Ends with 0 when every row was recorded, 1 when some were refused, 2 when the call itself was refused or nobody answered.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const path = '/pos/batch';
const mostRows = 50;
const tries = 5;

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** The headers of one call. Time and nonce are new for every call, a repeated one too. */
export function signedHeaders({ tillId, secret, body, now = Date.now(), nonce = randomBytes(16).toString('hex') }) {
  const text = ['POST', path, String(now), nonce, createHash('sha256').update(body).digest('hex')].join('\n');
  return {
    'content-type': 'application/json',
    'x-huike-till': tillId,
    'x-huike-timestamp': String(now),
    'x-huike-nonce': nonce,
    'x-huike-signature': createHmac('sha256', secret).update(text).digest('hex'),
  };
}

/** Sends one batch once. Answers the status and the JSON; a network failure is status 0. */
export async function postOnce({ url, tillId, secret, rows, clockOffsetMs = 0 }) {
  const body = JSON.stringify({ rows });
  const headers = signedHeaders({ tillId, secret, body, now: Date.now() + clockOffsetMs });
  try {
    const response = await fetch(url.replace(/\/$/, '') + path, { method: 'POST', headers, body });
    return { status: response.status, answer: await response.json() };
  } catch (error) {
    return { status: 0, answer: { error: { code: 'NO_ANSWER', message: { zh: '没有连上', en: String(error) } } } };
  }
}

/**
 * Sends rows until each has an answer that lasts. What had no answer, or was told to come again, is sent again: the same order number is
 * recorded once, however often it is sent. A clock that is off is put right by the server's time.
 */
export async function postRows({ url, tillId, secret, rows, pauseMs = 1_000 }) {
  const results = new Array(rows.length);
  let clockOffsetMs = 0;
  for (let start = 0; start < rows.length; start += mostRows) {
    let waiting = rows.slice(start, start + mostRows).map((row, index) => ({ row, index: start + index }));
    for (let attempt = 1; waiting.length > 0; attempt += 1) {
      const { status, answer } = await postOnce({ url, tillId, secret, rows: waiting.map(({ row }) => row), clockOffsetMs });
      if (status === 200) {
        for (const result of answer.results) results[waiting[result.row].index] = { ...result, row: waiting[result.row].index };
        waiting = waiting.filter(({ index }) => results[index].state === 'again');
      } else if (answer.error.code === 'CLOCK_WRONG') {
        clockOffsetMs -= answer.error.aheadMs;
      } else if (status !== 0 && status < 500 && answer.error.code !== 'NONCE_USED') {
        throw Object.assign(new Error(`${answer.error.code}: ${answer.error.message.zh} ${answer.error.message.en}`), { code: answer.error.code });
      }
      if (waiting.length > 0 && attempt === tries) {
        for (const { index } of waiting) results[index] ??= { row: index, state: 'again', code: answer.error?.code ?? 'NO_ANSWER', message: answer.error?.message };
        break;
      }
      if (waiting.length > 0) await wait(pauseMs * attempt);
    }
  }
  return results;
}

async function main([url, file]) {
  const { HUIKE_TILL: tillId, HUIKE_SECRET: secret } = process.env;
  if (!url || !file || !tillId || !secret) {
    console.error('HUIKE_TILL=till_... HUIKE_SECRET=... node pos-client.mjs URL rows.json');
    return 2;
  }
  const rows = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
  const results = await postRows({ url, tillId, secret, rows });
  for (const result of results) console.log(JSON.stringify(result));
  if (results.every((result) => result.state === 'recorded')) return 0;
  return results.some((result) => result.state === 'again') ? 2 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
