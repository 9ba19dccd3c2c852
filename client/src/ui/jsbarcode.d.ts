/** The one encoder we take from jsbarcode, without its drawing code. */
declare module 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js' {
  export default class Code128Auto {
    constructor(text: string, options: Record<string, never>);
    encode(): { readonly data: string; readonly text: string };
  }
}
