import cloud from 'wx-server-sdk';
import { createHash, createHmac } from 'node:crypto';
import { giveCloudId, shareEnvironment } from '../wechat/own-services';
import { setMerchant } from '../wechat/payment';
import { conformance, localOnly, type Subject } from './subject';

type Reply = Record<string, unknown>;
const sdk = cloud as unknown as {
  cloudPay: Record<'unifiedOrder' | 'queryOrder' | 'closeOrder' | 'refund' | 'queryRefund' | 'downloadBill' | 'facePay', (input: object) => Promise<Reply>>;
  callOpenAPI(options: object): Promise<{ result: Reply }>;
  Cloud: new (options: object) => { init(): Promise<void>; database(options: object): Subject['db'] };
};

/** The local cloud of a case; these things cannot be asked of a real environment without a phone. */
function local(subject: () => Subject) {
  const here = subject().local;
  if (here === undefined) throw new Error('only for the local cloud');
  return here;
}
/** Asks from inside a function that this person called. */
async function ask(subject: () => Subject, event: object, openid: string | undefined = 'mei'): Promise<{ value?: Reply; errCode?: number; message?: string }> {
  return (await local(subject).call('people', event, openid === '' ? {} : { openid })) as { value?: Reply };
}

conformance('open data and signatures', (subject) => {
  localOnly('a cloudID gives its data to the person it was given to, with a watermark', async () => {
    const cloudId = giveCloudId(local(subject).wechat, 'mei', { stepInfoList: [{ step: 1234 }] });
    const { value } = await ask(subject, { action: 'openData', list: [cloudId] });
    expect(value?.['list']).toEqual([{ cloudID: cloudId, data: { stepInfoList: [{ step: 1234 }], watermark: { appid: 'wxlocal0000000000', timestamp: expect.any(Number) } } }]);
  });
  localOnly('somebody else\'s cloudID, an unknown and an old one are errors beside the good one', async () => {
    const here = local(subject);
    const old = giveCloudId(here.wechat, 'mei', { step: 1 });
    await here.moveClock(here.clock.now() + 301_000);
    const [mine, foreign] = [giveCloudId(here.wechat, 'mei', { step: 2 }), giveCloudId(here.wechat, 'jun', { step: 3 })];
    const list = (await ask(subject, { action: 'openData', list: [old, mine, foreign, 'made up'] })).value?.['list'] as Reply[];
    expect(list.map((item) => item['errCode'] ?? (item['data'] as Reply)['step'])).toEqual([-601006, 2, -601006, -601006]);
  });
  localOnly('without a person behind the call there is no open data and no signature', async () => {
    for (const event of [{ action: 'openData', list: ['x'] }, { action: 'voipSign', groupId: 'g', timestamp: 1, nonce: 'n' }, { action: 'callSign', parameterList: ['a'] }]) {
      expect((await ask(subject, event, '')).message).toMatch(/internal svrkit error, code -1/);
    }
  });
  const keyOf = (openid: string): string => createHash('sha256').update(`session ${openid}`).digest('base64');
  localOnly('a voice signature is over the sorted parameters, by the person\'s session key', async () => {
    const expected = createHmac('sha256', keyOf('mei')).update(['wxlocal0000000000', 'group', 'nonce', '1700000000'].sort().join('')).digest('hex');
    const event = { action: 'voipSign', groupId: 'group', timestamp: 1_700_000_000, nonce: 'nonce' };
    expect((await ask(subject, event)).value).toMatchObject({ signature: expected, errMsg: 'getVoIPSign:ok' });
    expect((await ask(subject, event, 'jun')).value?.['signature']).not.toBe(expected);
  });
  localOnly('a cloud call signature is over its parameter list', async () => {
    const expected = createHmac('sha256', keyOf('mei')).update('ab').digest('hex');
    expect((await ask(subject, { action: 'callSign', parameterList: ['b', 'a'] })).value).toMatchObject({ signature: expected });
  });
});

conformance('environments of other accounts', (subject) => {
  localOnly('an environment that nobody shared is not opened', async () => {
    await expect(new sdk.Cloud({ resourceAppid: 'wxother', resourceEnv: 'local-env' }).init()).rejects.toMatchObject({ errCode: -604101 });
  });
  localOnly('a shared one is read with its token', async () => {
    const here = local(subject);
    shareEnvironment(here.wechat, 'wxother', 'local-env');
    await subject().seed('hk_docs', [{ _id: 'shared', n: 7 }]);
    const other = new sdk.Cloud({ resourceAppid: 'wxother', resourceEnv: 'local-env' });
    await other.init();
    expect((await other.database({ throwOnNotFound: false }).collection('hk_docs').doc('shared').get()).data).toMatchObject({ n: 7 });
  });
  localOnly('a token ends, and is worth nothing for another environment', async () => {
    const here = local(subject);
    shareEnvironment(here.wechat, 'wxother', 'local-env');
    shareEnvironment(here.wechat, 'wxother', 'elsewhere');
    const [ended, elsewhere] = [new sdk.Cloud({ resourceAppid: 'wxother', resourceEnv: 'local-env' }), new sdk.Cloud({ resourceAppid: 'wxother', resourceEnv: 'elsewhere' })];
    await ended.init();
    await elsewhere.init();
    await expect(elsewhere.database({}).collection('hk_docs').doc('shared').get()).rejects.toMatchObject({ errCode: -501005 });
    await here.moveClock(here.clock.now() + 3_601_000);
    await expect(ended.database({}).collection('hk_docs').doc('shared').get()).rejects.toMatchObject({ errCode: -501005 });
  });
});

