import { View } from '@tarojs/components';
import { memberApi, useQuery } from '../../api';
import { PrivacyText } from '../../frame/privacy-text';
import { Screen } from '../../frame/screen';
import { useKnown } from '../../platform/known';
import { useText } from '../../text';
import { Card, Section } from '../../ui/card';
import { Row } from '../../ui/row';

/** What this is built from, with the licence of each. */
const parts = 'Taro, React, uqr, JsBarcode, @noble/hashes, lunar-typescript, chinese-days, zod (MIT)';

/** 关于: which version, under which licence, and the privacy text in full. All but the text's version is known without asking. */
export default function AboutPage() {
  const text = useText();
  const { brand } = useKnown();
  const { shown } = useQuery(() => memberApi.query.membership.welcome({}));
  return (
    <Screen id="about-screen" title={text.about.title}>
      <View className="state">
        <View className="state-mark mark-huike" />
        <View className="state-title">{text.say.name(brand)}</View>
        <View className="state-detail">{text.about.made(text.say.name(brand))}</View>
      </View>
      <Card flush>
        <Row id="about-version" title={text.about.version} end={<View className="number">{process.env.HUIKE_VERSION}</View>} />
        <Row title={text.about.licence} detail={text.about.licenceSaid} />
        <Row title={text.about.parts} detail={parts} />
      </Card>
      <Section title={text.privacy.title} {...(shown.status === 'ready' ? { aside: <View className="tiny" id="about-privacy-version">{text.privacy.version(shown.value.privacyVersion)}</View> } : {})}>
        <Card id="about-privacy"><PrivacyText /></Card>
      </Section>
    </Screen>
  );
}
