import type { Dice } from '../../shared/kernel/random';

/** The commonest surnames and given names. Source: the Ministry of Public Security's name reports of 2019 and 2020. */
const surnames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤'];
const givenNames = ['伟', '芳', '娜', '敏', '静', '秀英', '丽', '强', '磊', '军', '洋', '勇', '艳', '杰', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '欣怡', '梓涵', '子轩', '雨桐', '浩然', '一诺', '思远', '晓彤', '佳怡', '俊杰', '文静', '志强', '婷婷', '雪梅', '海燕', '建国', '玉兰', '春梅', '嘉懿', '煜城', '若汐', '语桐', '清扬', '知夏', '明轩', '可欣', '睿'];

const pick = <T>(list: readonly T[], dice: Dice): T => list[Math.floor(dice() * list.length)] as T;

/** A made-up person's name. */
export function chineseName(dice: Dice): string {
  return pick(surnames, dice) + pick(givenNames, dice);
}

/** A made-up mobile number in a range that no carrier has given out (1 then 99). */
export function mobileNumber(dice: Dice): string {
  return `199${String(Math.floor(dice() * 1e8)).padStart(8, '0')}`;
}
