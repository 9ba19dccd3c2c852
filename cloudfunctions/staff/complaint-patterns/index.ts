import { complaints } from './complaints';
import { exportRows } from './export-rows';
import { report } from './report';

/** What complaints have in common. */
export const complaintPatterns = { report, complaints, exportRows };
