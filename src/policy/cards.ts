/**
 * What a policy leaves of card numbers. A truncated number beside a token that can be joined gives the card away to whoever
 * can guess the digits between (PCI DSS v4.0.1, 3.5.1), so a policy, and a domain, does one or the other.
 */
import { ChatveilError } from '../model/errors.ts';
import type { Action, Policy } from '../model/policy.ts';
import { ROLES } from '../model/roles.ts';
import { operatorNamed, parametersOf } from './check-action.ts';

export type Cards = 'sealed' | 'shown';

/** Undefined if nothing of them is left. @throws ChatveilError POLICY_INVALID for a policy that does both */
export function cardsOf({ name, default: byDefault, types, roles }: Policy): Cards | undefined {
  const card = (action: Action | undefined): Action => action ?? types.CARD ?? byDefault;
  const actions = [card(undefined), ...ROLES.map((role) => card(roles[role]?.CARD))].map(
    (action) => [operatorNamed(action.action), parametersOf(action)] as const,
  );
  const isSealed = actions.some(([operator]) => operator.keyed === true);
  const isShown = actions.some(([operator, parameters]) => operator.shows(parameters));
  if (isSealed && isShown)
    throw new ChatveilError(
      'POLICY_INVALID',
      'CARD can be sealed in tokens, or keep some of its digits, but not both',
      { subject: name, field: 'types.CARD' },
    );
  return isSealed ? 'sealed' : isShown ? 'shown' : undefined;
}
