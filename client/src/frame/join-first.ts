import { useState } from 'react';
import { useShownAgain } from '../api/use-shown-again';
import type { Problem } from '../api';
import { isNoMember } from '../text';

/**
 * Whether a form has to offer joining before it can be sent: once an answer said that its writer is no member, until the screen comes back
 * from under another, which is where he joined.
 */
export function useJoinFirst(): { readonly joinFirst: boolean; readonly hear: (problem: Problem<unknown>) => void } {
  const [joinFirst, setJoinFirst] = useState(false);
  useShownAgain(() => setJoinFirst(false));
  return { joinFirst, hear: (problem) => setJoinFirst(isNoMember(problem)) };
}
