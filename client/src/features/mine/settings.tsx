import { View } from '@tarojs/components';
import { useState } from 'react';
import { storeNow } from '../../api';
import { go } from '../../navigate';
import { setLanguage, useText, type Text } from '../../text';
import { Button } from '../../ui/button';
import { Card, Section } from '../../ui/card';
import { Face } from '../../ui/face';
import { Switch } from '../../ui/field';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
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

type Consents = Mine['history'];

/** What he agreed to or turned, in words. */
function consentWords({ what, granted }: Consents[number], { mine, campaigns }: Text): string {
  if (what === 'privacy') return mine.consentPrivacy;
  if (what === 'marketing') return granted ? mine.consentOn : mine.consentOff;
  if (what === 'personalised') return mine.consentPersonalised(granted);
  return mine.consentWay(campaigns.words.way[what], granted);
}

function ConsentList({ history }: { history: Consents }) {
  const text = useText();
  const now = storeNow();
  if (history.length === 0) return null;
  return (
    <Section title={text.mine.consents}>
      <Card flush>
        {history.map((consent, index) => (
          <Row key={index} className="t-consent" title={consentWords(consent, text)} detail={`${text.say.moment(consent.at, now)} · ${text.privacy.version(consent.version)}`} />
        ))}
      </Card>
    </Section>
  );
}

/** One row for all reminders, with how many he still gets; a store has a dozen kinds of them. */
function Reminders({ mine, busy, onAllow }: { mine: Mine; busy: boolean; onAllow: (templateId: string) => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  if (mine.subscribeTemplates.length === 0) return null;
  const left = mine.subscribeTemplates.reduce((sum, { credits }) => sum + credits, 0);
  return (
    <View>
      <Row id="mine-reminders" icon="bell" title={text.mine.messages} detail={`${text.mine.kinds(mine.subscribeTemplates.length)} · ${text.mine.credits(left)}`} onClick={() => setOpen(true)} />
      {open && (
        <Sheet title={text.mine.messages} closeWord={text.states.close} onClose={() => setOpen(false)}>
          <View className="quiet small">{text.mine.messagesHint}</View>
          {mine.subscribeTemplates.map((template) => (
            <Row
              key={template.templateId}
              className="t-subscribe"
              title={text.say.name(template.name)}
              detail={text.mine.credits(template.credits)}
              end={<Button kind="soft" small className="t-subscribe-allow" disabled={busy} onClick={() => onAllow(template.templateId)}>{text.mine.allow}</Button>}
            />
          ))}
        </Sheet>
      )}
    </View>
  );
}

/** Who I am here, what I agreed to, what reminds me. */
export function Settings({ mine, busy, onMarketing, onAllow, onPrivacy }: { mine: Mine; busy: boolean; onMarketing: (on: boolean) => void; onAllow: (templateId: string) => void; onPrivacy: () => void }) {
  const text = useText();
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
        <Reminders mine={mine} busy={busy} onAllow={onAllow} />
        <LanguageRow />
        <Row id="mine-privacy" icon="shield" title={text.mine.privacy} detail={text.privacy.version(mine.privacyVersion)} onClick={onPrivacy} />
        <Row id="mine-data" icon="shield" title={text.data.title} onClick={go.ownData} />
      </Card>
      <Card flush>
        <Row id="mine-stores" icon="phone" title={text.stores.title} detail={text.stores.row} onClick={go.stores} />
        <Row id="mine-about" icon="card" title={text.about.title} onClick={go.about} />
      </Card>
      <ConsentList history={mine.history} />
    </View>
  );
}
