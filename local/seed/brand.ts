import { defaultReachPolicy } from '../../shared/domain/campaign';
import { defaultPolicies } from '../../shared/domain/policy';
import { defaultRetentionPolicy } from '../../shared/domain/retention';
import type { OpenId, StaffId, StoreId } from '../../shared/kernel/ids';
import type { PolicyDocument } from '../../cloudfunctions/_store/policies-documents';
import type { StaffDocument, StoreDocument } from '../../cloudfunctions/_store/store-documents';

/** The rules a new environment starts with; head office edits them afterwards. */
export const brandPolicies: PolicyDocument = {
  _id: 'current',
  policies: defaultPolicies,
  retention: defaultRetentionPolicy,
  brandName: { zh: '知春茶事', en: 'Zhichun Tea' },
  // This brand has a service account whose sender has a fixed address; the product's own default is without one.
  reach: { ...defaultReachPolicy, oa: 'fixed_ip' },
};

const store = (id: string, zh: string, en: string, phone: string, addressZh: string, addressEn: string): StoreDocument => ({
  _id: id as StoreId,
  name: { zh, en },
  phone,
  address: { zh: addressZh, en: addressEn },
});

export const brandStores: readonly StoreDocument[] = [
  store('S1', '知春路店', 'Zhichun Road', '010-5550-1001', '北京市海淀区知春路 63 号', '63 Zhichun Road, Haidian, Beijing'),
  store('S2', '鼓楼店', 'Drum Tower', '010-5550-1002', '北京市东城区鼓楼东大街 18 号', '18 Gulou East Street, Dongcheng, Beijing'),
  store('S3', '三里屯店', 'Sanlitun', '010-5550-1003', '北京市朝阳区工体北路 8 号', '8 Gongti North Road, Chaoyang, Beijing'),
  store('S4', '望京店', 'Wangjing', '010-5550-1004', '北京市朝阳区阜通东大街 6 号', '6 Futong East Street, Chaoyang, Beijing'),
];

const person = (id: string, openid: string, name: string, role: StaffDocument['role'], ...storeIds: string[]): StaffDocument => ({
  _id: id as StaffId,
  openid: openid as OpenId,
  name,
  role,
  storeIds: storeIds as StoreId[],
});

export const brandStaff: readonly StaffDocument[] = [
  person('st_lin', 'demo-cashier', '林晓', 'cashier', 'S1'),
  person('st_zhou', 'demo-manager', '周岚', 'manager', 'S1'),
  person('st_he', 'demo-cashier-s2', '何川', 'cashier', 'S2'),
  person('st_ma', 'demo-manager-s2', '马骁', 'manager', 'S2'),
  person('st_tang', 'demo-head-office', '唐宁', 'head_office'),
];

/** Who imports and seeds: head office. */
export const headOfficeOpenid = 'demo-head-office';
