/**
 * A refusal of the cloud, in the words of the wire: `code` is what the SDK maps to an errCode,
 * `message` is what the caller reads. Anything else thrown inside the cloud is a bug of the cloud.
 */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'CloudError';
  }
}

export function invalidParameter(message: string): CloudError {
  return new CloudError('INVALID_PARAM', message);
}

/** A query or update that MongoDB itself refuses. */
export function requestFailed(message: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `database request fail. ${message}`);
}

export function collectionMissing(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  );
}

export function duplicateKey(collection: string, index: string, keys: string): CloudError {
  return requestFailed(`E11000 duplicate key error collection: local-env.${collection} index: ${index} dup key: ${keys}`);
}

export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  );
}

export function transactionMissing(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  );
}
