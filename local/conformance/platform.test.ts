import cloud from 'wx-server-sdk';
import { conformance, localOnly } from './subject';

type Answer = Record<string, unknown>;
const sdk = cloud as unknown as {
  uploadFile(options: object): Promise<{ fileID: string }>;
  downloadFile(options: object): Promise<{ fileContent: Buffer }>;
  getTempFileURL(options: object): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number; maxAge?: number }[] }>;
  deleteFile(options: object): Promise<{ fileList: { fileID: string; status: number }[] }>;
  callFunction(options: object): Promise<{ result: Answer }>;
};

conformance('files', (subject) => {
  test('a file goes up and comes down as it was', async () => {
    const bytes = Buffer.from([0, 1, 2, 255, 254, 10, 13]);
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/bytes.bin', fileContent: bytes });
    expect(fileID).toMatch(/^cloud:\/\/.+\/hk\/bytes\.bin$/);
    expect((await sdk.downloadFile({ fileID })).fileContent.equals(bytes)).toBe(true);
    await sdk.deleteFile({ fileList: [fileID] });
  });
  test('names in Chinese, with spaces and signs', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/照片 (1).txt', fileContent: Buffer.from('x') });
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('x');
    await sdk.deleteFile({ fileList: [fileID] });
  });
  test('a file is written over by its path', async () => {
    await sdk.uploadFile({ cloudPath: 'hk/twice.txt', fileContent: Buffer.from('one') });
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/twice.txt', fileContent: Buffer.from('two') });
    expect((await sdk.downloadFile({ fileID })).fileContent.toString()).toBe('two');
  });
  test('links of several files, one of them missing', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/link.txt', fileContent: Buffer.from('x') });
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID, fileID.replace('link', 'missing')] });
    expect(fileList[0]).toMatchObject({ fileID, status: 0, tempFileURL: expect.stringMatching(/^https?:/) });
    expect(fileList[1]?.tempFileURL).toBe('');
    expect(fileList[1]?.status).not.toBe(0);
  });
  test('deleting what is not there says so', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/gone.txt', fileContent: Buffer.from('x') });
    expect((await sdk.deleteFile({ fileList: [fileID] })).fileList[0]?.status).toBe(0);
    expect((await sdk.deleteFile({ fileList: [fileID] })).fileList[0]?.status).not.toBe(0);
    await expect(sdk.downloadFile({ fileID })).rejects.toBeDefined();
  });
  test('at most fifty files a call', async () => {
    await expect(sdk.getTempFileURL({ fileList: Array.from({ length: 51 }, (_, i) => `cloud://x.y/${i}`) })).rejects.toBeDefined();
  });
  localOnly('a link ends after ten minutes of the clock, or when it was asked to', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/ends.txt', fileContent: Buffer.from('x') });
    const link = async (file: unknown): Promise<string> => (await sdk.getTempFileURL({ fileList: [file] })).fileList[0]?.tempFileURL ?? '';
    const [usual, short] = [await link(fileID), await link({ fileID, maxAge: 60 })];
    expect([(await fetch(usual)).status, (await fetch(short)).status]).toEqual([200, 200]);
    const local = subject().local;
    await local?.moveClock(local.clock.now() + 61_000);
    expect([(await fetch(usual)).status, (await fetch(short)).status]).toEqual([200, 403]);
    await local?.moveClock(local.clock.now() + 600_000);
    expect((await fetch(usual)).status).toBe(403);
    await local?.moveClock(Date.now());
  });
  localOnly('a link of one file does not open another', async () => {
    const { fileID } = await sdk.uploadFile({ cloudPath: 'hk/one.txt', fileContent: Buffer.from('x') });
    await sdk.uploadFile({ cloudPath: 'hk/two.txt', fileContent: Buffer.from('y') });
    const { fileList } = await sdk.getTempFileURL({ fileList: [fileID] });
    expect((await fetch((fileList[0]?.tempFileURL ?? '').replace('one.txt', 'two.txt'))).status).toBe(403);
  });
  localOnly('a path that leaves its folder is refused', async () => {
    await expect(sdk.uploadFile({ cloudPath: 'hk/../../etc/passwd', fileContent: Buffer.from('x') })).rejects.toBeDefined();
  });
});

