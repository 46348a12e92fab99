import { userInfo } from 'node:os';
import { ChatveilError } from '../../model/errors.ts';

/** Who acts unless somebody else is named. USAGE where the system has no name for its user, as in some containers. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    throw new ChatveilError('USAGE', 'the system names no user; say who acts with --actor');
  }
}
