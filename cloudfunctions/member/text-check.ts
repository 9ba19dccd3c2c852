import { log } from '../_runtime/log';
import { callWeChat, wechatErrorCode } from '../_store/cloud';

/** WeChat's scene for words in a form. */
const formScene = 2;

/**
 * Whether WeChat's content check calls a text risky. When the check itself cannot be had the text passes: it is read by the
 * store's staff only, and a complaint must not be lost to somebody else's outage.
 */
export async function isRisky(content: string, openid: string): Promise<boolean> {
  if (content.trim() === '') return false;
  try {
    const answer = await callWeChat('security.msgSecCheck', { version: 2, scene: formScene, openid, content });
    return (answer['result'] as { suggest?: string } | undefined)?.suggest === 'risky';
  } catch (error) {
    log('warn', 'text_check_unavailable', { code: wechatErrorCode(error) });
    return false;
  }
}
