/**
 * The tables of the embedded store. Keys are small (about 130 bytes) and stand in the order of their random ids, with
 * one index by owner; a destroyed key keeps its id and state alone. The audit can only grow, which triggers see to.
 */
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS generations (generation INTEGER PRIMARY KEY, kek_check BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS domains (
  domain TEXT PRIMARY KEY, generation INTEGER NOT NULL, wrapped BLOB NOT NULL, settings TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS data_keys (
  kid BLOB PRIMARY KEY, domain TEXT NOT NULL, subject BLOB, epoch TEXT NOT NULL, generation INTEGER NOT NULL,
  wrapped BLOB, state INTEGER NOT NULL, not_after INTEGER
) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS active_keys ON data_keys (domain, subject, epoch) WHERE state = 0;
CREATE INDEX IF NOT EXISTS old_keys ON data_keys (domain, subject) WHERE state = 1;
CREATE INDEX IF NOT EXISTS due_keys ON data_keys (not_after) WHERE not_after IS NOT NULL AND state < 2;
CREATE TABLE IF NOT EXISTS holds (
  domain TEXT NOT NULL, subject BLOB NOT NULL, basis TEXT NOT NULL, PRIMARY KEY (domain, subject)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstones (
  domain TEXT NOT NULL, tombstone BLOB NOT NULL, subject BLOB NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (domain, tombstone)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS short_ids (
  domain TEXT NOT NULL, id BLOB NOT NULL, mac BLOB, shared INTEGER NOT NULL, PRIMARY KEY (domain, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vault (
  domain TEXT NOT NULL, id BLOB NOT NULL, kid BLOB NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (domain, id, kid)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vault_by_key ON vault (kid);
CREATE TABLE IF NOT EXISTS places (
  domain TEXT NOT NULL, subject BLOB NOT NULL, name BLOB NOT NULL, kid BLOB NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (domain, subject, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS approvers (name TEXT PRIMARY KEY, public_key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS audit (seq INTEGER PRIMARY KEY, body TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
CREATE TRIGGER IF NOT EXISTS audit_is_final BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END;
`;
