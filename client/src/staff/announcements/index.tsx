import { staffApi, useQuery } from '../../api';
import { AnnouncementList } from '../../features/announcements/announcement-list';
import { WeatherList } from '../../features/announcements/weather-list';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { useText } from '../../text';

/** 雨天与通知: what a store says of its day, and what was told to many; only head office sees the second. */
export default function AnnouncementsPage() {
  const { announcements: words } = useText();
  const weather = useQuery(() => staffApi.query.outbox.weather());
  const told = useQuery(() => staffApi.query.outbox.announcements());
  // A manager may not; an empty room he cannot enter need not be shown.
  const forbidden = told.shown.status === 'failed' && told.shown.problem.kind === 'fault' && told.shown.problem.fault.code === 'FORBIDDEN';
  return (
    <Screen id="announcements-screen" title={words.title}>
      <ShownValue shown={weather.shown} bones={[140]} onRetry={() => void weather.reload()} forStaff>
        {({ days }) => <WeatherList days={days} onSet={() => { void weather.reload(); void told.reload(); }} />}
      </ShownValue>
      {!forbidden && (
        <ShownValue shown={told.shown} bones={[80]} onRetry={() => void told.reload()} forStaff>
          {({ items }) => <AnnouncementList items={items} onStopped={() => void told.reload()} />}
        </ShownValue>
      )}
    </Screen>
  );
}
