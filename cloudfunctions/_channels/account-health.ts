import type { OaSenderKind } from '../../shared/domain/campaign';
import { callOfficialAccount } from './official-account';

/** What stands between the store and its official account, in the order in which it would be mended. */
export type AccountFault = 'disabled' | 'not_set_up' | 'address_not_listed' | 'credentials_wrong' | 'not_granted' | 'banned' | 'unreachable' | 'other';

export interface AccountHealth {
  readonly kind: OaSenderKind;
  /** Absent: all is well. */
  readonly fault?: AccountFault;
  /** The address to put into the account's list, as the platform saw it. */
  readonly address?: string;
  readonly errorCode?: number;
  /** The platform's own words. */
  readonly said?: string;
  /** Templates that the account has; the registry names them. */
  readonly templates: readonly { readonly templateId: string; readonly title: string }[];
}

const faults: Readonly<Record<number, AccountFault>> = { 40164: 'address_not_listed', 40013: 'credentials_wrong', 40125: 'credentials_wrong', 48001: 'not_granted', 48004: 'banned' };

/** Asks the account for its templates, which changes nothing, and reads what is wrong from the answer. */
export async function officialAccountHealth(kind: OaSenderKind): Promise<AccountHealth> {
  if (kind === 'disabled') return { kind, fault: 'disabled', templates: [] };
  try {
    const reply = await callOfficialAccount(kind, '/cgi-bin/template/get_all_private_template', {});
    const errorCode = reply.errcode ?? 0;
    if (errorCode === 0) return { kind, templates: templatesIn(reply['template_list']) };
    const said = String(reply.errmsg ?? '');
    const notSet = /not set$/.test(said);
    const address = /invalid ip ([0-9a-f.:]+)/i.exec(said)?.[1];
    return { kind, fault: notSet ? 'not_set_up' : (faults[errorCode] ?? 'other'), ...(address === undefined ? {} : { address }), errorCode, said, templates: [] };
  } catch (error) {
    return { kind, fault: 'unreachable', said: error instanceof Error ? error.message : String(error), templates: [] };
  }
}

function templatesIn(list: unknown): AccountHealth['templates'] {
  if (!Array.isArray(list)) return [];
  return (list as { template_id?: unknown; title?: unknown }[]).map(({ template_id: templateId, title }) => ({ templateId: String(templateId ?? ''), title: String(title ?? '') }));
}
