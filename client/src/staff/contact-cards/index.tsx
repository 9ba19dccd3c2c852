import { staffApi, useQuery } from '../../api';
import { ContactCardList } from '../../features/contact-cards/card-list';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 导购名片: the WeChat IDs members see on their receipts. */
export default function ContactCardsPage() {
  const text = useText();
  const { shown, reload } = useQuery(() => staffApi.query.contactCards.list());
  return (
    <Screen id="contact-cards-screen" title={text.contactCards.title}>
      <ShownValue shown={shown} bones={[56, 56]} onRetry={() => void reload()} forStaff>
        {({ cards }) => <ContactCardList cards={cards} onSaved={() => void reload()} />}
      </ShownValue>
    </Screen>
  );
}
