import { View } from '@tarojs/components';
import { localDateOf } from '../../../shared/kernel/time';
import { memberApi, storeNow, useQuery } from '../api';
import { sayProblem, useText } from '../text';
import type { Birthday } from '../ui/birthday-sheet';
import { Skeleton } from '../ui/states';

/** The days a birthday will be kept on: a lunar one moves every year, and that is seen before it is saved. */
export function BirthdayPreview({ birthday }: { birthday: Birthday }) {
  const text = useText();
  const { shown } = useQuery(() => memberApi.query.profile.previewBirthday({ birthday: { ...birthday, leap: birthday.leap ?? false } }), { about: JSON.stringify(birthday) });
  const today = localDateOf(storeNow());
  if (shown.status === 'loading') return <Skeleton heights={[44]} />;
  if (shown.status === 'failed') return <View className="field-said section">{sayProblem(text, shown.problem)}</View>;
  const [first, second] = shown.value.days;
  if (!first || !second) return null;
  return (
    <View className="section" id="birthday-preview">
      <View>{text.profile.preview(text.say.day(first.on, today), text.say.day(second.on, today))}</View>
      <View className="quiet small">{text.profile.previewGift(text.say.day(first.fromOn, today), text.say.day(first.untilOn, today))}</View>
    </View>
  );
}