conformance('functions', () => {
  localOnly('callFunction answers what the function returned', async () => {
    const { result } = await sdk.callFunction({ name: 'echo', data: { greeting: '你好', list: [1, null] } });
    expect(result['event']).toEqual({ greeting: '你好', list: [1, null] });
  });
  localOnly('the source is chained over calls and the openid is not handed on', async () => {
    const { result } = await sdk.callFunction({ name: 'people', data: { action: 'call', name: 'echo', event: {} } });
    expect((result['value'] as Answer)['before']).toMatchObject({ SOURCE: 'wx_unknown,scf' });
  });
  localOnly('an unknown function and one that throws are errors with a code', async () => {
    await expect(sdk.callFunction({ name: 'nowhere', data: {} })).rejects.toMatchObject({ errCode: expect.any(Number) });
    await expect(sdk.callFunction({ name: 'people', data: { action: 'fail' } })).rejects.toThrow(/as told/);
  });
  localOnly('what a function returns is JSON: dates become text, undefined disappears', async () => {
    const { result } = await sdk.callFunction({ name: 'echo', data: { at: new Date(0), none: undefined } });
    expect(result['event']).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });
});

conformance('faults on demand', (subject) => {
  const docs = () => subject().db.collection('hk_docs');
  beforeEach(async () => {
    subject().local?.faults.clear();
    if (subject().local) await subject().seed('hk_docs', [{ _id: 'a', n: 1 }]);
  });
  localOnly('an HTTP error is errCode -501001 and nothing is done', async () => {
    subject().local?.faults.arm({ kind: 'http', status: 503, action: 'database.modifyDocument' });
    await expect(docs().doc('a').update({ data: { n: 2 } })).rejects.toMatchObject({ errCode: -501001 });
    expect((await docs().doc('a').get()).data?.['n']).toBe(1);
    expect((await docs().doc('a').update({ data: { n: 2 } })).stats.updated).toBe(1);
  });
  localOnly('a lost reply is an error after the work is done', async () => {
    subject().local?.faults.arm({ kind: 'lostReply', action: 'database.modifyDocument' });
    await expect(docs().doc('a').update({ data: { n: 2 } })).rejects.toBeDefined();
    expect((await docs().doc('a').get()).data?.['n']).toBe(2);
  });
  localOnly('a reply lost after the commit leaves the commit', async () => {
    subject().local?.faults.arm({ kind: 'lostReply', action: 'database.commitTransaction' });
    const tx = await subject().db.startTransaction();
    await tx.collection('hk_docs').doc('a').update({ data: { n: 3 } });
    await expect(tx.commit()).rejects.toBeDefined();
    expect((await docs().doc('a').get()).data?.['n']).toBe(3);
  });
  localOnly('a conflict at a write ends the transaction', async () => {
    subject().local?.faults.arm({ kind: 'conflict', action: 'database.modifyDocument' });
    const tx = await subject().db.startTransaction();
    await expect(tx.collection('hk_docs').doc('a').update({ data: { n: 3 } })).rejects.toThrow(/TransactionConflict/);
    await expect(tx.commit()).rejects.toThrow(/TransactionNotExist/);
  });
  localOnly('a duplicate key', async () => {
    subject().local?.faults.arm({ kind: 'duplicate', collection: 'hk_docs' });
    await expect(docs().add({ data: { n: 1 } })).rejects.toThrow(/E11000/);
  });
  localOnly('latency, after so many requests, so many times', async () => {
    subject().local?.faults.arm({ kind: 'latency', ms: 150, action: 'database.getDocument', after: 1, times: 1 });
    const took = async (): Promise<number> => {
      const started = performance.now();
      await docs().get();
      return performance.now() - started;
    };
    const [first, second, third] = [await took(), await took(), await took()];
    expect(second).toBeGreaterThan(140);
    expect(Math.min(first, third)).toBeLessThan(140);
  });
  localOnly('only requests of the named function', async () => {
    subject().local?.faults.arm({ kind: 'http', functionName: 'people' });
    await docs().get();
    expect(await subject().local?.call('people', { action: 'get', id: 'x' }, { openid: 'mei' })).toMatchObject({ errCode: -501001 });
  });
});
