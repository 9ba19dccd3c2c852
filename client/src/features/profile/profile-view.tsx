import { Button as NativeButton, View } from '@tarojs/components';
import { useState } from 'react';
import { isMobile } from '../../../../shared/domain/membership/phone';
import { localDateOf } from '../../../../shared/kernel/time';
import { storeNow } from '../../api';
import { BirthdayPreview } from '../../frame/birthday-preview';
import { readPhoneAnswer } from '../../platform/phone-code';
import { useText } from '../../text';
import { BirthdaySheet, type Birthday } from '../../ui/birthday-sheet';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { TextArea, TextField } from '../../ui/field';
import { notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import type { Profile, useProfile } from './use-profile';

const weapp = process.env.TARO_ENV === 'weapp';
type Doing = ReturnType<typeof useProfile>;

function Name({ profile, doing }: { profile: Profile; doing: Doing }) {
  const text = useText();
  const typed = doing.typed ?? profile.nickname;
  return (
    <Card>
      <TextField id="profile-name" label={text.profile.name} value={typed} hint={text.profile.nameHint} most={20} nickname onChange={doing.setTyped} />
      {typed.trim() !== profile.nickname && <Button id="profile-name-save" disabled={doing.busy} onClick={() => void doing.saveName(typed)}>{text.profile.save}</Button>}
    </Card>
  );
}

/** In the browser a number is typed, as when joining. */
function TypedPhone({ doing }: { doing: Doing }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const wrong = typed.length >= 11 && !isMobile(typed);
  const save = async () => {
    if (await doing.savePhone(`phone:${typed}`)) setTyped('');
  };
  return (
    <View style={{ padding: '12px 0 16px' }}>
      <TextField id="profile-phone" digits label={text.profile.phone} value={typed} hint={text.join.phoneHint} most={11} said={wrong ? text.join.phoneWrong : undefined} onChange={setTyped} />
      {isMobile(typed) && <Button id="profile-phone-save" disabled={doing.busy} onClick={() => void save()}>{text.profile.save}</Button>}
    </View>
  );
}

/** WeChat hands over a number that is the person's own; in the browser it is typed below the one on file. */
function Phone({ profile, doing }: { profile: Profile; doing: Doing }) {
  const text = useText();
  const share = (
    <NativeButton
      id="profile-phone-share"
      className="native-button button-small"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        const answer = readPhoneAnswer(event.detail);
        if (answer.kind === 'code') void doing.savePhone(answer.code);
        if (answer.kind === 'unavailable') notice(text.states.phoneUnavailable);
      }}
    >
      {profile.phoneMasked === undefined ? text.profile.phoneAdd : text.profile.phoneChange}
    </NativeButton>
  );
  return (
    <View>
      <Row id="profile-phone-kept" icon="phone" title={profile.phoneMasked ?? text.profile.phone} detail={text.profile.phoneWhy} {...(weapp ? { end: share } : {})} />
      {!weapp && <TypedPhone doing={doing} />}
    </View>
  );
}

function BirthdayRow({ profile, doing }: { profile: Profile; doing: Doing }) {
  const text = useText();
  const today = localDateOf(storeNow());
  const { birthday } = profile;
  const said = ({ calendar, month, day, leap }: Birthday) => text.join.birthdaySaid(calendar === 'lunar', leap === true, month, day);
  const locked = birthday !== undefined && birthday.changeFromOn > today;
  const next = birthday?.days[0];
  return (
    <View>
      <Row
        id="profile-birthday"
        icon="gift"
        title={birthday ? said(birthday.birthday) : text.profile.birthday}
        detail={next ? text.profile.birthdayNext(text.say.day(next.on, today)) : text.profile.birthdayNone}
        {...(locked ? {} : { onClick: () => doing.setSheet('birthday') })}
      />
      {locked && (
        <Row
          id="profile-birthday-ask"
          title={birthday.asked ? `${text.profile.asked}` : text.profile.ask}
          detail={birthday.asked ? said(birthday.asked.birthday) : text.profile.locked(text.say.day(birthday.changeFromOn, today))}
          onClick={() => doing.setSheet('ask')}
        />
      )}
    </View>
  );
}

function Gift({ profile: { gift }, doing }: { profile: Profile; doing: Doing }) {
  const text = useText();
  const day = (on: Parameters<typeof text.say.day>[0]) => text.say.day(on, localDateOf(storeNow()));
  const detail =
    gift.kind === 'ready' ? text.gift.ready(text.say.name(gift.name), day(gift.untilOn))
    : gift.kind === 'waiting' ? text.gift.waiting(day(gift.fromOn))
    : gift.kind === 'given' ? text.gift.given(day(gift.givenOn), day(gift.nextOn))
    : gift.kind === 'no_gift' ? text.gift.noGift
    : text.gift.noBirthday;
  const claim = <Button id="gift-claim" small disabled={doing.busy} onClick={() => void doing.claim()}>{text.gift.claim}</Button>;
  return <Row id="gift-row" icon="coupon" title={text.gift.title} detail={detail} {...(gift.kind === 'ready' ? { end: claim } : {})} />;
}

/** Name, phone and birthday: each with what it is for, none of them asked for. */
export function ProfileView({ profile, doing }: { profile: Profile; doing: Doing }) {
  const text = useText();
  const preview = (birthday: Birthday) => <BirthdayPreview birthday={birthday} />;
  const close = () => doing.setSheet('none');
  return (
    <View>
      <Name profile={profile} doing={doing} />
      <Card flush><Phone profile={profile} doing={doing} /></Card>
      <Section title={text.profile.birthday}>
        <Card flush>
          <BirthdayRow profile={profile} doing={doing} />
          <Gift profile={profile} doing={doing} />
        </Card>
      </Section>
      <View className="quiet tiny">{text.home.memberNumber(profile.memberNumber)} · {text.profile.memberSince(text.say.day(profile.joinedOn, localDateOf(storeNow())))}</View>
      {doing.sheet === 'birthday' && (
        <BirthdaySheet chosen={profile.birthday?.birthday} busy={doing.busy} preview={preview} doneWord={text.profile.save} onChoose={(birthday) => void doing.saveBirthday(birthday)} onClose={close} />
      )}
      {doing.sheet === 'ask' && (
        <BirthdaySheet
          title={text.profile.askTitle}
          chosen={profile.birthday?.asked?.birthday}
          busy={doing.busy || doing.reason.trim().length < 2}
          preview={preview}
          doneWord={text.profile.askSend}
          more={<TextArea id="birthday-reason" label={text.profile.askReason} value={doing.reason} hint={text.profile.askReasonHint} most={200} onChange={doing.setReason} />}
          onChoose={(birthday) => void doing.askBirthday(birthday)}
          onClose={close}
        />
      )}
    </View>
  );
}
