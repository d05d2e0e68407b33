/** Calls that agents dialled: `out`; every call of before came in. Why a number was not reached. */
export const outboundMigration = /* sql */ `
ALTER TABLE interaction ADD COLUMN direction TEXT NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out'));
ALTER TABLE interaction ADD COLUMN dial_reason TEXT;
`;
