import { Global, Module } from '@nestjs/common';
import { AccessLog, AuditSink } from '#platform';
import { PrivacyPersonalData } from './personal-data.js';
import { PostgresAccessLog } from './postgres-access-log.js';
import { PostgresAuditSink } from './postgres-audit-sink.js';
import { VerifyAuditChain } from './queries/verify-audit-chain.js';

/** Global because it stands behind platform's ports, which every lib writes to. */
@Global()
@Module({
  providers: [
    { provide: AuditSink, useClass: PostgresAuditSink },
    { provide: AccessLog, useClass: PostgresAccessLog },
    VerifyAuditChain,
    PrivacyPersonalData,
  ],
  exports: [AuditSink, AccessLog, VerifyAuditChain],
})
export class PrivacyModule {}
