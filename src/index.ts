// biome-ignore-all assist/source/organizeImports: grouped by purpose, which a reader needs more than an order
/**
 * The library's face: what stands here is public and stable, everything else may change.
 */

// Detect and replace: in this thread, or over worker threads
export {
  createEngine,
  createPool,
  type Engine,
  type EnginePool,
  type KeyOptions,
  type PoolOptions,
  type StreamOptions,
  type WebTransform,
} from './pipeline/library.ts';
export type { StreamResult } from './pipeline/streams.ts';
export type { EngineOptions } from './engine/settings.ts';
export type { ConversationInput } from './engine/conversation-json.ts';
export type { LiveConversation } from './engine/live-conversation.ts';
export type { LateSpan, LiveInput, LiveMessage, LiveOptions, LiveResult } from './engine/live-ledger.ts';
export type { PooledConversation } from './pipeline/pooled-conversation.ts';
export type { RedactedConversation } from './engine/redacted-conversation.ts';
export type {
  ConversationFinding,
  ExplainedSpan,
  Explanation,
  RedactedText,
  TextFinding,
} from './engine/public-types.ts';
export { VERSION } from './engine/version.ts';

// Files and folders, over worker threads
export {
  type FileOutcome,
  type Progress,
  run,
  type RunOptions,
  type RunSummary,
} from './pipeline/run.ts';
export { reveal, type RevealOptions } from './pipeline/reveal.ts';
export type { Counts, HeldRecord } from './model/counts.ts';

// Rules
export type { RuleFile } from './model/rule.ts';
export {
  lintRules,
  listRules,
  type RuleExampleResult,
  type RuleLint,
  type RuleTestResult,
  testRuleFile,
} from './engine/rule-tools.ts';

// Policies and configuration
export { loadPolicy, type LoadOptions } from './policy/load.ts';
export type { Action, DenyTerm, Policy } from './model/policy.ts';
export type { PolicyFile } from './policy/policy-file.ts';
export { policyReport } from './policy/report.ts';
export { COLUMN_MEANINGS, initTemplate, loadConfig } from './config/chatveil-yaml.ts';
export { unknownName } from './config/nearest.ts';

// Keys: where they lie, and what people do with them, each in the audit
export {
  journalOf,
  KEK_VARIABLE,
  keyFileOf,
  type KeyPlaces,
  openAudit,
  openKeys,
  type OpenKeys,
  storeFileOf,
} from './keys/open-keys.ts';
export { conversationHandle, handleOf } from './keys/handles.ts';
export {
  checkedDomainName,
  checkedSettings,
  type DomainSettings,
  REVEAL_MODES,
} from './keys/domain-settings.ts';
export {
  type Act,
  changeDomain,
  createDomain,
  expireKeys,
  findPlaces,
  holdSubject,
  restoreErasures,
} from './keys/admin/acts.ts';
export { type Erasure, eraseSubject } from './keys/admin/erase.ts';
export { certificateJson, REACHES_WITHIN_SECONDS, reachOf } from './keys/admin/certificate.ts';
export { rotateKeys, type RotationStep } from './keys/admin/rotate.ts';
export { type KeyStatus, keyStatus } from './keys/admin/status.ts';
export { enrollApprover, removeApprover } from './keys/grants/approvers.ts';
export { type Grant, readGrantFile, signGrant, type SignedGrant } from './keys/grants/grant.ts';
export { newSigningKey, publicKeyOf } from './keys/grants/signing-key.ts';
export { checkpointOf, signCheckpoint, verifyAgainst } from './keys/audit/checkpoint.ts';
export type { Audit } from './keys/audit/audit.ts';
export { auditRecords } from './keys/audit/audit-records.ts';
export { systemUser } from './keys/audit/system-user.ts';

// Words
export { ENTITY_TYPES, type EntityType, isEntityType } from './model/entity-types.ts';
export { ChatveilError, ERROR_CODES, type ErrorCode, type ErrorPlace } from './model/errors.ts';
export type { Evidence } from './model/finding.ts';
export { FORMAT_NAMES, type FormatName } from './model/format.ts';
export type { Role } from './model/roles.ts';

// Records as workers see them: for an engine module of one's own, and for the command line
export { createRecordEngine } from './engine/record-engine.ts';
export type {
  ConsideredFinding,
  EngineSettings,
  KeySettings,
  LocatedRecord,
  RecordEngine,
  RecordResult,
} from './engine/types.ts';

// Reports as text
export { formatExplanation } from './reports/explanation-text.ts';
export { formatPreview, type PreviewPiece } from './reports/preview-text.ts';
export { formatProgress } from './reports/progress-line.ts';
export { summaryCsv, summaryJson } from './reports/summary-files.ts';
export type { SummaryInput } from './reports/summary-input.ts';
export { formatHeld, formatSummary } from './reports/summary-text.ts';
export { formatTable } from './reports/table.ts';
