import { staffContract } from '../../../shared/contract/staff';
import { accept } from '../../../shared/kernel/result';
import { defineQuery } from '../../_runtime/define';
import { newestTagWords } from '../../_member/tag-words';

/** Words that members were tagged with, the latest first. */
export const tagWords = defineQuery(staffContract.member360.tagWords, async () => accept({ words: await newestTagWords() }));
