/** What the services are called everywhere. */
export const nameOf: Record<string, string> = { postgres: 'PostgreSQL', mariadb: 'MariaDB', redis: 'Redis' };

/** A first line for the query box, in each one's own language. */
export const exampleOf: Record<string, string> = {
  postgres: 'SELECT now(), current_user',
  mariadb: 'SELECT now(), current_user()',
  redis: 'INFO keyspace',
};