conformance('cloud calls in the old form', (subject) => {
  localOnly('the result is WeChat\'s own, its error inside, no key renamed', async () => {
    const code = `phone:13800138000:${Math.trunc(local(subject).clock.now())}`;
    expect((await ask(subject, { action: 'oldOpenapi', api: 'phonenumber.getPhoneNumber', input: { code } })).value).toMatchObject({ errcode: 0, phone_info: { phoneNumber: '13800138000' } });
    expect((await ask(subject, { action: 'oldOpenapi', api: 'phonenumber.getPhoneNumber', input: { code } })).value).toMatchObject({ errcode: 40029 });
  });
  localOnly('an api that config.json does not name, and one that is not there, are errors', async () => {
    expect((await ask(subject, { action: 'oldOpenapi', api: 'customerServiceMessage.send', input: {} })).message).toMatch(/-604101/);
    await expect(sdk.callOpenAPI({ api: 'no.such', data: {} })).rejects.toMatchObject({ errCode: -1, errMsg: expect.stringContaining('there is no no.such') });
  });
});

conformance('payments', (subject) => {
  const order = { body: '衣服', outTradeNo: 'H1', spbillCreateIp: '127.0.0.1', subMchId: '1900009231', totalFee: 100, envId: 'local-env', functionName: 'people' };
  let number = 0;
  /** An order number of its own for each case. */
  const fresh = (more: object = {}): typeof order => ({ ...order, outTradeNo: `H-${(number += 1)}`, ...more });
  beforeAll(() => {
    const here = subject().local;
    if (here) setMerchant(here.wechat, order.subMchId);
  });

  localOnly('an order answers what the phone needs to pay, in camel case', async () => {
    const reply = await sdk.cloudPay.unifiedOrder(fresh());
    expect(reply).toMatchObject({ returnCode: 'SUCCESS', resultCode: 'SUCCESS', errCode: 0, errMsg: 'cloudPay.unifiedOrder:ok', payment: { package: expect.stringMatching(/^prepay_id=wx/), signType: 'MD5' } });
  });
  localOnly('a shop that gave no authority, a broken amount and a missing function are refused', async () => {
    expect(await sdk.cloudPay.unifiedOrder(fresh({ subMchId: 'stranger' }))).toMatchObject({ returnCode: 'FAIL' });
    for (const wrong of [{ totalFee: 0.5 }, { totalFee: -1 }, { functionName: '' }, { body: '' }, { outTradeNo: '号' }]) expect(await sdk.cloudPay.unifiedOrder(fresh(wrong))).toMatchObject({ returnCode: 'FAIL' });
  });
  localOnly('paying tells the function once, and the order cannot be paid or closed again', async () => {
    const mine = fresh();
    await sdk.cloudPay.unifiedOrder(mine);
    expect(await local(subject).pay(mine.outTradeNo, 'mei')).toMatchObject({ errcode: 0, told: `${mine.outTradeNo} 100 mei` });
    expect(await local(subject).pay(mine.outTradeNo, 'mei')).toBeUndefined();
    expect(await sdk.cloudPay.queryOrder(mine)).toMatchObject({ tradeState: 'SUCCESS', totalFee: 100, subOpenid: 'mei' });
    expect(await sdk.cloudPay.closeOrder(mine)).toMatchObject({ resultCode: 'FAIL', errCode: 0 });
    expect(await sdk.cloudPay.unifiedOrder(mine)).toMatchObject({ resultCode: 'FAIL', errCodeDes: 'the order is SUCCESS' });
  });
  localOnly('a closed order cannot be paid', async () => {
    const mine = fresh();
    await sdk.cloudPay.unifiedOrder(mine);
    expect(await sdk.cloudPay.closeOrder(mine)).toMatchObject({ resultCode: 'SUCCESS' });
    expect(await local(subject).pay(mine.outTradeNo, 'mei')).toBeUndefined();
  });
  localOnly('refunds are one a number and never more than was paid', async () => {
    const mine = fresh();
    await sdk.cloudPay.unifiedOrder(mine);
    const refund = { ...mine, outRefundNo: 'R1', refundFee: 60 };
    expect(await sdk.cloudPay.refund(refund)).toMatchObject({ resultCode: 'FAIL' });
    await local(subject).pay(mine.outTradeNo, 'mei');
    const [first, again] = [await sdk.cloudPay.refund(refund), await sdk.cloudPay.refund(refund)];
    expect(again['refundId']).toBe(first['refundId']);
    expect(await sdk.cloudPay.refund({ ...refund, outRefundNo: 'R2' })).toMatchObject({ resultCode: 'FAIL' });
    expect(await sdk.cloudPay.queryRefund(mine)).toMatchObject({ refundCount: 1, outRefundNo_0: 'R1', refundFee_0: 60 });
  });
  localOnly('the bill of a day is a text; a day without payments says so', async () => {
    const day = new Date(local(subject).clock.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    const bill = await sdk.cloudPay.downloadBill({ subMchId: order.subMchId, billDate: day });
    expect(String(bill['data'])).toContain('商户订单号');
    expect(await sdk.cloudPay.downloadBill({ subMchId: order.subMchId, billDate: '20200101' })).toMatchObject({ returnCode: 'FAIL', errorCode: '20002' });
  });
  localOnly('an error set by hand comes as it is, and an unknown call is an error', async () => {
    local(subject).wechat.setError('cloudPay.queryOrder', -1, 'system busy', 1);
    expect(await sdk.cloudPay.queryOrder(order)).toMatchObject({ errcode: -1 });
    await expect(sdk.cloudPay.facePay(order)).rejects.toMatchObject({ errCode: -501007 });
  });
});
