/**
 * The tables of the shared store, in a schema of their own; the columns are those of the embedded one. `%` stands for
 * the schema's quoted name. The audit can only grow, which a trigger sees to.
 */
export const POSTGRES_SCHEMA = `
CREATE SCHEMA IF NOT EXISTS %;
CREATE TABLE IF NOT EXISTS %.generations (generation integer PRIMARY KEY, kek_check bytea NOT NULL);
CREATE TABLE IF NOT EXISTS %.domains (
  domain text PRIMARY KEY, generation integer NOT NULL, wrapped bytea NOT NULL, settings text NOT NULL
);
CREATE TABLE IF NOT EXISTS %.data_keys (
  kid bytea PRIMARY KEY, domain text NOT NULL, subject bytea, epoch text NOT NULL, generation integer NOT NULL,
  wrapped bytea, state smallint NOT NULL, not_after bigint
);
CREATE UNIQUE INDEX IF NOT EXISTS active_keys ON %.data_keys (domain, subject, epoch) WHERE state = 0;
CREATE INDEX IF NOT EXISTS old_keys ON %.data_keys (domain, subject) WHERE state = 1;
CREATE INDEX IF NOT EXISTS due_keys ON %.data_keys (not_after) WHERE not_after IS NOT NULL AND state < 2;
CREATE TABLE IF NOT EXISTS %.holds (
  domain text NOT NULL, subject bytea NOT NULL, basis text NOT NULL, PRIMARY KEY (domain, subject)
);
CREATE TABLE IF NOT EXISTS %.tombstones (
  domain text NOT NULL, tombstone bytea NOT NULL, subject bytea NOT NULL, time bigint NOT NULL,
  PRIMARY KEY (domain, tombstone)
);
CREATE TABLE IF NOT EXISTS %.short_ids (
  domain text NOT NULL, id bytea NOT NULL, mac bytea, shared boolean NOT NULL, PRIMARY KEY (domain, id)
);
CREATE TABLE IF NOT EXISTS %.vault (
  domain text NOT NULL, id bytea NOT NULL, kid bytea NOT NULL, sealed bytea NOT NULL, PRIMARY KEY (domain, id, kid)
);
CREATE INDEX IF NOT EXISTS vault_by_key ON %.vault (kid);
CREATE TABLE IF NOT EXISTS %.places (
  domain text NOT NULL, subject bytea NOT NULL, name bytea NOT NULL, kid bytea NOT NULL, sealed bytea NOT NULL,
  PRIMARY KEY (domain, subject, name)
);
CREATE INDEX IF NOT EXISTS places_by_key ON %.places (kid);
CREATE TABLE IF NOT EXISTS %.approvers (name text COLLATE "C" PRIMARY KEY, public_key text NOT NULL);
CREATE TABLE IF NOT EXISTS %.audit (seq bigint PRIMARY KEY, body text NOT NULL, hash text NOT NULL);
CREATE OR REPLACE FUNCTION %.audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit only grows'; END $$;
DROP TRIGGER IF EXISTS audit_stays ON %.audit;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON %.audit
  FOR EACH STATEMENT EXECUTE FUNCTION %.audit_only_grows();
`;
