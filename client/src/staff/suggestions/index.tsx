import { SuggestionDesk } from '../../features/suggestions/suggestion-desk';
import { Screen } from '../../frame/screen';
import { useText } from '../../text';

/** 会员建议. */
export default function SuggestionsPage() {
  const { suggestionDesk } = useText();
  return (
    <Screen id="suggestions-screen" title={suggestionDesk.title}>
      <SuggestionDesk />
    </Screen>
  );
}
