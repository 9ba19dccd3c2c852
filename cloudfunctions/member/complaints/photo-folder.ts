import { memberContract } from '../../../shared/contract/member';
import type { MemberId } from '../../../shared/kernel/ids';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';

/** The folder of a member's complaint photos. A complaint takes no file from anywhere else. */
export const folderOf = (memberId: MemberId): string => `complaints/${memberId}`;

export const photoFolder = defineQuery(memberContract.complaints.photoFolder, ({ caller }) =>
  Promise.resolve(accept({ folder: folderOf(caller.memberId) })),
);
