import { useState } from 'react';
import { useText } from '../../text';
import { TextField } from '../../ui/field';
import { numberText, typedNumber, type NumberField } from './policy-draft';

/**
 * One number of the rules. What is being typed need not be a number yet: the rule keeps its last value and `onBad` says so.
 * Id: `rule-` and the field's key with dots as dashes.
 */
export function NumberInput<Of>({ field, of, name, label, onChange, onBad }: {
  field: NumberField<Of>;
  of: Of;
  /** Tells two fields of one key apart: a tier, a role. */
  name?: string;
  /** In place of the field's own words. */
  label?: string;
  onChange: (next: Of) => void;
  onBad: (id: string, bad: boolean) => void;
}) {
  const text = useText();
  const id = `rule-${field.key.replace('.', '-')}${name === undefined ? '' : `-${name}`}`;
  const [typed, setTyped] = useState(() => numberText(field.get(of), field.unit));
  const empty = field.optional === true && typed.trim() === '';
  const bad = !empty && typedNumber(typed, field.unit) === undefined;
  const type = (value: string) => {
    setTyped(value);
    const off = field.optional === true && value.trim() === '';
    const number = off ? null : typedNumber(value, field.unit);
    onBad(id, number === undefined);
    if (number !== undefined) onChange(field.put(of, number));
  };
  return (
    <TextField id={id} label={label ?? text.policies.field[field.key]} value={typed} most={10} digits={field.unit === 'whole'} said={bad ? text.policies.number : undefined} onChange={type} />
  );
}
