import Taro from '@tarojs/taro';
import { isReply, NoAnswer, type Transport } from './transport';

/** CloudBase through WeChat, which says who calls: the phone sends no identity. */
export const weappTransport: Transport = {
  async call(functionName, call) {
    const answer = await Taro.cloud.callFunction({ name: functionName, data: { ...call } }).catch((error: unknown) => {
      throw new NoAnswer(messageOf(error));
    });
    if (!isReply(answer.result)) throw new NoAnswer(`the function ${functionName} answered something that is no reply`);
    return answer.result;
  },
  async upload(cloudPath, filePath) {
    const stored = await Taro.cloud.uploadFile({ cloudPath, filePath }).catch((error: unknown) => {
      throw new NoAnswer(messageOf(error));
    });
    return (stored as { fileID: string }).fileID;
  },
};

function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  const said = (error as { errMsg?: unknown } | null)?.errMsg;
  return typeof said === 'string' ? said : 'no answer';
}
