import { View } from '@tarojs/components';
import { useEffect, useMemo, useState } from 'react';
import { memberApi, useQuery } from '../../api';
import { JoinForm } from '../../features/join/join-form';
import { useJoin } from '../../features/join/use-join';
import { Welcomed } from '../../features/join/welcomed';
import { PrivacySheet } from '../../frame/privacy-sheet';
import { Screen } from '../../frame/screen';
import { ShownValue } from '../../frame/shown';
import { go, offerIn, useAddress } from '../../navigate';
import { arriveBack } from '../../platform/arrival';
import { learn } from '../../platform/known';
import { useText } from '../../text';
import { Button } from '../../ui/button';
import { Skeleton } from '../../ui/states';

/** The most a call takes. */
const longestScene = 64;

/** Where a scanned code leads. `scene` carries store, guide, till and referrer. */
export default function JoinPage() {
  const text = useText();
  // WeChat's codes carry 32 characters; more is not ours, and the function says so for what it reads.
  const scene = useAddress('scene')?.slice(0, longestScene);
  const [offerId, key] = [useAddress('offer'), useAddress('key')];
  const offer = useMemo(() => offerIn(offerId, key), [offerId, key]);
  const { shown, reload } = useQuery(() => memberApi.query.membership.welcome(scene === undefined ? {} : { scene }));
  const welcome = shown.status === 'ready' ? shown.value : undefined;
  const { draft, change, phoneWrong, join, busy, joined, picked, pick } = useJoin(welcome, scene, () => void reload());
  const [reading, setReading] = useState(false);
  useEffect(() => {
    if (welcome) learn({ isStaff: welcome.isStaff, brand: welcome.brandName });
  }, [welcome]);

  const back = welcome?.isMember === true && joined === undefined || joined?.welcomeBack === true;
  // Who is a member already has nothing to do here: his card says welcome back, or the coupon he came for is his to take.
  useEffect(() => {
    if (!back) return;
    if (offer) return go.joinedFor(offer);
    arriveBack();
    go.tab('home');
  }, [back, offer]);
  const welcomed = joined !== undefined && !back;
  const foot = welcome && !welcomed && !back && (
    <>
      <Button id="join-submit" disabled={busy} onClick={() => void join()}>{busy ? text.join.submitting : text.join.submit}</Button>
      <View className="privacy-line">
        {text.join.privacyBefore}
        <View id="join-privacy" className="link" onClick={() => setReading(true)}>{` ${text.join.privacyName}`}</View>
      </View>
    </>
  );
  return (
    <Screen id="join-screen" title={text.join.title} {...(foot ? { foot } : {})}>
      {welcomed ? (
        <Welcomed joined={joined} picked={picked} onPick={(topicIds) => void pick(topicIds)} onCode={go.code} onCard={() => go.tab('home')} onOffer={offer && (() => go.joinedFor(offer))} />
      ) : back ? (
        <Skeleton heights={[36, 218, 64]} />
      ) : (
        <ShownValue shown={shown} bones={[72, 80, 240, 96]} onRetry={() => void reload()}>
          {(value) => <JoinForm welcome={value} draft={draft} change={change} phoneWrong={phoneWrong} />}
        </ShownValue>
      )}
      {!welcomed && !back && <Button id="join-look" kind="quiet" onClick={() => go.tab('home')}>{text.join.look}</Button>}
      {reading && welcome && <PrivacySheet version={welcome.privacyVersion} onClose={() => setReading(false)} />}
    </Screen>
  );
}
