import Taro from '@tarojs/taro';

/** Puts words on the clipboard. Answers whether they are there: WeChat asks for consent first, and a browser may forbid it. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: words });
    return true;
  } catch {
    return false;
  }
}
