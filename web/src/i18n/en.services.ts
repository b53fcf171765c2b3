import type { Message } from './types';

/** What stands in the way of a project's databases, secrets and network, and the panes for them, in English. Part of the texts of `en.ts`. */
export const enServices = {
  'error.service.missing': 'This machine does not have this database. The line below installs it; then add it again.',
  'error.service.unknown': 'There is no such service. There are PostgreSQL, MariaDB and Redis.',
  'error.service.not-made': 'The database could not be made. What it printed says why.',
  'error.service.not-ready': 'The database did not answer in time. Start it again.',
  'error.service.exited': 'The database ended by itself. Start it again; its log says why.',
  'error.service.lost': 'The database’s sandbox went away. Start it again.',
  'error.service.stopped': 'The database was stopped.',
  'error.service.out-of-memory': 'The database used more memory than it may. Start it again with lighter work.',
  'error.service.disk-full': 'The database has filled its disk space. Delete data or snapshots, then start it again.',
  'error.service.copy-failed': 'The data could not be copied. Look whether the disk is full, then try again.',
  'error.service.no-data': 'There are no data yet.',
  'error.service.no-snapshot': 'This snapshot is not there any more.',
  'error.data.read-only': 'This would change data. Allow changes, then run it again.',
  'error.data.too-slow': 'This took too long and was stopped. Ask for less.',
  'error.data.query-failed': 'The database did not accept this.',
  'error.data.one-statement': 'One statement at a time, please.',
  'error.data.not-found': 'There is no such table or column any more.',
  'error.data.too-large': 'The answer is too large. Ask for fewer columns or rows.',
  'error.data.lost': 'The database closed the connection. Try again.',
  'error.secret.name-invalid': 'A name has letters, digits and _, and begins with a letter.',
  'error.secret.name-reserved': 'This name belongs to the platform. Choose another.',
  'error.secret.name-public':
    'Names like this are written into pages for everybody to read. Choose another name, or set it as a plain variable.',
  'error.secret.value-invalid': 'This value is too long, or has a character that no variable can hold.',
  'error.secret.value-short': 'A secret has at least 8 characters: a shorter one cannot be hidden in logs.',
  'error.secret.too-many': 'This project has as many variables as it may have. Remove one first.',
  'error.secret.not-found': 'This variable is not there any more.',
  'error.secret.keys-lost': 'The keys that sealed this project’s secrets are gone. Set the secrets again.',
  'sandbox.stage.starting-services': 'Starting the database',
} as const satisfies Record<string, Message>;
