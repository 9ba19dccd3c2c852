import type { tills as zh } from '../zh/tills';
import type { Like } from '../like';

/** Keys of till systems, for head office. */
export const tills: Like<typeof zh> = {
  tills: {
    title: 'Till systems',
    deskRow: 'Till systems',
    deskHint: 'Keys for tills that post by themselves',
    none: 'No till system yet',
    noneHint: 'Make a key and hand it to whoever looks after the till system.',
    add: 'New key',
    name: 'Name',
    nameHint: 'e.g. till 1',
    make: 'Make the key',
    rotate: 'Change the secret',
    revoke: 'Revoke',
    revokeSure: 'This till system will not be able to post from now on, for good. Revoke it?',
    keep: 'Not now',
    revoked: 'Revoked',
    usedAt: (moment: string) => `used ${moment}`,
    neverUsed: 'never used',
    oldGood: (moment: string) => `old secret good until ${moment}`,
    once: 'The secret is shown this once. Copy it now.',
    id: 'Id',
    secret: 'Secret',
    copy: 'Copy id and secret',
    copied: 'Copied',
    saved: 'I have kept it',
    gone: 'The secret is no longer shown. Change it once more.',
  },
};
