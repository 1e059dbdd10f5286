import { expect, test } from 'vitest';

import { permissions } from '../../admin/permissions';
import { permissions as enforced } from '../../server/desk/contract';

test('the admin asks for the permissions that the server enforces', () => {
  expect(permissions).toEqual(enforced);
});
