import { View } from '@tarojs/components';
import { fen, type Fen } from '../../../shared/kernel/units';
import { Icon } from './icon';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'] as const;
export type AmountKey = (typeof keys)[number];

/** The digits a key leaves: at most a million yuan, two decimals, no leading zeros. @example typedAmount('12.5', '0') //=> '12.50' */
export function typedAmount(typed: string, key: AmountKey): string {
  if (key === 'back') return typed.slice(0, -1);
  if (key === '.') return typed.includes('.') ? typed : `${typed === '' ? '0' : typed}.`;
  const next = typed === '0' ? key : typed + key;
  return /^\d{1,7}(\.\d{0,2})?$/.test(next) && Number(next) <= 1_000_000 ? next : typed;
}

/** The fen that were typed; zero for nothing. @example amountOf('128.5') //=> 12850 */
export function amountOf(typed: string): Fen {
  const [yuan = '', cents = ''] = typed.split('.');
  return fen(Number(yuan || '0') * 100 + Number(cents.padEnd(2, '0').slice(0, 2) || '0'));
}

/** Yuan and fen on large keys. Ids: `key-0` to `key-9`, `key-dot`, `key-back`. */
export function AmountPad({ typed, onKey }: { typed: string; onKey: (key: AmountKey) => void }) {
  return (
    <View>
      <View className="amount">
        <View id="amount-shown" className={`amount-figure number${typed === '' ? ' amount-none' : ''}`}>¥{typed === '' ? '0.00' : typed}</View>
      </View>
      <View className="keypad">
        {keys.map((key) => (
          <View key={key} id={`key-${key === '.' ? 'dot' : key}`} className="key" hoverClass="pressed" ariaRole="button" onClick={() => onKey(key)}>
            {key === 'back' ? <Icon name="delete" /> : key}
          </View>
        ))}
      </View>
    </View>
  );
}
