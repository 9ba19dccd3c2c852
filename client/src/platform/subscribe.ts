import Taro from '@tarojs/taro';

/**
 * Asks WeChat for one message each of some templates; must follow a tap. At most five at a time.
 * @returns the templates the person accepted. A browser has no such messages: there the tap itself is the acceptance.
 */
export async function askForMessages(templateIds: readonly string[]): Promise<readonly string[]> {
  const asked = templateIds.slice(0, 5);
  if (process.env.TARO_ENV === 'h5') return asked;
  const answers = (await Taro.requestSubscribeMessage({ tmplIds: [...asked], entityIds: [] }).catch(() => ({}))) as Readonly<Record<string, unknown>>;
  return asked.filter((templateId) => answers[templateId] === 'accept');
}
