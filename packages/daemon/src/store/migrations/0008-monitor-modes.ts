/** Every mode in which somebody was heard, in the order they came: one listening may become another. */
export const monitorModesMigration = /* sql */ `
ALTER TABLE monitoring ADD COLUMN modes TEXT NOT NULL DEFAULT '';
UPDATE monitoring SET modes = mode WHERE started_at IS NOT NULL;
`;
