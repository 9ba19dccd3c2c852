import { Button as NativeButton, View } from '@tarojs/components';
import { useState } from 'react';
import { BirthdayPreview } from '../../frame/birthday-preview';
import { readPhoneAnswer } from '../../platform/phone-code';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Switch, TextField } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { materialOf } from '../../ui/tier-material';
import { BirthdaySheet } from '../../ui/birthday-sheet';
import type { JoinDraft, Welcome } from './use-join';

const weapp = process.env.TARO_ENV === 'weapp';

interface DraftProps {
  readonly draft: JoinDraft;
  readonly change: (part: Partial<JoinDraft>) => void;
}

/** WeChat hands the number over itself; in the browser it is typed. */
function PhoneField({ draft, change, phoneWrong }: DraftProps & { phoneWrong: boolean }) {
  const text = useText();
  if (!weapp) {
    return (
      <TextField
        id="join-phone"
        digits
        label={`${text.join.phone} · ${text.states.optional}`}
        value={draft.phoneTyped}
        hint={text.join.phoneHint}
        most={11}
        said={phoneWrong && draft.phoneTyped.length >= 11 ? text.join.phoneWrong : undefined}
        onChange={(phoneTyped) => change({ phoneTyped })}
      />
    );
  }
  const share = (
    <NativeButton
      id="join-phone-share"
      className="native-button button-small"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        const answer = readPhoneAnswer(event.detail);
        if (answer.kind === 'code') change({ phoneCode: answer.code });
        if (answer.kind === 'unavailable') notice(text.states.phoneUnavailable);
      }}
    >
      {text.join.phoneShare}
    </NativeButton>
  );
  return <Row title={text.join.phone} detail={draft.phoneCode === undefined ? text.join.phoneHint : text.join.phoneShared} end={share} />;
}

/** Name, phone, birthday, offers: all optional, nothing switched on beforehand. */
function MoreAboutYou({ draft, change, phoneWrong }: DraftProps & { phoneWrong: boolean }) {
  const text = useText();
  const [picking, setPicking] = useState(false);
  const { birthday } = draft;
  return (
    <Card flush>
      <View style={{ paddingTop: '16px' }}>
        <TextField id="join-nickname" label={`${text.join.nickname} · ${text.states.optional}`} value={draft.nickname} hint={text.join.nicknameHint} most={20} nickname onChange={(nickname) => change({ nickname })} />
      </View>
      <PhoneField draft={draft} change={change} phoneWrong={phoneWrong} />
      <Row
        id="join-birthday"
        title={`${text.join.birthday} · ${text.states.optional}`}
        detail={text.join.birthdayHint}
        end={birthday && text.join.birthdaySaid(birthday.calendar === 'lunar', birthday.leap === true, birthday.month, birthday.day)}
        onClick={() => setPicking(true)}
      />
      <Row title={text.join.marketing} detail={text.join.marketingHint} end={<Switch id="join-marketing" on={draft.marketing} onChange={(marketing) => change({ marketing })} />} />
      {picking && (
        <BirthdaySheet
          chosen={birthday}
          preview={(wished) => (
            <View>
              <BirthdayPreview birthday={wished} />
              <View id="join-birthday-once" className="quiet small">{text.join.birthdayOnce}</View>
            </View>
          )}
          onClose={() => setPicking(false)}
          onChoose={(chosen) => {
            change({ birthday: chosen });
            setPicking(false);
          }}
        />
      )}
    </Card>
  );
}

/** What one gets and what one may add. Joining itself is one tap at the foot of the screen. */
export function JoinForm({ welcome, draft, change, phoneWrong }: DraftProps & { welcome: Welcome; phoneWrong: boolean }) {
  const text = useText();
  const { say } = text;
  const atStore = welcome.store && `${text.join.atStore(say.name(welcome.store.name))}${text.lang === 'zh' ? '。' : '. '}`;
  return (
    <View>
      <View className="join-hero">
        {welcome.isInvited && <View id="join-invited" className="strong">{text.join.invited}</View>}
        <View className="title">{text.join.greeting(say.name(welcome.brandName))}</View>
        <View className="lead">{atStore}{text.join.lead}</View>
      </View>
      {welcome.sceneIgnored.map((part) => <View key={part} className="offline-bar t-scene-ignored">{text.words.sceneIgnored[part]}</View>)}
      {welcome.welcomeCoupon && (
        <Card id="join-gift" className="join-gift">
          <Icon name="gift" />
          <View className="row-main">
            <View className="strong">{text.join.giftTitle}</View>
            <View className="row-detail">{text.join.gift(say.name(welcome.welcomeCoupon))}</View>
          </View>
        </Card>
      )}
      <MoreAboutYou draft={draft} change={change} phoneWrong={phoneWrong} />
      <Section title={text.join.tiersTitle}>
        <View className="mini-tiers">
          {welcome.tiers.map((tier) => (
            <View key={tier.tierId} className={`mini-tier material-${materialOf(tier.tierId)}`}>
              <View className="strong">{say.name(tier.name)}</View>
              <View className="tiny">{text.join.tierFrom(tier.growthRequired)}</View>
            </View>
          ))}
        </View>
      </Section>
    </View>
  );
}
