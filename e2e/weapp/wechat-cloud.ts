import { postJson, send } from './http';
import { answers, WechatFailure } from './wechat-answers';
import type { PhoneFiles } from './wechat-files';

/** The phone's network, as a test wants it. */
export interface Network {
  offline: boolean;
  /** So many more answers are lost on their way back: the cloud has done what was asked, the phone never hears. */
  losesAnswers: number;
  /** Which uploads break off, by the path they would have. */
  breaksUpload: (cloudPath: string) => boolean;
  /** The paths of the files that arrived, in order. */
  readonly uploaded: string[];
  /** The name of each function's action that reached the cloud, in order. */
  readonly called: string[];
}

/** What a phone says of a network that is not there. */
const noNetwork = () => new WechatFailure('request:fail');

/**
 * `wx.cloud` on the local cloud, as this person. A function that fails, or answers more than may be answered, is an error of the call,
 * never its result. Source: WeChat docs, callFunction and uploadFile.
 */
export function wechatCloud(url: string, openid: string, network: Network, files: PhoneFiles): Record<string, unknown> {
  return {
    init: () => undefined,
    callFunction: answers('cloud.callFunction', async ({ name, data }) => {
      if (network.offline) throw noNetwork();
      network.called.push(String((data as { action?: unknown } | undefined)?.action));
      const { status, body } = await postJson(`${url}/call/${String(name)}`, data, openid);
      if (network.losesAnswers > 0) {
        network.losesAnswers -= 1;
        throw noNetwork();
      }
      const answer = JSON.parse(String(body)) as { code?: string; message?: string };
      if (status !== 200) throw new WechatFailure(`Error: errCode: ${answer.code} | errMsg: ${answer.message}`);
      return { result: answer, requestID: `local-${network.called.length}` };
    }),
    uploadFile: answers('cloud.uploadFile', async ({ cloudPath, filePath }) => {
      const content = files.contentOf(String(filePath));
      if (!content) throw new WechatFailure('filePath is not a file of this phone');
      if (network.offline || network.breaksUpload(String(cloudPath))) throw noNetwork();
      const { status, body } = await send(`${url}/storage/upload?path=${encodeURIComponent(String(cloudPath))}`, {
        method: 'POST', headers: { 'content-type': 'image/jpeg', 'x-huike-openid': openid }, body: content,
      });
      const { fileID, message } = JSON.parse(String(body)) as { fileID?: string; message?: string };
      if (status !== 200) throw new WechatFailure(String(message));
      network.uploaded.push(String(cloudPath));
      return { fileID, statusCode: 204 };
    }),
  };
}
