import { useShareAppMessage } from '@tarojs/taro';
import { memberApi, usePages } from '../../api';
import { invitationPath, ReferralView } from '../../features/referral/referral-view';
import { Screen } from '../../frame/screen';
import { useText } from '../../text';

/** 邀请好友. */
export default function ReferralPage() {
  const text = useText();
  const pages = usePages((cursor) => memberApi.query.referral.show(cursor === undefined ? {} : { cursor }));
  useShareAppMessage(() => ({ title: text.referral.shareTitle, path: invitationPath(pages.head?.scene ?? '') }));
  return (
    <Screen id="referral-screen" title={text.referral.title}>
      <ReferralView pages={pages} />
    </Screen>
  );
}
