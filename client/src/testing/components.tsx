import type { CSSProperties, ReactNode } from 'react';

/** Small stand-ins for Taro's components: plain elements with the same events, for tests under jsdom. */
interface Props {
  readonly id?: string;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly children?: ReactNode;
  readonly onClick?: () => void;
}

export const View = ({ id, className, style, children, onClick }: Props) => (
  <div {...(id === undefined ? {} : { id })} className={className} style={style} onClick={onClick}>{children}</div>
);
export const Button = View;
export const Image = ({ id, className, src, onClick }: Props & { readonly src: string }) => <img {...(id === undefined ? {} : { id })} className={className} src={src} alt="" onClick={onClick} />;

interface FieldProps extends Props {
  readonly value: string;
  readonly placeholder?: string;
  readonly onInput: (event: { detail: { value: string } }) => void;
}
export const Input = ({ id, value, placeholder, onInput }: FieldProps) => <input id={id} value={value} placeholder={placeholder} onChange={(event) => onInput({ detail: { value: event.target.value } })} />;
export const Textarea = ({ id, value, placeholder, onInput }: FieldProps) => <textarea id={id} value={value} placeholder={placeholder} onChange={(event) => onInput({ detail: { value: event.target.value } })} />;
