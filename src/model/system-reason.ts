/** What the commonest codes of the file system mean, for people. */
const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'it exists already',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'links that lead to each other',
};

/** Why a call to the system failed: words and its code, such as `ENOENT`; never its message, which may quote. */
export function systemReason(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return 'unknown error';
  const { code } = error;
  if (typeof code !== 'string' || !/^[A-Z_0-9]{1,40}$/.test(code)) return 'unknown error';
  return Object.hasOwn(MEANINGS, code) ? `${MEANINGS[code]} (${code})` : code;
}
