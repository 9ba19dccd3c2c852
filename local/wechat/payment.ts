import { createHash, randomUUID } from 'node:crypto';
import type { FakeWeChat } from './fake-wechat';

/** An order as WeChat Pay keeps it; amounts in fen. */
export interface PayOrder {
  outTradeNo: string;
  subMchId: string;
  body: string;
  totalFee: number;
  state: 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND';
  createdAt: number;
  paidAt?: number;
  transactionId?: string;
  openid?: string;
  attach?: string;
  notify: { envId: string; functionName: string };
  refunds: { outRefundNo: string; refundFee: number; refundId: string; at: number }[];
}

type Input = Record<string, unknown>;
type Reply = Record<string, unknown>;
type PayApi = (wechat: FakeWeChat, input: Input) => Reply | Buffer;

const succeeded = (more: Reply = {}): Reply => ({ return_code: 'SUCCESS', return_msg: 'OK', result_code: 'SUCCESS', nonce_str: randomUUID().replaceAll('-', ''), ...more });
const failed = (errCode: string, why: string): Reply => ({ return_code: 'SUCCESS', return_msg: 'OK', result_code: 'FAIL', err_code: errCode, err_code_des: why });
const refused = (why: string): Reply => ({ return_code: 'FAIL', return_msg: why });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** A shop that may be paid through this mini-program: for tests and the control API. */
export function setMerchant(wechat: FakeWeChat, subMchId: string): void {
  wechat.state.put('merchant', subMchId, { at: wechat.clock.now() });
}

const orderOf = (wechat: FakeWeChat, { out_trade_no: outTradeNo, sub_mch_id: subMchId }: Input): PayOrder | undefined => {
  const order = wechat.state.get<PayOrder>('order', text(outTradeNo));
  return order?.subMchId === subMchId ? order : undefined;
};
const keep = (wechat: FakeWeChat, order: PayOrder): PayOrder => {
  wechat.state.put('order', order.outTradeNo, order);
  return order;
};

/** What the phone hands to `wx.requestPayment`. */
function paymentOf(wechat: FakeWeChat, prepayId: string): Reply {
  const fields = { appId: 'wxlocal0000000000', timeStamp: String(Math.floor(wechat.clock.now() / 1000)), nonceStr: randomUUID().replaceAll('-', ''), package: `prepay_id=${prepayId}`, signType: 'MD5' };
  return { ...fields, paySign: createHash('md5').update(JSON.stringify(fields)).digest('hex').toUpperCase() };
}

function unifiedOrder(wechat: FakeWeChat, input: Input): Reply {
  const [outTradeNo, body, functionName, envId] = [text(input['out_trade_no']), text(input['body']), text(input['function_name']), text(input['env_id'])];
  if (!/^[\w-]{1,32}$/.test(outTradeNo)) return refused('out_trade_no: 1 to 32 letters, digits, _ and -');
  if (body === '' || [...body].length > 128) return refused('body: 1 to 128 characters');
  if (!isAmount(input['total_fee'])) return refused('total_fee: a whole number of fen above 0');
  if (text(input['spbill_create_ip']) === '' || functionName === '' || envId === '') return refused('spbill_create_ip, function_name and env_id are needed');
  const before = wechat.state.get<PayOrder>('order', outTradeNo);
  if (before !== undefined && before.state !== 'NOTPAY') return failed(before.state === 'CLOSED' ? 'ORDERCLOSED' : 'ORDERPAID', `the order is ${before.state}`);
  if (before !== undefined && before.totalFee !== input['total_fee']) return failed('OUT_TRADE_NO_USED', 'the order number was used with another amount');
  const attach = text(input['attach']);
  keep(wechat, {
    outTradeNo, subMchId: text(input['sub_mch_id']), body, totalFee: input['total_fee'], state: 'NOTPAY', createdAt: wechat.clock.now(),
    notify: { envId, functionName }, refunds: [], ...(attach === '' ? {} : { attach }),
  });
  const prepayId = `wx${createHash('sha256').update(outTradeNo).digest('hex').slice(0, 30)}`;
  return succeeded({ trade_type: 'JSAPI', prepay_id: prepayId, payment: paymentOf(wechat, prepayId) });
}

function orderView(order: PayOrder): Reply {
  return {
    out_trade_no: order.outTradeNo, sub_mch_id: order.subMchId, trade_state: order.state, total_fee: order.totalFee, attach: order.attach ?? '',
    ...(order.transactionId === undefined ? {} : { transaction_id: order.transactionId, sub_openid: order.openid, cash_fee: order.totalFee }),
  };
}

function queryOrder(wechat: FakeWeChat, input: Input): Reply {
  const order = orderOf(wechat, input);
  return order === undefined ? failed('ORDERNOTEXIST', 'no such order') : succeeded(orderView(order));
}

function closeOrder(wechat: FakeWeChat, input: Input): Reply {
  const order = orderOf(wechat, input);
  if (order === undefined) return failed('ORDERNOTEXIST', 'no such order');
  if (order.state !== 'NOTPAY') return failed(order.state === 'CLOSED' ? 'ORDERCLOSED' : 'ORDERPAID', `the order is ${order.state}`);
  keep(wechat, { ...order, state: 'CLOSED' });
  return succeeded();
}

