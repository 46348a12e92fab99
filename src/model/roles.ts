/** Who speaks. `unknown` where the transcript does not say. */
export const ROLES = ['unknown', 'customer', 'agent', 'bot', 'system'] as const;
export type Role = (typeof ROLES)[number];
