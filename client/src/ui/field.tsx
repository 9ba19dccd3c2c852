import { Input, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly label?: ReactNode;
  readonly aside?: ReactNode;
  readonly value: string;
  readonly hint?: string;
  readonly most?: number;
  /** Why the value does not do yet. */
  readonly said?: string | undefined;
  readonly onChange: (value: string) => void;
}

function Frame({ label, aside, said, children }: Pick<Props, 'label' | 'aside' | 'said'> & { children: ReactNode }) {
  return (
    <View className="field">
      {label !== undefined && (
        <View className="field-label">
          <View>{label}</View>
          {aside !== undefined && <View>{aside}</View>}
        </View>
      )}
      {children}
      {said !== undefined && <View className="field-said">{said}</View>}
    </View>
  );
}

/** One line of text. `nickname` lets WeChat offer the person's own; `onConfirm` is the keyboard's own button. */
export function TextField({ digits, nickname, onConfirm, ...props }: Props & { digits?: boolean; nickname?: boolean; onConfirm?: () => void }) {
  const { id, value, hint = '', most = 100, said, onChange } = props;
  // A name that WeChat fills in from above its keyboard is not told as typing on every phone (NervJS/taro#15240): leaving the field tells it.
  const takeLeft = (left: string) => {
    if (left !== '' && left !== value) onChange(left);
  };
  return (
    <Frame {...props}>
      <Input
        id={id}
        className={`field-box${said === undefined ? '' : ' field-bad'}`}
        type={digits ? 'number' : nickname ? 'nickname' : 'text'}
        value={value}
        placeholder={hint}
        maxlength={most}
        onInput={(event) => onChange(event.detail.value)}
        {...(onConfirm ? { onConfirm } : {})}
        {...(nickname ? { onBlur: (event: { readonly detail: { readonly value: string } }) => takeLeft(event.detail.value) } : {})}
      />
    </Frame>
  );
}

/** Several lines of text. */
export function TextArea(props: Props) {
  const { id, value, hint = '', most = 1000, said, onChange } = props;
  return (
    <Frame {...props}>
      <Textarea
        id={id}
        className={`field-box field-area${said === undefined ? '' : ' field-bad'}`}
        value={value}
        placeholder={hint}
        maxlength={most}
        onInput={(event) => onChange(event.detail.value)}
      />
    </Frame>
  );
}

/** On or off. */
export function Switch({ id, on, onChange }: { id: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <View id={id} className={`switch${on ? ' switch-on' : ''}`} ariaRole="switch" onClick={() => onChange(!on)}>
      <View className="switch-knob" />
    </View>
  );
}
