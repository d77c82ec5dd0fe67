export { privacyLib } from './privacy.lib.js';
export { VerifyAuditChain } from './queries/verify-audit-chain.js';
