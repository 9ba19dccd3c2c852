import { View } from '@tarojs/components';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { setLanguage, useText } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Face } from '../../ui/face';
import { Switch } from '../../ui/field';
import { Row } from '../../ui/row';
import type { Mine } from './use-mine';

/** The language of every screen. */
export function LanguageRow() {
  const text = useText();
  return (
    <Row
      id="language"
      icon="globe"
      title={text.mine.language}
      detail={text.mine.languageNow}
      end={<Button id="language-switch" kind="plain" small onClick={() => setLanguage(text.lang === 'zh' ? 'en' : 'zh')}>{text.mine.languageSwitch}</Button>}
    />
  );
}

function Reminders({ mine, busy, onAllow }: { mine: Mine; busy: boolean; onAllow: (templateId: string) => void }) {
  const text = useText();
  if (mine.subscribeTemplates.length === 0) return null;
  return (
    <Section title={text.mine.messages} aside={<View className="tiny">{text.mine.messagesHint}</View>}>
      <Card flush>
        {mine.subscribeTemplates.map((template) => (
          <Row
            key={template.templateId}
            className="t-subscribe"
            icon="bell"
            title={text.say.name(template.name)}
            detail={text.mine.credits(template.credits)}
            end={<Button kind="soft" small className="t-subscribe-allow" disabled={busy} onClick={() => onAllow(template.templateId)}>{text.mine.allow}</Button>}
          />
        ))}
      </Card>
    </Section>
  );
}

/** Who I am here, what I agreed to, what reminds me. */
export function Settings({ mine, busy, onMarketing, onAllow, onPrivacy }: { mine: Mine; busy: boolean; onMarketing: (on: boolean) => void; onAllow: (templateId: string) => void; onPrivacy: () => void }) {
  const text = useText();
  const now = storeNow();
  return (
    <View>
      <Card>
        <View className="person">
          <Face name={mine.nickname} />
          <View className="row-main">
            <View className="strong" id="mine-name">{mine.nickname === '' ? text.home.someone : mine.nickname}</View>
            <View className="quiet small">{text.home.memberNumber(mine.memberNumber)} · {mine.phoneMasked ?? `${text.mine.phone}${text.lang === 'zh' ? '' : ': '}${text.mine.phoneNone}`}</View>
          </View>
        </View>
      </Card>
      <Card flush>
        <Row id="mine-profile" icon="person" title={text.profile.title} onClick={go.profile} />
        <Row id="mine-complaints" icon="chat" title={text.mine.complaints} onClick={go.complaints} />
        <Row id="mine-voice" icon="chat" title={text.voice.title} detail={text.voice.mineHint} onClick={go.voice} />
        <Row id="mine-messages" icon="bell" title={text.messages.mineRow} onClick={go.messages} />
        <Row id="mine-purchases" icon="bag" title={text.mine.purchases} onClick={go.purchases} />
        <Row id="mine-events" icon="clock" title={text.events.title} onClick={go.events} />
        <Row id="mine-interests" icon="star" title={text.interests.title} onClick={go.interests} />
        <Row id="mine-journal" icon="card" title={text.journal.title} onClick={go.journal} />
        <Row id="mine-referral" icon="gift" title={text.referral.title} onClick={go.referral} />
        <Row id="mine-points" icon="points" title={text.mine.points} onClick={go.points} />
      </Card>
      <Card flush>
        <Row
          icon="bell"
          title={text.mine.marketing}
          detail={mine.marketing.granted ? text.mine.marketingOn : text.mine.marketingOff}
          end={<Switch id="mine-marketing" on={mine.marketing.granted} onChange={(on) => !busy && onMarketing(on)} />}
        />
        <LanguageRow />
        <Row id="mine-privacy" icon="shield" title={text.mine.privacy} detail={text.privacy.version(mine.privacyVersion)} onClick={onPrivacy} />
        <Row id="mine-data" icon="shield" title={text.data.title} onClick={go.ownData} />
      </Card>
      <Card flush>
        <Row id="mine-stores" icon="phone" title={text.stores.title} detail={text.stores.row} onClick={go.stores} />
        <Row id="mine-about" icon="card" title={text.about.title} onClick={go.about} />
      </Card>
      <Reminders mine={mine} busy={busy} onAllow={onAllow} />
      {mine.history.length > 0 && (
        <Section title={text.mine.consents}>
          <Card flush>
            {mine.history.map((consent, index) => (
              <Row key={index} className="t-consent" title={consent.what === 'privacy' ? text.mine.consentPrivacy : consent.granted ? text.mine.consentOn : text.mine.consentOff} detail={`${text.say.moment(consent.at, now)} · ${text.privacy.version(consent.version)}`} />
            ))}
          </Card>
        </Section>
      )}
    </View>
  );
}
