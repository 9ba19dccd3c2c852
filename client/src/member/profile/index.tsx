import { ProfileView } from '../../features/profile/profile-view';
import { useProfile } from '../../features/profile/use-profile';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 个人资料. */
export default function ProfilePage() {
  const text = useText();
  const doing = useProfile();
  return (
    <Screen id="profile-screen" title={text.profile.title}>
      <ShownValue shown={doing.shown} bones={[110, 72, 150]} onRetry={() => void doing.reload()}>
        {(profile) => <ProfileView profile={profile} doing={doing} />}
      </ShownValue>
    </Screen>
  );
}
