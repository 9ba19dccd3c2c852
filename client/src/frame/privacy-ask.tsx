import { Button as NativeButton, View } from '@tarojs/components';
import { agreeButtonId, agreeToPrivacy, openPrivacyContract, refusePrivacy, usePrivacyAsk } from '../platform/privacy-ask';
import { useText } from '../text';
import { Button } from '../ui/button';
import { Sheet } from '../ui/sheet';

/** WeChat's question for consent in our words, at the moment something needs it. Closing it refuses; nothing but that one thing stops working. */
export function PrivacyAsk() {
  const { privacyAsk, states } = useText();
  const { asked, contractName } = usePrivacyAsk();
  if (!asked) return null;
  const contract = contractName === '' ? privacyAsk.contract : contractName;
  return (
    <Sheet title={privacyAsk.title} closeWord={states.close} onClose={refusePrivacy}>
      <View id="privacy-ask">
        <View>{privacyAsk.lead(contract)}</View>
        <View id="privacy-ask-contract" className="link" style={{ margin: '12px 0' }} onClick={openPrivacyContract}>{contract}</View>
      </View>
      <NativeButton id={agreeButtonId} className="native-button" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={agreeToPrivacy}>{privacyAsk.agree}</NativeButton>
      <View style={{ marginTop: '12px' }}><Button id="privacy-ask-refuse" kind="quiet" onClick={refusePrivacy}>{privacyAsk.refuse}</Button></View>
    </Sheet>
  );
}
