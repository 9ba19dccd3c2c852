import { exportData } from './export-data';
import { leave } from './leave';
import { setPersonalised, terms } from './terms';

export const privacy = { terms, exportData, setPersonalised, leave };
