import { BirthdayWishes } from '../../features/birthday-wishes/wishes';
import { Screen } from '../../frame/screen';
import { useText } from '../../text';

/** 更正生日. */
export default function BirthdayWishesPage() {
  const text = useText();
  return (
    <Screen id="birthday-wishes-screen" title={text.birthdayWishes.title}>
      <BirthdayWishes />
    </Screen>
  );
}
