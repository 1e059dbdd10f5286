import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { readDesk, moderate, sanction } = permissions;

export const authorRoutes = () => [
  adminRoute('GET', '/authors/:key', 'author.findOne', readDesk),
  adminRoute('POST', '/authors/:key/sanctions', 'author.putSanction', sanction),
  adminRoute('DELETE', '/sanctions/:id', 'author.liftSanction', sanction),
  adminRoute('POST', '/authors/:key/notes', 'author.writeNote', moderate),
  adminRoute('DELETE', '/notes/:id', 'author.deleteNote', moderate),
];
