import type { Input, Value } from '../../api';

export type Insights = Value<'staff', 'insights', 'report'>;
export type Report = NonNullable<Insights['report']>;
export type ModelCard = NonNullable<Insights['model']>;
export type MemberGroup = Report['groups'][number]['group'];
export type GroupPage = Value<'staff', 'insights', 'group'>;
export type EditedPolicy = Input<'staff', 'retentionPolicy', 'preview'>['policy'];
export type Preview = Value<'staff', 'retentionPolicy', 'preview'>;
export { retentionStates as stateOrder } from '../../../../shared/domain/retention/policy';
