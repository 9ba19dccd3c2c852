import { CodeSheet } from '../../features/member-code/code-sheet';
import { useBrightScreen, useMemberCode } from '../../features/member-code/use-member-code';
import { Screen } from '../../frame/screen';
import { ProblemState, ShownValue } from '../../frame/shown';
import { keep } from '../../platform/keep';
import { useText } from '../../text';
import type { Value } from '../../api';

/** The member code, to be scanned at the till. */
export default function CodePage() {
  const text = useText();
  const { shown, reload, code, expired, secondsLeft, shareLeft, offline } = useMemberCode();
  useBrightScreen();
  // The card was asked for by the screen before this one; its name and tier are on the phone.
  const kept = keep.read<{ value: Value<'member', 'membership', 'card'> }>('card')?.value;
  const card = kept?.kind === 'member' ? kept : undefined;
  return (
    <Screen id="code-screen" className="code-screen" title={text.code.title}>
      <ShownValue shown={expired || offline ? stillGood(shown) : shown} bones={[40, 232, 84, 32]} onRetry={() => void reload()}>
        {() =>
          code === undefined ? (
            <ProblemState problem={{ kind: 'offline' }} onRetry={() => void reload()} />
          ) : (
            <CodeSheet code={code} who={card?.member.nickname === '' ? text.home.someone : (card?.member.nickname ?? '')} tier={card ? text.say.name(card.member.tier.name) : ''} secondsLeft={secondsLeft} shareLeft={shareLeft} offline={offline} />
          )
        }
      </ShownValue>
    </Screen>
  );
}

/** A kept secret is as good as a new one, so the screen does not speak of its age. */
function stillGood<S extends { status: string }>(shown: S): S {
  if (shown.status !== 'ready') return shown;
  const { problem: _unsaid, ...rest } = shown as S & { problem?: unknown };
  return rest as S;
}
