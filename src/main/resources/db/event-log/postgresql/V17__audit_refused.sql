-- What was refused for want of a role or of the right password is in the audit too.
ALTER TABLE audit DROP CONSTRAINT audit_outcome_check;
ALTER TABLE audit ADD CONSTRAINT audit_outcome_check CHECK (outcome IN ('begun', 'done', 'failed', 'refused'));
