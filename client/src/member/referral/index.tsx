import { useShareAppMessage } from '@tarojs/taro';
import { memberApi, usePages } from '../../api';
import { invitationPath, ReferralView } from '../../features/referral/referral-view';
import { Screen } from '../../frame/screen';
import { joinPath } from '../../navigate';
import { shareLink } from '../../platform/share-link';
import { useText } from '../../text';

/** 邀请好友. */
export default function ReferralPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.referral.show(cursor === undefined ? {} : { cursor }));
  // Before the code is there a card leads to joining as any does: an empty code would be called a bad one.
  useShareAppMessage(() => ({ title: text.referral.shareTitle, path: shareLink(pages.head ? invitationPath(pages.head.scene) : joinPath) }));
  return (
    <Screen id="referral-screen" title={text.referral.title}>
      <ReferralView pages={pages} />
    </Screen>
  );
}
