import { MemberHome } from '../../features/card/member-home';
import { StrangerHome } from '../../features/card/stranger-home';
import { useCard } from '../../features/card/use-card';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 会员卡: the first tab. */
export default function HomePage() {
  const text = useText();
  const { shown, reload } = useCard();
  return (
    <Screen id="home-screen" title={text.tabs.home} tab="home">
      <ShownValue shown={shown} bones={[36, 218, 64, 48, 160]} onRetry={() => void reload()}>
        {(card) => (card.kind === 'stranger' ? <StrangerHome stranger={card} /> : <MemberHome card={card} />)}
      </ShownValue>
    </Screen>
  );
}
