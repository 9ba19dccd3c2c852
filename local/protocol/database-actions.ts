import { decodeDocument, revive } from '../engine/ejson';
import type { Engine } from '../engine/engine';
import { invalidParameter } from '../engine/errors';
import type { SortField } from '../engine/planner';
import type { Document, Value } from '../engine/value';

/** The parameters of a request as they came: nothing in them is trusted. */
export type Parameters = Record<string, unknown>;
export type Answer = Record<string, unknown>;

const DEFAULT_LIMIT = 100;
const MOST_LIMIT = 1000;

/** The database actions of the wire: extended JSON in, stored text out. `nowMs` is what a server date becomes. */
export class DatabaseActions {
  constructor(
    private readonly engine: Engine,
    private readonly nowMs: () => number,
  ) {}

  get handlers(): Record<string, (parameters: Parameters) => Answer | Promise<Answer>> {
    return {
      'database.getDocument': (parameters) => this.getDocument(parameters),
      'database.calculateDocument': async (parameters) => ({ data: { total: await this.engine.count(collectionOf(parameters), this.queryOf(parameters)) } }),
      'database.insertDocument': (parameters) => this.insertDocument(parameters),
      'database.modifyDocument': (parameters) => this.modifyDocument(parameters),
      'database.removeDocument': (parameters) => this.removeDocument(parameters),
      'database.aggregateDocuments': (parameters) => this.aggregateDocuments(parameters),
      'database.addCollection': (parameters) => {
        this.engine.database.createCollection(collectionOf(parameters));
        return {};
      },
      'database.startTransaction': () => ({ transactionId: this.engine.transactions.begin().id }),
      'database.commitTransaction': (parameters) => {
        this.engine.commit(textOf(parameters, 'transactionId'));
        return {};
      },
      'database.abortTransaction': (parameters) => {
        this.engine.abort(textOf(parameters, 'transactionId'));
        return {};
      },
    };
  }

  private async getDocument(parameters: Parameters): Promise<Answer> {
    const asked = parameters['limit'];
    const limit = typeof asked === 'number' && asked > 0 ? Math.min(Math.trunc(asked), MOST_LIMIT) : DEFAULT_LIMIT;
    const offset = typeof parameters['offset'] === 'number' ? Math.max(0, Math.trunc(parameters['offset'])) : 0;
    const search = { filter: this.queryOf(parameters), sort: this.sortOf(parameters), skip: offset, limit };
    const projection = this.documentOf(parameters, 'projection');
    return { data: { list: await this.engine.find(collectionOf(parameters), search, projection, transactionOf(parameters)), offset, limit } };
  }

  private async insertDocument(parameters: Parameters): Promise<Answer> {
    const data = parameters['data'];
    if (!Array.isArray(data) || data.length === 0 || !data.every((text) => typeof text === 'string')) throw invalidParameter('data must be a list of documents');
    const now = this.nowMs();
    const documents = data.map((text: string) => decodeDocument(text, now));
    return { data: { insertedIds: await this.engine.insert(collectionOf(parameters), documents, transactionOf(parameters)) } };
  }

  private async modifyDocument(parameters: Parameters): Promise<Answer> {
    const filter = this.queryOf(parameters);
    const data = this.documentOf(parameters, 'data');
    const collection = collectionOf(parameters);
    if (parameters['upsert'] === true && parameters['merge'] === false) {
      const { updated, upsertId } = await this.engine.set(collection, filter['_id'] as Value, data, transactionOf(parameters));
      return { data: { updated, upsert_id: upsertId } };
    }
    const multi = parameters['multi'] === true;
    return { data: { updated: await this.engine.update(collection, filter, data, multi, transactionOf(parameters)), upsert_id: null } };
  }

  private async removeDocument(parameters: Parameters): Promise<Answer> {
    const multi = parameters['multi'] === true;
    return { data: { deleted: await this.engine.remove(collectionOf(parameters), this.queryOf(parameters), multi, transactionOf(parameters)) } };
  }

  private async aggregateDocuments(parameters: Parameters): Promise<Answer> {
    const stages = parameters['stages'];
    if (!Array.isArray(stages)) throw invalidParameter('stages must be a list');
    const now = this.nowMs();
    const pipeline = stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
      if (typeof stage.stageKey !== 'string') throw invalidParameter('stageKey must be a string');
      const value: unknown = typeof stage.stageValue === 'string' ? JSON.parse(stage.stageValue) : stage.stageValue;
      return { [stage.stageKey]: revive(value, now) } as Document;
    });
    return { data: { list: await this.engine.aggregate(collectionOf(parameters), pipeline, now) } };
  }

  private queryOf(parameters: Parameters): Document {
    return this.documentOf(parameters, 'query');
  }

  private documentOf(parameters: Parameters, name: string): Document {
    const text = parameters[name];
    if (text === undefined || text === null || text === '') return {};
    if (typeof text !== 'string') throw invalidParameter(`${name} must be a string of extended JSON`);
    return decodeDocument(text, this.nowMs());
  }

  private sortOf(parameters: Parameters): SortField[] {
    return Object.entries(this.documentOf(parameters, 'order')).map(([field, direction]) => {
      if (direction !== 1 && direction !== -1) throw invalidParameter(`order of ${field} must be 1 or -1`);
      return { field, direction };
    });
  }
}

function collectionOf(parameters: Parameters): string {
  return textOf(parameters, 'collectionName');
}

function transactionOf(parameters: Parameters): string | undefined {
  const id = parameters['transactionId'];
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function textOf(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (typeof value !== 'string' || value === '') throw invalidParameter(`${name} must be a string`);
  return value;
}
