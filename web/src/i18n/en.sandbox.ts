import type { Message } from './types';

/** What went wrong in a sandbox, its terminals and its way out, in English. Part of the texts of `en.ts`. */
export const enSandbox = {
  'error.sandbox.docker-unreachable': 'No Docker Engine answers here. Start it, or let this project run in a sandbox.',
  'error.sandbox.runtime-missing':
    'The program that runs sandboxes is missing on this machine. “forja doctor” says how to get it.',
  'error.sandbox.agent-missing': 'A part of Forja is missing. Run “forja up” again to build it.',
  'error.sandbox.data-folder-closed': 'The sandbox cannot reach its folder. “forja doctor” says why.',
  'error.sandbox.data-in-use': 'Another Forja uses the same data folder.',
  'error.sandbox.not-started': 'The sandbox could not be started. Its output says why.',
  'error.sandbox.lost': 'The sandbox went away. Restart the app.',
  'error.sandbox.out-of-memory': 'The app used more memory than it may. Ask for something lighter, or raise the limit.',
  'error.sandbox.server-exited': 'The app ended by itself. The last lines of the log say why.',
  'error.sandbox.not-ready': 'The app started but never answered on its port.',
  'error.sandbox.no-recipe': 'It is not clear how to start this project. A forja.json can say it.',
  'error.sandbox.recipe-invalid': 'The project’s forja.json cannot be read.',
  'error.sandbox.command-not-started': 'The command could not be started.',
  'error.sandbox.too-many-connections': 'Too many connections to the app at once.',
  'error.sandbox.broken': 'The sandbox broke on our side. The server’s log says more.',
  'error.sandbox.failed': 'The app could not be started.',
  'error.sandbox.busy': 'The sandbox is busy with something else. Try again in a moment.',
  'error.sandbox.agent-unknown': 'The sandbox answered in a way that is not understood. Run “forja up” again.',
  'error.sandbox.name-in-use': 'A sandbox of this project is still being cleaned up. Try again in a moment.',
  'error.sandbox.no-user-ids':
    'This account has no user ids to give to sandboxes. “forja doctor” says how to get them.',
  'error.sandbox.server-stopping': 'The server is stopping.',
  'error.sandbox.stopped': 'The app is asleep.',
  'error.sandbox.unreachable': 'The sandbox does not answer. Restart the app.',
  'error.sandbox.command-invalid': 'This command cannot be run.',
  'error.terminal.too-many': 'This project has as many terminals open as it may have. Close one first.',
  'error.terminal.not-found': 'This terminal is closed.',
  'error.terminal.socket-required': 'A terminal is opened by the workbench.',
  'error.egress.not-allowed': 'The app may not reach this domain. Allow it for this project if it should.',
  'error.egress.private-address': 'This leads to a private network or to this machine, which no app may reach.',
  'error.egress.unknown-name': 'There is no such domain.',
  'error.egress.unreachable': 'Nobody answers there.',
  'error.egress.too-many-connections': 'The app has too many connections to the outside open.',
  'error.egress.domain-invalid': 'This is no domain. Write api.example.com or *.example.com.',
  'error.sandbox.disk-full':
    'The app has filled the disk space that it may use. Delete files it does not need, then restart it.',
  'error.sandbox.too-many-processes':
    'The app started more processes than it may. Restart it; the log says what started them.',
  'error.sandbox.timeout-invalid': 'This time limit cannot be used.',
} as const satisfies Record<string, Message>;