function refund(wechat: FakeWeChat, input: Input): Reply {
  const order = orderOf(wechat, input);
  const outRefundNo = text(input['out_refund_no']);
  const refundFee = input['refund_fee'];
  if (order === undefined || order.paidAt === undefined) return failed('TRADE_STATE_ERROR', 'the order is not paid');
  if (outRefundNo === '' || !isAmount(refundFee) || input['total_fee'] !== order.totalFee) return refused('out_refund_no, refund_fee and the total_fee of the order are needed');
  const before = order.refunds.find((one) => one.outRefundNo === outRefundNo);
  if (before !== undefined && before.refundFee !== refundFee) return failed('ERROR', 'the refund number was used with another amount');
  const given = order.refunds.reduce((sum, one) => sum + one.refundFee, 0);
  if (before === undefined && given + refundFee > order.totalFee) return failed('ERROR', 'more than was paid');
  const made = before ?? { outRefundNo, refundFee, refundId: `5${createHash('sha256').update(outRefundNo).digest('hex').slice(0, 26)}`, at: wechat.clock.now() };
  if (before === undefined) keep(wechat, { ...order, state: 'REFUND', refunds: [...order.refunds, made] });
  return succeeded({ out_trade_no: order.outTradeNo, out_refund_no: outRefundNo, refund_id: made.refundId, refund_fee: refundFee, total_fee: order.totalFee });
}

function queryRefund(wechat: FakeWeChat, input: Input): Reply {
  const order = orderOf(wechat, input);
  if (order === undefined || order.refunds.length === 0) return failed('REFUNDNOTEXIST', 'no such refund');
  const rows = order.refunds.flatMap((one, i) => [[`out_refund_no_${i}`, one.outRefundNo], [`refund_id_${i}`, one.refundId], [`refund_fee_${i}`, one.refundFee], [`refund_status_${i}`, 'SUCCESS']]);
  return succeeded({ out_trade_no: order.outTradeNo, refund_count: order.refunds.length, ...Object.fromEntries(rows) });
}

const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');

/** The bill of a day: a text, as the real one a line a payment, with a line of sums. */
function downloadBill(wechat: FakeWeChat, { bill_date: billDate, sub_mch_id: subMchId }: Input): Reply | Buffer {
  const paid = wechat.state.list<PayOrder>('order').map(({ value }) => value).filter((order) => order.subMchId === subMchId && order.paidAt !== undefined && dayOf(order.paidAt) === text(billDate));
  if (paid.length === 0) return { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' };
  const yuan = (fen: number): string => (fen / 100).toFixed(2);
  const lines = paid.map((order) => ['`' + order.outTradeNo, '`' + (order.transactionId ?? ''), '`' + yuan(order.totalFee)].join(','));
  const total = paid.reduce((sum, order) => sum + order.totalFee, 0);
  return Buffer.from(['商户订单号,微信订单号,应结订单金额', ...lines, '总交易单数,应结订单总金额', `\`${paid.length},\`${yuan(total)}`].join('\r\n'));
}

const payApis = new Map<string, PayApi>([
  ['unifiedOrder', unifiedOrder], ['queryOrder', queryOrder], ['closeOrder', closeOrder], ['refund', refund], ['queryRefund', queryRefund], ['downloadBill', downloadBill],
]);

/** Calls WeChat Pay: an error set by hand first; a shop that gave no authority is refused. Undefined: there is no such call. */
export function callPay(wechat: FakeWeChat, apiName: string, input: Input): Reply | Buffer | undefined {
  const api = payApis.get(apiName);
  if (api === undefined) return undefined;
  const error = wechat.takeError(`cloudPay.${apiName}`);
  if (error !== undefined) return error;
  if (wechat.state.get('merchant', text(input['sub_mch_id'])) === undefined) return refused('sub_mch_id: the shop has not given its authority');
  return api(wechat, input);
}

/** The person pays. Answers what the function named in the order is then told, in the words of the SDK's side; undefined when nothing is to be paid. */
export function payOrder(wechat: FakeWeChat, outTradeNo: string, openid: string): { notify: PayOrder['notify']; event: Reply } | undefined {
  const order = wechat.state.get<PayOrder>('order', outTradeNo);
  if (order === undefined || order.state !== 'NOTPAY') return undefined;
  const transactionId = `4200${createHash('sha256').update(`pay ${outTradeNo}`).digest('hex').slice(0, 24)}`;
  const paid = keep(wechat, { ...order, state: 'SUCCESS', paidAt: wechat.clock.now(), transactionId, openid });
  const event = {
    returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo, transactionId, subMchId: paid.subMchId, subOpenid: openid, totalFee: paid.totalFee, cashFee: paid.totalFee,
    tradeType: 'JSAPI', feeType: 'CNY', isSubscribe: 'N', attach: paid.attach ?? '', timeEnd: dayOf(wechat.clock.now()), userInfo: { appId: 'wxlocal0000000000', openId: openid },
  };
  return { notify: paid.notify, event };
}
