export { joinSceneText, parseJoinScene, sceneMaxLength } from './join-scene';
export type { JoinScene, SceneProblem } from './join-scene';
export { drawMemberNumber } from './member-number';
export { isMobile, maskPhone, phoneTail } from './phone';
export { consentAtJoin, setMarketing } from './consent';
export type { Consent, ConsentChange, ConsentChannel, ConsentGrant, PrivacyRefusal } from './consent';
export { joiningGives } from './joining';
export { exportEveryHours, keptAfterLeaving } from './leaving';
export type { KeptRecord, KeptUntil } from './leaving';
