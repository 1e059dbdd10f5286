import type { DraftAuthor } from '../moderation/rule';

/** What we use of an admin user. */
export type AdminUser = {
  readonly id: number;
  readonly firstname?: string | null;
  readonly lastname?: string | null;
  readonly username?: string | null;
};

/** What we use of a users-permissions user. */
export type SiteUser = {
  readonly id: number;
  readonly documentId?: string;
  readonly username?: string | null;
  readonly email?: string | null;
};

/** As an admin user signs. */
export const staffName = ({ firstname, lastname, username }: AdminUser): string =>
  [firstname, lastname].filter(Boolean).join(' ') || (username ?? '') || 'Staff';

/** Author key of an admin user. */
export const staffKey = (id: number): string => `staff:${id}`;

export const staffAuthor = (user: AdminUser): DraftAuthor & { readonly key: string } => ({
  kind: 'staff',
  key: staffKey(user.id),
  name: staffName(user),
  email: null,
  url: null,
  isProven: true,
  isStaff: true,
});

export const userAuthor = (user: SiteUser): DraftAuthor & { readonly key: string } => ({
  kind: 'user',
  key: `user:${user.documentId ?? user.id}`,
  name: user.username ?? '',
  email: user.email ?? null,
  url: null,
  isProven: true,
  isStaff: false,
});
