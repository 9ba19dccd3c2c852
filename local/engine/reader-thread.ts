import { parentPort, workerData } from 'node:worker_threads';
import { runAggregate } from './aggregate';
import { DocumentDatabase } from './database';
import { decodeStored, decodeValue, encodeValue } from './ejson';
import { CloudError } from './errors';
import { compileProjection } from './projection';
import type { ReaderReply, ReaderRequest } from './reader';
import { countMatches, searchRows, type ScanReport } from './search';
import type { Document } from './value';

const { file } = workerData as { file: string };

let database: DocumentDatabase | undefined;
let schema = -1;

/** The database as this thread sees it; opened anew when collections or indexes have changed. */
function opened(wanted: number): DocumentDatabase {
  if (database === undefined || schema !== wanted) {
    database?.close();
    database = new DocumentDatabase(file, { readOnly: true });
    schema = wanted;
  }
  return database;
}

function answer(request: ReaderRequest, scans: ScanReport[]): { texts: string[] } | { total: number } {
  const source = opened(request.schema);
  const onScan = (report: ScanReport): void => void scans.push(report);
  const collection = source.collection(request.collection);
  switch (request.kind) {
    case 'find': {
      const search = { filter: decodeStored(request.filter), sort: request.sort, skip: request.skip, limit: request.limit };
      const project = compileProjection(decodeStored(request.projection));
      const texts = searchRows(collection, search, onScan).map((row) => row.doc);
      return { texts: project === undefined ? texts : texts.map((text) => encodeValue(project(decodeStored(text)))) };
    }
    case 'count':
      return { total: countMatches(collection, decodeStored(request.filter), onScan) };
    case 'aggregate': {
      const pipeline = decodeValue(request.pipeline, request.nowMs) as Document[];
      return { texts: runAggregate({ collection: (name) => source.collection(name), onScan }, request.collection, pipeline, request.nowMs) };
    }
  }
}

parentPort?.on('message', (request: ReaderRequest) => {
  const scans: ScanReport[] = [];
  let reply: ReaderReply;
  try {
    reply = { id: request.id, scans, ...answer(request, scans) };
  } catch (error) {
    const code = error instanceof CloudError ? error.code : 'DATABASE_REQUEST_FAILED';
    reply = { id: request.id, scans, code, message: (error as Error).message };
  }
  parentPort?.postMessage(reply);
});
